"""Actions of rounds in counts, and those above a single case in words; nothing in them is about a child or worker."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from audit_tool.analysis.action_words import LEVEL_WORDS, Due, Level, Wanted
from audit_tool.formdef.wording import day_words
from audit_tool.services.desk import Desk

ABOVE_CHILDREN = (Level.TEAM, Level.SERVICE, Level.PARTNERSHIP)
"""The levels whose actions name no child and no worker."""
MOST = 8
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class NextStep:
    """Something that is to be done; nothing about a single child or worker."""

    text: str
    owner: str
    due: str


def steps_of(desk: Desk, round_id: int, most: int = MOST) -> tuple[NextStep, ...]:
    """What waits for somebody and is about more than one case."""
    found = [
        line
        for level in ABOVE_CHILDREN
        for line in desk.actions.page(Wanted(level=level.value, round_id=round_id, waiting=True), size=most)
    ]
    return tuple(
        NextStep(line.text, line.owner or "No owner yet", day_words(line.due_on) if line.due_on else "No date yet")
        for line in found[:most]
    )


def counts_of(desk: Desk, rounds: Iterable[int]) -> Pairs:
    """How many actions there are at each level, and how many still wait; counts of several rounds are summed."""
    ids = tuple(rounds)
    counts = [(level, _number(desk, ids, Wanted(level=level.value))) for level in Level]
    raised = sum(number for _, number in counts)
    waiting = _number(desk, ids, Wanted(waiting=True))
    return (
        *((LEVEL_WORDS[level], str(number)) for level, number in counts),
        ("Still to be done or checked", f"{waiting} of {raised}" if raised else "none raised"),
    )


def late_of(desk: Desk, rounds: Iterable[int]) -> Pairs:
    """How many are past their date, and how many have none."""
    ids = tuple(rounds)
    told = (("Past their date", Due.LATE), ("To be done without a date", Due.NONE))
    return tuple((words, str(_number(desk, ids, Wanted(due=due)))) for words, due in told)


def _number(desk: Desk, rounds: Iterable[int], wanted: Wanted) -> int:
    return sum(desk.actions.count(replace(wanted, round_id=each)) for each in rounds)
