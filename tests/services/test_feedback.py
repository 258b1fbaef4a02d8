"""Feedback to the practitioner: after the case is settled, on two clocks, answered, disputed (R-132, R-133, R-095)."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from audit_tool.analysis.feedback_counts import Response
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.services.feedback_terms import FeedbackCase, How, Limits
from audit_tool.services.reopening import Cause
from audit_tool.services.working_hours import Hours
from tests.conftest import Office, kept
from tests.services.test_coming_back import decided, words_for
from tests.services.test_moderating import LOW, decide_all

__all__ = ["decided"]
Fill = Callable[..., None]
TUESDAY = date(2026, 11, 10)
WHY = "The plan that was called missing is on the brother's record."


@pytest.fixture
@kept
def alone(office: Office, fill: Fill) -> int:
    """One auditor, whose audit is submitted on Tuesday, 10 November 2026."""
    office.hold_round()
    allocation = office.allocate(second="")
    fill("A-02", allocation)
    return allocation


def only(office: Office, person: str = "A-02") -> FeedbackCase:
    (found,) = office.as_(person).feedback.cases(office.round_id)
    return found


def give(office: Office, allocation: int, on: date = TUESDAY, person: str = "A-02") -> None:
    office.as_(person).feedback.give(allocation, on, How.IN_PERSON)


def dispute(office: Office, allocation: int, person: str = "A-02") -> None:
    office.as_(person).feedback.answer(allocation, Response.DISPUTES, WHY, TUESDAY)


def later(office: Office, days: int) -> None:
    office.clock.now += timedelta(days=days)


def test_r132_no_grade_is_told_while_a_second_audit_is_open_nor_before_the_decision(office: Office, fill: Fill) -> None:
    office.hold_round()
    allocation = office.allocate()
    for auditor in ("", "A-02", "A-09"):
        if auditor:
            fill(auditor, allocation, **({"PLN_15": LOW} if auditor == "A-09" else {}))
        for person in ("A-02", "Q-01"):
            assert office.as_(person).feedback.cases(office.round_id) == ()
            with pytest.raises(WrongInputError, match="not settled yet"):
                give(office, allocation, person=person)
    decide_all(office.as_("M-01").moderating, allocation)
    give(office, allocation)
    assert only(office).stage_words == "Given, no answer yet"


def test_r132_it_is_given_answered_and_nothing_noted_is_lost(office: Office, alone: int) -> None:
    assert only(office).stage_words == "To be given"
    office.as_("A-02").feedback.give(alone, TUESDAY, How.TELEPHONE)
    office.as_("Q-01").feedback.give(alone, TUESDAY, How.IN_PERSON, "Team manager")
    office.as_("A-02").feedback.answer(alone, Response.PARTLY, "The mornings are right.", TUESDAY)
    office.as_("A-02").feedback.answer(alone, Response.AGREES, "", TUESDAY)
    found = only(office, "Q-01")
    assert found.given is not None
    assert found.answered is not None
    assert (found.given.how, found.given.by) == (How.IN_PERSON, "Team manager")
    assert (found.answered.response, found.stage_words) == (Response.AGREES, "Agrees")
    assert [(each.by, each.words) for each in found.history] == [
        ("A-02", "By telephone on 10 November 2026, by A-02."),
        ("Q-01", "In person on 10 November 2026, by Team manager."),
        ("A-02", "Agrees in part, on 10 November 2026: “The mornings are right”."),
        ("A-02", "Agrees, on 10 November 2026."),
    ]
    assert office.as_("Q-01").check() == ()


def test_a_clock_that_was_set_back_puts_no_note_before_another(office: Office, alone: int) -> None:
    give(office, alone)
    office.clock.now -= timedelta(hours=3)
    office.as_("A-02").feedback.answer(alone, Response.AGREES, "", TUESDAY)
    given, answered = only(office).history
    assert given.at <= answered.at


def test_r133_both_clocks_count_working_days_and_are_settings(office: Office, alone: int) -> None:
    """Tuesday and five working days is the next Tuesday; a day on which the council is closed does not count."""
    assert only(office).due_on == date(2026, 11, 17)
    office.as_("Q-01").working_hours.put_hours(Hours(days_off=(date(2026, 11, 13),)))
    assert only(office).due_on == date(2026, 11, 18)
    later(office, 8)
    assert not only(office).late
    later(office, 1)
    assert (only(office).late, only(office).stage_words) == (True, "Feedback late")
    give(office, alone, date(2026, 11, 19))
    found = only(office)
    assert (found.days, found.late, found.answer_due_on) == (6, True, date(2026, 12, 3))
    assert found.clock_words == (
        "Given 6 working days after the audit, late: it was due by 18 November 2026. Answer due by 3 December 2026."
    )
    office.as_("Q-01").feedback.put_limits(Limits(6, 1))
    later(office, 4)
    found = only(office)
    assert (found.late, found.answer_due_on, found.answer_late) == (False, date(2026, 11, 20), True)
    assert found.stage_words == "Answer late"
    with pytest.raises(WrongInputError, match="1 to 60"):
        office.as_("Q-01").feedback.put_limits(Limits(0, 10))
    with pytest.raises(NotAllowedError):
        office.as_("A-02").feedback.put_limits(Limits())


@pytest.mark.parametrize(
    ("on", "words"), [(date(2026, 11, 11), "still to come"), (date(2026, 11, 9), "before the outcome was settled")]
)
def test_a_day_that_cannot_be_is_refused(office: Office, alone: int, on: date, words: str) -> None:
    with pytest.raises(WrongInputError, match=words):
        give(office, alone, on)
    assert only(office).history == ()


def test_there_is_no_answer_before_feedback_and_no_dispute_without_a_reason(office: Office, alone: int) -> None:
    with pytest.raises(WrongInputError, match="Note feedback first"):
        dispute(office, alone)
    give(office, alone)
    with pytest.raises(WrongInputError, match="A dispute needs a reason"):
        office.as_("A-02").feedback.answer(alone, Response.DISPUTES, "No.", TUESDAY)
    assert only(office).answered is None


def test_r095_a_dispute_puts_the_case_first_in_the_panels_list(office: Office, decided: int) -> None:
    give(office, decided)
    dispute(office, decided)
    told = f"The practitioner disputes the outcome in their answer to feedback of 10 November 2026: “{WHY[:-1]}”."
    (row,) = office.as_("M-01").moderating.panel(office.round_id)
    assert (row.why, row.disputed, row.waits) == ("The practitioner disputes it", True, True)
    for person in ("M-01", "Q-01"):
        assert words_for(office, person) == [told]
    assert words_for(office, "A-02") == words_for(office, "A-11") == []


def test_r095_what_the_panel_decides_anew_is_fed_back_anew(office: Office, decided: int) -> None:
    give(office, decided)
    dispute(office, decided)
    office.as_("Q-01").reopening.reopen(decided, Cause.DISPUTE, "PLN-15", WHY)
    assert office.as_("Q-01").feedback.cases(office.round_id) == ()
    decide_all(office.as_("M-01").moderating, decided)
    found = only(office)
    assert (found.given, found.answered, found.dispute_decided) == (None, None, True)
    assert [each.of_former for each in found.history] == [True, True]
    assert words_for(office, "M-01") == []


def test_a_dispute_that_is_taken_back_leaves_the_panel_nothing_to_do(office: Office, decided: int) -> None:
    give(office, decided)
    dispute(office, decided)
    office.as_("A-02").feedback.answer(decided, Response.AGREES, "Talked about it: agreed.", TUESDAY)
    assert words_for(office, "M-01") == []
    assert office.as_("M-01").moderating.comparison(decided).dispute is None


def test_r095_a_dispute_of_a_single_audit_asks_for_a_second_one(office: Office, alone: int) -> None:
    give(office, alone)
    dispute(office, alone)
    (back,) = office.as_("Q-01").coming_back.cases()
    assert back.alone
    assert back.words.endswith("One auditor audited it: give it a second one, then the panel decides.")
    assert words_for(office, "M-01") == [back.words]
    assert words_for(office, "A-02") == []


def test_r011_only_the_first_auditor_and_the_quality_lead(office: Office, decided: int) -> None:
    for person in ("A-09", "A-11", "M-01"):
        desk = office.as_(person)
        assert desk.feedback.cases(office.round_id) == ()
        with pytest.raises(NotAllowedError, match="first auditor and the quality lead"):
            desk.feedback.give(decided, TUESDAY, How.IN_PERSON)


def test_r132_the_round_is_counted(office: Office, alone: int, fill: Fill) -> None:
    other = office.allocate("PW-2", second="")
    fill("A-02", other)
    give(office, alone)
    office.as_("A-02").feedback.answer(alone, Response.PARTLY, "", TUESDAY)
    found = office.as_("Q-01").feedback.figures(office.round_id)
    assert (found.settled, found.given, found.in_time, found.median_days) == (2, 1, 1, 0)
    assert (found.answered, found.agrees, found.partly, found.disputes) == (1, 0, 1, 0)
    assert [each.reference for each in office.as_("Q-01").feedback.cases(office.round_id)] == ["PW-2", "PW-1"]
