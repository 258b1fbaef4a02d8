"""A practitioner who does not agree brings the case back before the panel, and a reopened case is told (R-095)."""

from collections.abc import Callable

import pytest

from audit_tool.formdef.answers import Answer
from audit_tool.services.companions import NewRecord
from audit_tool.services.reopening import Cause
from tests.conftest import Office, complete, kept
from tests.services.test_moderating import LOW, decide_all

SAID = "The plan was reviewed twice, and neither review was read."
WHY = "The team manager shows two plans that the panel had not seen."


@pytest.fixture
@kept
def decided(office: Office, fill: Callable[..., None]) -> int:
    """ASM-19 and PLN-15 differed and were decided good; the case is finished."""
    office.hold_round()
    allocation = office.allocate()
    fill("A-02", allocation)
    fill("A-09", allocation, PLN_15=LOW, ASM_19=LOW)
    decide_all(office.as_("M-01").moderating, allocation)
    return allocation


def reflect(office: Office, allocation: int, agrees: str = "no", said: str = SAID) -> None:
    """The practitioner's reflection is handed in."""
    lead = office.as_("Q-01")
    record = lead.companions.begin(NewRecord("PSR", office.round_id, allocation, voice="practitioner"))
    complete(lead.auditing, record, "good", {"PSR-13": Answer(agrees, said)})
    lead.auditing.submit(record)


def words_for(office: Office, person: str) -> list[str]:
    return [each.words for each in office.as_(person).coming_back.cases()]


def test_r095_a_reflection_that_does_not_agree_brings_the_case_back(office: Office, decided: int) -> None:
    assert office.as_("M-01").moderating.comparison(decided).dispute is None
    reflect(office, decided)
    dispute = office.as_("M-01").moderating.comparison(decided).dispute
    assert dispute is not None
    wanted = "The practitioner disputes the overall grade in their reflection of 10 November 2026: "
    assert dispute.reason == f"{wanted}“{SAID.rstrip('.')}”."
    (row,) = office.as_("M-01").moderating.panel(office.round_id)
    assert (row.why, row.disputed, row.waits) == ("The practitioner disputes it", True, True)
    for person in ("M-01", "Q-01"):
        assert words_for(office, person) == [dispute.reason]
    assert words_for(office, "A-02") == words_for(office, "A-11") == []


def test_it_stands_until_the_case_is_reopened_and_is_answered_by_the_next_outcome(office: Office, decided: int) -> None:
    reflect(office, decided)
    dispute = office.as_("Q-01").moderating.comparison(decided).dispute
    assert dispute is not None
    office.as_("Q-01").reopening.reopen(decided, Cause.DISPUTE, "OVR-01", dispute.reason)
    again = office.as_("M-01").moderating.comparison(decided)
    assert (again.dispute, again.former[-1].reason) == (None, dispute.reason)
    decide_all(office.as_("M-01").moderating, decided)
    assert office.as_("M-01").moderating.comparison(decided).dispute is None
    assert words_for(office, "M-01") == []


@pytest.mark.parametrize("agrees", ["yes", "partly"])
def test_who_agrees_disputes_nothing(office: Office, decided: int, agrees: str) -> None:
    reflect(office, decided, agrees)
    assert office.as_("M-01").moderating.comparison(decided).dispute is None
    assert words_for(office, "M-01") == []


def test_what_was_handed_in_before_the_decision_was_before_the_panel_then(
    office: Office, fill: Callable[..., None]
) -> None:
    office.hold_round()
    allocation = office.allocate()
    fill("A-02", allocation)
    fill("A-09", allocation)
    reflect(office, allocation)
    decide_all(office.as_("M-01").moderating, allocation)
    assert office.as_("M-01").moderating.comparison(allocation).dispute is None


def test_a_reopened_case_is_told_to_its_auditors_and_to_the_panel(office: Office, decided: int) -> None:
    for person in ("A-02", "A-09"):
        assert [task.reopened_on for task in office.as_(person).worklist.tasks()] == [None]
    office.as_("Q-01").reopening.reopen(decided, Cause.CORRECTION, "PLN-15", WHY)
    day = office.as_("Q-01").work.today()
    for person in ("A-02", "A-09"):
        assert [task.reopened_on for task in office.as_(person).worklist.tasks()] == [day]
    (words,) = words_for(office, "M-01")
    assert words == f"Reopened on 10 November 2026: correction. {WHY} The panel decides it again."
    assert words_for(office, "Q-01") == [], "who reopened it knows"
    decide_all(office.as_("M-01").moderating, decided)
    assert words_for(office, "M-01") == []
    assert [task.reopened_on for task in office.as_("A-02").worklist.tasks()] == [None]
