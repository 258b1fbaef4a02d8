"""How an action goes from open to checked: which steps a state allows, and when it is late (domain 3.1)."""

from datetime import date, timedelta
from enum import StrEnum

from audit_tool.counted_words import count_of
from audit_tool.formdef.wording import day_words


class State(StrEnum):
    """How far an action is. Late is no state: it follows from the date."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    CHECKED = "checked"
    NOT_EVIDENCED = "not_evidenced"
    WITHDRAWN = "withdrawn"
    CARRIED = "carried"


STATE_WORDS = {
    State.OPEN: "Open",
    State.IN_PROGRESS: "In progress",
    State.DONE: "Done, evidence given",
    State.CHECKED: "Done, checked by someone else",
    State.NOT_EVIDENCED: "Not evidenced",
    State.WITHDRAWN: "Withdrawn",
    State.CARRIED: "Carried forward",
}


class Step(StrEnum):
    """What somebody can do to bring an action on."""

    START = "start"
    CLAIM = "claim"
    CHECK = "check"
    SEND_BACK = "send_back"
    WITHDRAW = "withdraw"
    CARRY = "carry"
    REOPEN = "reopen"


STEP_WORDS = {
    Step.START: "Start",
    Step.CLAIM: "Say it is done",
    Step.CHECK: "I checked it: done",
    Step.SEND_BACK: "The evidence does not show it",
    Step.WITHDRAW: "Withdraw",
    Step.CARRY: "Carry forward",
    Step.REOPEN: "Open again",
}
"""What the button says."""

TO_DO = frozenset({State.OPEN, State.IN_PROGRESS, State.NOT_EVIDENCED})
"""States in which somebody still has to do it."""
ALIVE = TO_DO | {State.DONE}
"""States in which it still waits for somebody."""

_STEPS: dict[Step, tuple[frozenset[State], State]] = {
    Step.START: (frozenset({State.OPEN, State.NOT_EVIDENCED}), State.IN_PROGRESS),
    Step.CLAIM: (TO_DO, State.DONE),
    Step.CHECK: (frozenset({State.DONE}), State.CHECKED),
    Step.SEND_BACK: (frozenset({State.DONE}), State.NOT_EVIDENCED),
    Step.WITHDRAW: (ALIVE, State.WITHDRAWN),
    Step.CARRY: (TO_DO, State.CARRIED),
    Step.REOPEN: (frozenset({State.CHECKED, State.WITHDRAWN}), State.OPEN),
}
NEEDS_WORDS = {
    Step.CLAIM: "what shows that it is done",
    Step.SEND_BACK: "what the evidence does not show",
    Step.WITHDRAW: "why it is withdrawn",
    Step.CARRY: "why it is carried forward",
    Step.REOPEN: "why it is opened again",
}
"""Steps that are nothing without words, and what these say."""


def after(state: State, step: Step) -> State | None:
    """The state that a step leads to; none where it is not possible."""
    before, then = _STEPS[step]
    return then if state in before else None


def steps_from(state: State) -> tuple[Step, ...]:
    """The steps that are possible, the next one first."""
    return tuple(step for step in Step if after(state, step) is not None)


def is_late(state: State, due_on: date | None, today: date) -> bool:
    """Whether somebody should have done it by now; what is claimed done waits for a check and is not late."""
    return state in TO_DO and due_on is not None and due_on < today


def week_ends(today: date) -> date:
    """The Sunday of a day's week."""
    return today + timedelta(days=6 - today.weekday())


def due_words(state: State, due_on: date | None, today: date) -> str:
    """When it is due, in words that need no colour."""
    if due_on is None:
        return "No date yet"
    if state not in TO_DO or not -14 <= (due_on - today).days <= 7:
        return f"Late: {day_words(due_on)}" if is_late(state, due_on, today) else day_words(due_on)
    days = (due_on - today).days
    if days in {0, 1}:
        return "Due today" if days == 0 else "Due tomorrow"
    if days > 0:
        return f"Due in {days} days"
    return f"Late by {count_of(-days, 'day')}"
