"""An inadequate case comes back at three months, audited by others, and is shown beside the first (R-098, R-140)."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.standards import add_months
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.conflicts import ConflictError
from audit_tool.services.identity import Role
from audit_tool.services.people import NewPerson
from audit_tool.services.reaudits import ReauditEntry, ReauditState
from audit_tool.services.reopening import Cause
from audit_tool.services.round_terms import NewRound
from audit_tool.services.rulings import Ruling
from tests.conftest import CHEAP, COVER, PASSPHRASE, Office, kept
from tests.services.test_concerns import raised

Fill = Callable[..., None]
LATER = date(2027, 2, 8)


def decide(office: Office, allocation: int, fill: Fill, grade: str) -> None:
    """Both auditors give the same grade everywhere, and the moderator finishes the case."""
    for person in ("A-02", "A-09"):
        fill(person, allocation, grade)
    settle(office, allocation)


def settle(office: Office, allocation: int) -> None:
    moderating = office.as_("M-01").moderating
    moderating.accept_agreed(allocation)
    for routed in moderating.comparison(allocation).open_items:
        value = routed.item.a
        note = "Both saw the same and said so in other words."
        moderating.decide(allocation, routed.item.code, Ruling(value, "slip_or_wrong_key", note))
    moderating.finish(allocation)


@pytest.fixture
@kept
def inadequate(office: Office, fill: Fill) -> Office:
    """Case 1 is decided as inadequate."""
    office.hold_round()
    decide(office, office.allocate(), fill, "inadequate")
    return office


def only(office: Office) -> ReauditEntry:
    (found,) = office.as_("Q-01").reaudits.listing()
    return found


def again(office: Office, first: str = "A-11", second: str = "A-12") -> int:
    """The case is given out once more in a later round."""
    lead = office.as_("Q-01")
    lead.people.add(NewPerson("A-12"))
    lead.give_passphrase("A-12", PASSPHRASE, CHEAP)
    later = lead.round_setting.create(NewRound("Practice week: February 2027", LATER, LATER + timedelta(days=4)))
    lead.people.give_role("M-01", Role.MODERATOR, later)
    return lead.allocation.allocate(later, NewAllocation("PW-1", first, second, cover=COVER))


def test_r098_a_final_inadequate_books_a_re_audit_at_three_months(inadequate: Office) -> None:
    found = only(inadequate)
    assert (found.reference, found.state, found.auditors) == ("PW-1", ReauditState.BOOKED, ("A-02", "A-09"))
    assert found.due_on == add_months(inadequate.as_("Q-01").work.today(), 3)
    assert found.reason == "The case was found inadequate."


def test_r098_no_other_grade_books_one(office: Office, fill: Fill) -> None:
    office.hold_round()
    decide(office, office.allocate(), fill, "requires_improvement")
    assert office.as_("Q-01").reaudits.listing() == ()


def test_r098_the_months_are_the_councils_own(office: Office, fill: Fill) -> None:
    office.hold_round()
    office.as_("Q-01").reaudits.put_months(6)
    decide(office, office.allocate(), fill, "inadequate")
    assert only(office).due_on == add_months(office.as_("Q-01").work.today(), 6)
    with pytest.raises(WrongInputError):
        office.as_("Q-01").reaudits.put_months(0)


def test_deciding_again_books_no_second_one(inadequate: Office) -> None:
    inadequate.as_("Q-01").reopening.reopen(1, Cause.CORRECTION, "PLN-15", "A note was overlooked by both.")
    inadequate.as_("M-01").moderating.decide(
        1, "PLN-15", Ruling("inadequate", "slip_or_wrong_key", "It stays as it was, for all that.")
    )
    inadequate.as_("M-01").moderating.finish(1)
    assert only(inadequate).state is ReauditState.BOOKED


def test_r098_the_case_given_out_again_is_the_re_audit(inadequate: Office) -> None:
    made = again(inadequate)
    found = only(inadequate)
    assert (found.state, found.came_of_it) == (ReauditState.ALLOCATED, made)
    assert found.again_in == "Practice week: February 2027"


def test_r098_whoever_audited_it_first_is_barred_from_auditing_it_again(inadequate: Office) -> None:
    with pytest.raises(ConflictError, match="audited it within 12 months"):
        again(inadequate, "A-02")
    assert only(inadequate).state is ReauditState.BOOKED


def test_r098_both_times_stand_beside_each_other(inadequate: Office, fill: Fill) -> None:
    made = again(inadequate)
    inadequate.clock.now += timedelta(days=90)
    for person in ("A-11", "A-12"):
        fill(person, made, "requires_improvement")
    settle(inadequate, made)
    found = only(inadequate)
    assert found.state is ReauditState.DONE
    both = inadequate.as_("Q-01").reaudits.both_times(found.id)
    assert (both.grades[0].first, both.grades[0].again) == ("inadequate", "requires_improvement")
    assert len(both.grades) > 5
    assert {(each.first, each.again) for each in both.grades} == {("inadequate", "requires_improvement")}
    assert both.only_once == 0


def test_moving_and_calling_off_need_a_reason_and_keep_the_first_day(inadequate: Office) -> None:
    lead = inadequate.as_("Q-01").reaudits
    booked = only(inadequate)
    with pytest.raises(WrongInputError, match="reason"):
        lead.move(booked.id, booked.due_on + timedelta(days=30), "")
    with pytest.raises(WrongInputError, match="past"):
        lead.move(booked.id, date(2026, 1, 1), "The family asked for it.")
    lead.move(booked.id, booked.due_on + timedelta(days=30), "The next practice week is in March.")
    moved = only(inadequate)
    assert (moved.first_due_on, moved.due_on) == (booked.due_on, booked.due_on + timedelta(days=30))
    lead.call_off(booked.id, "The family has moved to another council.")
    assert only(inadequate).state is ReauditState.CALLED_OFF
    with pytest.raises(WrongInputError, match="called off"):
        lead.move(booked.id, booked.due_on, "The family has come back.")


def test_a_re_audit_that_is_past_its_day_is_late(inadequate: Office) -> None:
    inadequate.clock.now += timedelta(days=120)
    assert only(inadequate).late


def test_a_re_audit_can_be_booked_by_hand_once_a_case_is_decided(office: Office, fill: Fill) -> None:
    office.hold_round()
    allocation = office.allocate()
    lead = office.as_("Q-01")
    day = date(2027, 5, 10)
    with pytest.raises(WrongInputError, match="not decided"):
        lead.reaudits.book(allocation, day, "A sample of those that require improvement.")
    decide(office, allocation, fill, "requires_improvement")
    lead = office.as_("Q-01")
    lead.reaudits.book(allocation, day, "A sample of those that require improvement.")
    assert only(office).due_on == day
    with pytest.raises(WrongInputError, match="already"):
        lead.reaudits.book(allocation, day, "A sample of those that require improvement.")


def test_r140_what_was_promised_and_never_booked_is_listed(office: Office, fill: Fill) -> None:
    office.hold_round()
    allocation = office.allocate()
    words = "The plan has drifted for months. This case will be audited again in six months."
    for person in ("A-02", "A-09"):
        fill(person, allocation, "good", PLN_15=Answer("good", words, ("plan",)))
    settle(office, allocation)
    found = office.as_("Q-01").reaudits.promises()
    assert [(each.reference, each.question, each.sentence) for each in found] == [
        ("PW-1", "PLN-15", "This case will be audited again in six months.")
    ]
    office.as_("Q-01").reaudits.book(allocation, date(2027, 5, 10), "As was promised in the audit.")
    assert office.as_("Q-01").reaudits.promises() == ()


def test_only_the_quality_lead_sees_what_comes_back(inadequate: Office) -> None:
    for person in ("A-02", "A-11", "M-01"):
        with pytest.raises(NotAllowedError):
            inadequate.as_(person).reaudits.listing()


def test_r096_a_case_is_not_decided_while_a_concern_about_it_is_open(office: Office, fill: Fill) -> None:
    office.hold_round()
    allocation = office.allocate()
    concern = raised(office.as_("A-02"), allocation_id=allocation)
    for person in ("A-02", "A-09"):
        fill(person, allocation, "good")
    with pytest.raises(WrongInputError, match="concern about this case is open"):
        settle(office, allocation)
    lead = office.as_("Q-01").concerns
    lead.tell(concern, "Duty manager", "Telephone", office.clock.now)
    lead.answer(concern, "A visit this afternoon.")
    lead.close(concern, "The child was seen and is safe.", "The case note of today.", "yes")
    office.as_("M-01").moderating.finish(allocation)
    assert office.as_("M-01").moderating.comparison(allocation).decided_at is not None
