"""What became of the actions of the round before: counts that add up, and themes that came back (R-137)."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from audit_tool.analysis.action_states import State, is_late
from audit_tool.counted_words import count_of


@dataclass(frozen=True, slots=True)
class Asked:
    """One action, as far as it is counted."""

    state: State
    due_on: date | None
    theme: str
    helped: bool
    """Whether it is evidenced that it made a difference."""


@dataclass(frozen=True, slots=True)
class LastRound:
    """The actions of a round by what became of them; each is in one count, but for those that helped."""

    total: int
    checked: int
    claimed: int
    """Said to be done, and not checked yet."""
    not_evidenced: int
    late: int
    """Still to do, and past their day."""
    to_do: int
    """Still to do, and not late."""
    ended: int
    """Withdrawn, or carried forward."""
    helped: int
    """Of all, how many made a difference that is evidenced."""
    came_back: tuple[tuple[str, int, int], ...]
    """Themes of actions of then that have actions again: how many then, how many now."""


def counted(then: Collection[Asked], themes_now: Iterable[str], today: date) -> LastRound:
    """What became of the actions of then, and which of their themes are there again."""
    states = Counter(_group(each, today) for each in then)
    before = Counter(each.theme for each in then if each.theme)
    now = Counter(theme for theme in themes_now if theme)
    back = [(theme, count, now[theme]) for theme, count in before.items() if now[theme]]
    return LastRound(
        len(then),
        states["checked"],
        states["claimed"],
        states["not evidenced"],
        states["late"],
        states["to do"],
        states["ended"],
        sum(each.helped for each in then),
        tuple(sorted(back, key=lambda each: (-each[2], -each[1], each[0]))),
    )


def _group(each: Asked, today: date) -> str:
    if each.state in {State.CHECKED, State.DONE, State.NOT_EVIDENCED}:
        return {State.CHECKED: "checked", State.DONE: "claimed"}.get(each.state, "not evidenced")
    if each.state in {State.WITHDRAWN, State.CARRIED}:
        return "ended"
    return "late" if is_late(each.state, each.due_on, today) else "to do"


def sentence(found: LastRound) -> str:
    """The counts in a line that adds up."""
    if not found.total:
        return "No action was raised."
    parts = [
        (found.checked, "checked by somebody else"),
        (found.claimed, "said to be done and not checked"),
        (found.not_evidenced, "not evidenced"),
        (found.late, "late"),
        (found.to_do, "still to do"),
        (found.ended, "withdrawn or carried forward"),
    ]
    told = ", ".join(f"{count} {words}" for count, words in parts if count)
    helped = f" Of {found.helped} it is evidenced that they made a difference." if found.helped else ""
    return f"{count_of(found.total, 'action')}: {told}.{helped}"


def themes_sentence(found: LastRound) -> str:
    """Themes that came back, with how often then and now; empty where none did."""
    if not found.came_back:
        return ""
    told = ", ".join(f"{theme} ({then} then, {now} now)" for theme, then, now in found.came_back)
    return f"Came back: {told}."
