"""R-068, R-162: a reflection, feedback or observation on paper, for whoever wrote it and nobody else."""

from collections.abc import Callable

import pytest

from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.reports.catalogue import render
from audit_tool.reports.companion_record.collect import collect
from audit_tool.reports.request import Request
from audit_tool.services.companions import NewRecord
from audit_tool.services.first_reading import NewCompanion
from tests.conftest import Office, complete


@pytest.fixture
def observed(office: Office) -> int:
    """A practice observation of A-02's, a draft."""
    office.hold_round()
    desk = office.as_("A-02")
    return desk.companions.begin(NewRecord("OBS", office.round_id, subject="MEETING-12"))


@pytest.fixture
def submitted(office: Office, observed: int) -> int:
    desk = office.as_("A-02")
    complete(desk.auditing, observed, "good", {})
    desk.auditing.submit(observed)
    return observed


def test_it_holds_each_question_asked_with_its_answer(office: Office, submitted: int) -> None:
    desk = office.as_("A-02")
    found = collect(desk, Request(record=submitted))
    sheet = desk.auditing.sheet(submitted)
    asked = [one for section in sheet.sections() for one in section.questions]
    assert [one.question for section in found.sections for one in section.answers] == [
        one.question.text for one in asked
    ]
    assert (found.title, found.reference, found.author) == ("Practice observation", "MEETING-12", "A-02")
    assert found.fingerprint.replace(" ", "") == (sheet.fingerprint or "")[:12]
    assert found.submitted.startswith("10 November 2026, ")


def test_r072_it_says_whose_view_it_is(office: Office) -> None:
    """Two people asked about one case give two records, alike but for whose view it is."""
    office.hold_round()
    desk, case = office.as_("Q-01"), office.allocate()
    made = [
        desk.companions.begin(NewRecord("FCF", office.round_id, case, voice=voice)) for voice in ("child", "mother")
    ]
    for record in made:
        complete(desk.auditing, record, "good", {})
        desk.auditing.submit(record)
    assert [collect(desk, Request(record=record)).voice for record in made] == ["The child", "Mother"]
    assert {entry.about for entry in desk.companions.mine()} == {"PW-1, the child", "PW-1, mother"}
    with pytest.raises(WrongInputError, match=f"{made[1]} .*, PW-1, mother"):
        collect(desk, Request())


def test_a_record_kept_for_somebody_prints_without_a_fingerprint(office: Office) -> None:
    office.hold_round()
    desk, case = office.as_("Q-01"), office.allocate()
    said = {"FCF-13": Answer("She comes when she says.")}
    desk.first_reading.keep_companion(NewCompanion(case, "feedback", "child", "FCF", said))
    assert render("companion-record", desk, Request(record=1)).startswith(b"%PDF-")


def test_a_draft_is_not_printed(office: Office, observed: int) -> None:
    with pytest.raises(WrongInputError, match="once it is submitted"):
        collect(office.as_("A-02"), Request(record=observed))


def test_nobody_else_can_print_it(office: Office, submitted: int) -> None:
    for person in ("A-09", "M-01", "Q-01"):
        with pytest.raises(NotAllowedError, match="belongs to somebody else"):
            collect(office.as_(person), Request(record=submitted))


def test_it_is_never_public(office: Office, submitted: int) -> None:
    with pytest.raises(WrongInputError, match="never public"):
        collect(office.as_("A-02"), Request(record=submitted, audience="public"))


def test_an_audit_is_not_printed_as_one(office: Office, fill: Callable[..., None]) -> None:
    office.hold_round()
    allocation = office.allocate()
    fill("A-02", allocation)
    record = office.as_("A-02").auditing.begin(allocation)
    with pytest.raises(WrongInputError, match="case audit summary"):
        collect(office.as_("A-02"), Request(record=record))


def test_without_a_number_ones_own_records_are_named(office: Office, submitted: int) -> None:
    with pytest.raises(WrongInputError, match=f"{submitted} Practice observation, MEETING-12"):
        collect(office.as_("A-02"), Request())
    with pytest.raises(WrongInputError, match="no reflection, feedback or observation yet"):
        collect(office.as_("A-09"), Request())
