"""R-052, R-155: a row's measure is counted from settled audits by quarter, and from nothing else."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.plan import NewPlanRow
from audit_tool.services.plan_measures import QUESTION, THEME
from audit_tool.services.round_terms import NewRound
from tests.conftest import COVER, Office, kept

YEAR, REFERENCE, GRADED, FACT = "2026-27", "WFD 3.1", "MGT-16", "MGT-04"
WORDS = "What was seen on the record, and what it means for the child's day."
LOW, NOT_JUDGED = (
    Answer("requires_improvement", WORDS, ("assessment",)),
    Answer("not_judged", WORDS, reason="too_early"),
)


@pytest.fixture
@kept
def measured(office: Office, fill: Callable[..., None]) -> Office:
    """Three single audits in one quarter and two in the next, with one not judged; a pilot beside them."""
    office.hold_round()
    lead = office.as_("Q-01")
    lead.plan.begin(YEAR)
    lead.plan.add_row(YEAR, NewPlanRow(REFERENCE, "WFD 3", "Supervision", "Better supervision", "March 2027", ("PSW",)))
    lead.plan_measures.rest_on(YEAR, REFERENCE, QUESTION, GRADED)
    lead.plan_measures.rest_on(YEAR, REFERENCE, QUESTION, FACT)
    given = [{}, {"MGT_16": LOW, "MGT_04": Answer("partly", "Some.")}, {"MGT_16": NOT_JUDGED}, {}, {}]
    for number, changes in enumerate(given, start=1):
        if number == 4:
            office.clock.now += timedelta(days=60)
        fill("A-02", alone(office, office.round_id, f"PW-{number}"), **changes)
    days = date(2027, 1, 11), date(2027, 1, 15)
    pilot = office.as_("Q-01").round_setting.create(NewRound("Pilot", *days, pilot=True))
    fill("A-02", alone(office, pilot, "PW-9"))
    return office


def alone(office: Office, round_id: int, reference: str) -> int:
    return office.as_("Q-01").allocation.allocate(round_id, NewAllocation(reference, "A-02", cover=COVER))


def told(office: Office, person: str = "Q-01") -> list[str]:
    return [each.sentence.split(") ", 1)[1] for each in office.as_(person).plan_measures.of(YEAR)[REFERENCE]]


def test_r155_decided_audits_are_counted_by_quarter_with_what_was_not_judged_beside(measured: Office) -> None:
    for person in ("Q-01", "A-11"):
        assert told(measured, person) == [
            (
                "good or outstanding: 1 of 2 in 2026-27 Q3, 2 of 2 in Q4: too few to tell a change. "
                "Without a rating: 1 in 2026-27 Q3."
            ),
            (
                "answered yes: 2 of 3 in 2026-27 Q3, 2 of 2 in Q4: too few to tell a change; the count is the "
                "same, only the total differs."
            ),
        ]


def test_an_audit_counts_only_once_its_case_is_settled_and_by_what_was_decided(
    measured: Office, fill: Callable[..., None]
) -> None:
    before = told(measured)
    case = measured.allocate("PW-20")
    fill("A-02", case)
    assert told(measured) == before
    fill("A-09", case)
    assert told(measured) == before
    moderating = measured.as_("M-01").moderating
    moderating.accept_agreed(case)
    moderating.finish(case)
    assert "3 of 3 in Q4" in told(measured)[0]


def test_r080_a_first_audit_that_calls_for_a_second_is_not_counted_before_it(
    measured: Office, fill: Callable[..., None]
) -> None:
    """Whoever will be its second auditor reads the plan, and one more case beside a count tells its grade."""
    before = told(measured, "A-11")
    fill("A-02", alone(measured, measured.round_id, "PW-21"), "inadequate")
    assert told(measured, "A-11") == before


def test_r052_themes_pool_grades_and_what_a_row_rested_on_can_be_taken_away(measured: Office) -> None:
    measures = measured.as_("Q-01").plan_measures
    measures.rest_on(YEAR, REFERENCE, THEME, "management_oversight")
    measures.rest_on(YEAR, REFERENCE, THEME, "management_oversight")
    *_, theme = measures.of(YEAR)[REFERENCE]
    assert theme.words == "Grades on management oversight good or outstanding"
    assert sum(each.of for each in theme.counts) >= sum(each.of for each in measures.of(YEAR)[REFERENCE][0].counts)
    for kind, code in ((QUESTION, GRADED), (QUESTION, FACT), (THEME, "management_oversight")):
        measures.no_longer(YEAR, REFERENCE, kind, code)
    assert measures.of(YEAR) == {}
    assert measured.as_("Q-01").check() == ()


def test_only_what_forms_ask_can_be_counted_and_only_the_lead_says_so(measured: Office) -> None:
    measures = measured.as_("Q-01").plan_measures
    offered = {(each.kind, each.code) for each in measures.offered()}
    assert {(QUESTION, GRADED), (QUESTION, FACT), (THEME, "supervision")} <= offered
    with pytest.raises(WrongInputError, match="No form has a question XYZ-01"):
        measures.rest_on(YEAR, REFERENCE, QUESTION, "XYZ-01")
    for act in ("rest_on", "no_longer"):
        with pytest.raises(NotAllowedError):
            getattr(measured.as_("A-02").plan_measures, act)(YEAR, REFERENCE, QUESTION, GRADED)
