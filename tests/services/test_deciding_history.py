"""The history of a case: what was decided before, why and when; who did it once names are told (R-091, R-097)."""

from collections.abc import Callable

import pytest

from audit_tool.errors import NotAllowedError
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.definition import Seat
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.deciding_history import Happened, Step
from audit_tool.services.rulings import Ruling
from audit_tool.storage import trail
from tests.conftest import COVER, Office, kept
from tests.services.test_moderating import HIGH, LOW, NOTE, SLIP, decide_all

Fill = Callable[..., None]
FIRST_TRY = Ruling("requires_improvement", *SLIP)
SECOND_TRY = Ruling("good", "different_evidence_seen", "Both had the plan.", "Read it twice.", "Say what a plan is.")


@pytest.fixture
@kept
def pair(office: Office, fill: Fill) -> int:
    """Two differences: ASM-19 and PLN-15."""
    office.hold_round()
    allocation = office.allocate()
    fill("A-02", allocation)
    fill("A-09", allocation, PLN_15=LOW, ASM_19=LOW)
    return allocation


def acts(steps: tuple[Step, ...]) -> list[tuple[str, str]]:
    return [(step.act.value, step.code) for step in steps]


def test_each_decision_is_told_with_the_one_before_it(office: Office, pair: int) -> None:
    moderating = office.as_("M-01").moderating
    assert moderating.history(pair) == ()
    moderating.send_to_panel(pair, "PLN-15")
    moderating.decide(pair, "PLN-15", FIRST_TRY)
    moderating.decide(pair, "PLN-15", SECOND_TRY)
    decide_all(moderating, pair)
    steps = moderating.history(pair)
    assert acts(steps) == [
        (Happened.SENT, "PLN-15"),
        (Happened.DECIDED, "PLN-15"),
        (Happened.DECIDED, "PLN-15"),
        (Happened.ACCEPTED, ""),
        (Happened.DECIDED, "ASM-19"),
        (Happened.FINISHED, ""),
    ]
    assert [step.ruling for step in steps[1:3]] == [FIRST_TRY, SECOND_TRY]
    assert [step.at for step in steps] == sorted(step.at for step in steps)


def test_r091_who_did_it_is_told_once_the_case_is_decided(office: Office, pair: int) -> None:
    moderating = office.as_("M-01").moderating
    moderating.decide(pair, "PLN-15", FIRST_TRY)
    assert {step.by for step in moderating.history(pair)} == {""}
    decide_all(moderating, pair)
    assert {step.by for step in moderating.history(pair)} == {"M-01"}


def test_only_those_who_may_compare_read_it(office: Office, pair: int) -> None:
    office.as_("M-01").moderating.decide(pair, "PLN-15", FIRST_TRY)
    assert len(office.as_("Q-01").moderating.history(pair)) == 1
    for person in ("A-02", "A-09", "A-11"):
        with pytest.raises(NotAllowedError):
            office.as_(person).moderating.history(pair)


def test_an_audit_that_was_opened_again_is_part_of_it(office: Office, fill: Fill, pair: int) -> None:
    office.as_("M-01").moderating.decide(pair, "PLN-15", FIRST_TRY)
    office.as_("Q-01").auditing.reopen(pair, Seat.SECOND, "A record was found.")
    fill("A-09", pair, PLN_15=Answer("outstanding", NOTE, ("plan",)), ASM_19=LOW)
    steps = office.as_("M-01").moderating.history(pair)
    assert [(step.act, step.words) for step in steps[1:]] == [
        (Happened.AUDIT_REOPENED, "B: A record was found."),
        (Happened.AUDIT_AGAIN, "B"),
    ]


def test_a_case_audited_twice_has_two_histories(office: Office, fill: Fill, pair: int) -> None:
    """The trail names a case by its reference, which two allocations share."""
    office.as_("M-01").moderating.decide(pair, "PLN-15", FIRST_TRY)
    new = NewAllocation("PW-1", "A-02", "A-09", form="SVD", cover=COVER)
    other = office.as_("Q-01").allocation.allocate(office.round_id, new)
    fill("A-02", other)
    fill("A-09", other)
    assert office.as_("M-01").moderating.history(other) == ()
    assert len(office.as_("M-01").moderating.history(pair)) == 1


def test_entries_of_before_are_read_where_they_can_be_of_no_other_case(office: Office, pair: int) -> None:
    work = office.as_("M-01").work
    with work.store.transaction() as session:
        trail.add(session, work.clock(), None, "sent to panel", "PW-1", "PLN-15")
        trail.add(session, work.clock(), None, "case decided", "PW-1", "0" * 64)
    old = [(Happened.SENT, "PLN-15"), (Happened.FINISHED, "")]
    assert acts(office.as_("M-01").moderating.history(pair)) == old
    office.as_("Q-01").allocation.allocate(office.round_id, NewAllocation("PW-1", "A-02", form="SVD", cover=COVER))
    assert office.as_("M-01").moderating.history(pair) == ()


def test_what_an_opened_audit_settled_is_not_asked_again(office: Office, fill: Fill, pair: int) -> None:
    """A decision that no longer stands asks nobody about an answer that both give by now."""
    moderating = office.as_("M-01").moderating
    moderating.decide(pair, "PLN-15", FIRST_TRY)
    moderating.send_to_panel(pair, "ASM-19")
    office.as_("Q-01").auditing.reopen(pair, Seat.SECOND, "A record was found.")
    fill("A-09", pair, PLN_15=HIGH, ASM_19=HIGH)
    comparison = office.as_("M-01").moderating.comparison(pair)
    assert comparison.to_decide == []
    assert {"PLN-15", "ASM-19"} <= {each.item.code for each in comparison.agreed}
