"""How an action goes from open to checked, and when it is late (R-134, R-135; domain 3.1)."""

from datetime import date

import pytest

from audit_tool.analysis.action_states import (
    ALIVE,
    NEEDS_WORDS,
    STATE_WORDS,
    STEP_WORDS,
    TO_DO,
    State,
    Step,
    after,
    due_words,
    is_late,
    steps_from,
    week_ends,
)

TODAY = date(2026, 11, 10)
TABLE = {
    State.OPEN: "start claim withdraw carry",
    State.IN_PROGRESS: "claim withdraw carry",
    State.DONE: "check send_back withdraw",
    State.NOT_EVIDENCED: "start claim withdraw carry",
    State.CHECKED: "reopen",
    State.WITHDRAWN: "reopen",
    State.CARRIED: "",
}
LEADS = {
    Step.START: State.IN_PROGRESS,
    Step.CLAIM: State.DONE,
    Step.CHECK: State.CHECKED,
    Step.SEND_BACK: State.NOT_EVIDENCED,
    Step.WITHDRAW: State.WITHDRAWN,
    Step.CARRY: State.CARRIED,
    Step.REOPEN: State.OPEN,
}


@pytest.mark.parametrize("state", State)
def test_which_steps_a_state_allows(state: State) -> None:
    possible = {step.value for step in steps_from(state)}
    assert possible == set(TABLE[state].split())
    for step in Step:
        assert after(state, step) is (LEADS[step] if step.value in possible else None)


def test_r135_only_what_is_claimed_done_is_checked() -> None:
    assert [state for state in State if after(state, Step.CHECK)] == [State.DONE]
    assert [state for state in State if State.CHECKED in {after(state, step) for step in Step}] == [State.DONE]


def test_everything_has_words_and_what_ends_an_action_needs_a_reason() -> None:
    assert STATE_WORDS.keys() == set(State)
    assert STEP_WORDS.keys() == set(Step)
    assert Step.CLAIM in NEEDS_WORDS
    assert {step for step in Step if LEADS[step] not in ALIVE} <= NEEDS_WORDS.keys() | {Step.CHECK}


@pytest.mark.parametrize("state", State)
def test_only_what_is_still_to_do_can_be_late(state: State) -> None:
    assert is_late(state, date(2026, 11, 9), TODAY) is (state in TO_DO)
    assert not is_late(state, TODAY, TODAY)
    assert not is_late(state, None, TODAY)


@pytest.mark.parametrize(
    ("day", "state", "words"),
    [
        (None, State.OPEN, "No date yet"),
        (date(2026, 11, 10), State.OPEN, "Due today"),
        (date(2026, 11, 11), State.OPEN, "Due tomorrow"),
        (date(2026, 11, 17), State.OPEN, "Due in 7 days"),
        (date(2026, 11, 18), State.OPEN, "18 November 2026"),
        (date(2026, 11, 9), State.NOT_EVIDENCED, "Late by 1 day"),
        (date(2026, 11, 1), State.IN_PROGRESS, "Late by 9 days"),
        (date(2026, 10, 1), State.OPEN, "Late: 1 October 2026"),
        (date(2026, 10, 1), State.CHECKED, "1 October 2026"),
        (date(2026, 11, 9), State.DONE, "9 November 2026"),
    ],
)
def test_when_it_is_due_in_words(day: date | None, state: State, words: str) -> None:
    assert due_words(state, day, TODAY) == words


def test_a_week_ends_on_its_sunday() -> None:
    assert week_ends(TODAY) == week_ends(date(2026, 11, 15)) == date(2026, 11, 15)
    assert week_ends(date(2026, 11, 16)) == date(2026, 11, 22)
