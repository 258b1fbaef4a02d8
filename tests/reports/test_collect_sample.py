"""R-021, R-024, R-028, R-033: the statement on a sample says how cases were chosen and swapped, and it adds up."""

from datetime import date
from pathlib import Path

import pikepdf
import pytest

from audit_tool.analysis.allocating import Rule, TeamSpell
from audit_tool.analysis.sample_settings import ByHand, SampleSettings
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.definition import Seat
from audit_tool.reports.request import Request
from audit_tool.reports.sample.collect import NOTHING_CAME_IN, collect
from audit_tool.reports.sample.content import Reasoned
from audit_tool.reports.saving import make, proposed_name
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.conflicts import Lift
from audit_tool.services.identity import Role
from audit_tool.services.people import NewPerson
from audit_tool.services.population import ListedCase, Source
from audit_tool.services.sample_entries import Outcome
from tests.conftest import COVER, Office, kept

DAY = date(2026, 11, 9)
CASES = tuple(ListedCase(f"PW-{at:02}", team="North" if at % 2 else "South") for at in range(1, 21))
SETTINGS = SampleSettings("48213077", DAY, 4, reserves=1, picks=(ByHand("PW-03", "A complaint by the family"),))


@pytest.fixture
@kept
def week(office: Office) -> Office:
    """Four cases and one by hand are drawn out of twenty; one went out and its reserve came in, then none was left."""
    office.hold_round()
    lead = office.as_("Q-01")
    lead.population.bring_in(office.round_id, CASES, Source("list.csv", "", "0" * 64, {}))
    lead.sampling.draw(office.round_id, SETTINGS)
    for _ in range(2):
        first = next(one for one in lead.sampling.cases(office.round_id) if one.reference != "PW-03")
        lead.sampling.replace(office.round_id, first.reference, Outcome.NOT_IN_THEME, "Closed in June")
    return office


def test_r024_the_statement_tells_method_swaps_and_picks(week: Office) -> None:
    found = collect(week.as_("Q-01"), Request())
    assert found.method.startswith("From a list of 20 cases")
    assert found.drawn == "Drawn on 10 November 2026 by Q-01."
    assert found.changes.startswith("Since then 2 cases went out: 2 not in theme.")
    assert [swap.came_in == NOTHING_CAME_IN for swap in found.swaps] == [False, True]
    assert found.swaps[0].why == "Not in theme: Closed in June"
    assert found.picked == (Reasoned("PW-03", "A complaint by the family"),)
    assert [reference for reference, _, _ in found.cases].count(found.swaps[0].came_in) <= 1
    assert dict(found.proof)["Seed"] == "48213077"
    assert "changed after" not in dict(found.proof)["Fingerprint of the list (SHA-256)"]


def test_r021_its_figures_add_up(week: Office) -> None:
    found = collect(week.as_("Q-01"), Request())
    left, _, parts = found.sum.rstrip(".").partition(" in the population = ")
    assert int(left) == sum(int(part.split()[0]) for part in parts.split(" + ")) == 20
    assert dict(found.figures)["In the sample now"] == str(len(found.cases))


def test_r028_r033_lifted_rules_and_exempt_audits_are_told_with_their_reasons(week: Office) -> None:
    lead = week.as_("Q-01")
    reference = lead.sampling.cases(week.round_id)[0].reference
    team = next(case.team for case in CASES if case.reference == reference)
    lead.people.put_teams("A-02", (TeamSpell(team),))
    lift = Lift("A-02", Rule.TEAM, "Nobody else is here this week.")
    given = lead.allocation.allocate(
        week.round_id, NewAllocation(reference, "A-02", "A-09", cover=COVER, lifts=(lift,))
    )
    lead.exemptions.exempt(given, Seat.SECOND, "The auditor is ill this week.", "Director")
    found = collect(lead, Request())
    words = "A-02 is or was in its team within 12 months. Nobody else is here this week."
    assert found.lifted == (Reasoned(reference, words),)
    exempt = "The auditor is ill this week. Approved by Director."
    assert found.exempt == (Reasoned(f"{reference}, second audit", exempt),)
    lead.people.add(NewPerson("A-10", roles=(Role.AUDITOR,)))
    lead.allocation.reassign(given, Seat.FIRST, "A-10", "A-02 is of its team after all.")
    assert collect(lead, Request()).lifted == (), "whoever has the audit now needed no rule lifted"


def test_it_is_for_the_quality_lead_and_needs_a_sample(week: Office, tmp_path: Path) -> None:
    for code in ("A-02", "A-09", "M-01"):
        with pytest.raises(NotAllowedError):
            collect(week.as_(code), Request())
    lead = week.as_("Q-01")
    make("sample", lead, Request(), tmp_path / proposed_name("sample", Request()))
    with pikepdf.open(tmp_path / "sample.pdf") as pdf:
        assert len(pdf.pages) == 2


def test_without_a_sample_it_says_what_to_do(office: Office) -> None:
    office.hold_round()
    with pytest.raises(WrongInputError, match="Draw one first"):
        collect(office.as_("Q-01"), Request())
