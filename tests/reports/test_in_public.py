"""R-165: whatever may be public passes one gate; a report that nobody thought of is refused there."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from audit_tool.errors import WrongInputError
from audit_tool.reports.catalogue import REPORTS, InPublic, ReportEntry, entry_of, render
from audit_tool.reports.request import INTERNAL, PUBLIC, UNMARKED, Request
from audit_tool.ui.screens.reports.offers import offers_of
from tests.conftest import Office
from tests.reports.test_collect_figures import FIGURES

MAY_BE = {"indicator-table", "practice-week", "improvement-plan", "blank-form"}
ASKED = (Request(audience=PUBLIC), Request(marking=UNMARKED))


def test_a_new_report_is_never_public_unless_it_says_so() -> None:
    assert ReportEntry("new", "New", "", "round", lambda _: "").in_public is InPublic.NEVER
    assert {each.name for each in REPORTS if each.in_public is not InPublic.NEVER} == MAY_BE


@pytest.mark.parametrize("request_", ASKED, ids=("audience", "marking"))
@pytest.mark.parametrize("entry", [each for each in REPORTS if each.name not in MAY_BE], ids=lambda each: each.name)
def test_every_other_report_refuses_the_public_before_it_reads_anything(
    office: Office, entry: ReportEntry, request_: Request
) -> None:
    with pytest.raises(WrongInputError, match="This report is never public"):
        render(entry.name, office.as_("Q-01"), request_)


@pytest.mark.parametrize("request_", ASKED, ids=("audience", "marking"))
def test_what_counts_audits_says_in_public_which_small_numbers_it_hides(
    office: Office, fill: Callable[..., None], request_: Request
) -> None:
    office.hold_round()
    for at in range(6):
        fill("A-02", office.allocate(f"PW-{at}", ""))
    lead = office.as_("Q-01")
    lead.figures.bring_in(FIGURES, "figures.csv")
    note = lead.small_numbers.policy().note()
    for entry in REPORTS:
        if entry.in_public is InPublic.SUPPRESSED:
            content = entry.collect(lead, request_)
            assert getattr(content, "small_numbers").startswith(note), entry.name  # noqa: B009 - no report is like another
            assert getattr(content, "told").figures, entry.name  # noqa: B009 - likewise


def test_a_report_that_says_it_hides_small_numbers_and_does_not_is_refused(office: Office) -> None:
    careless = replace(entry_of("blank-form"), in_public=InPublic.SUPPRESSED)
    with pytest.raises(WrongInputError, match="hides no small numbers"):
        careless.collect(office.as_("Q-01"), Request(audience=PUBLIC, form="CIN@1"))


def test_the_window_offers_the_audiences_of_the_catalogue(office: Office) -> None:
    for offer in offers_of(office.as_("Q-01")):
        assert offer.audiences == offer.entry.audiences
        assert (UNMARKED in offer.markings) == (PUBLIC in offer.audiences)
        assert offer.audiences[0] == INTERNAL
