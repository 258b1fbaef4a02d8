"""How the audit report was counted: the rule, what is left out, how audits were done, and how firm the figures are."""

from collections.abc import Sequence

from audit_tool.analysis.periods import Period
from audit_tool.counted_words import listed
from audit_tool.formdef.wording import day_words
from audit_tool.reports.practice_week.method import BASE, COUNTED, ROUNDED
from audit_tool.services.desk import Desk
from audit_tool.services.insight import WAYS, Chosen
from audit_tool.services.rounds import MODE_WORDS

PERIOD = (
    "An audit belongs to the quarter of the day on which the first audit was submitted, whatever round it is part of. "
    "Two periods are compared only where their audits were done in the same ways."
)
QUOTED = (
    "The council’s own grades and the compliance figures are quoted as their documents print them, each with its date "
    "and source; none is counted again, and none is joined to a count of audits."
)
LEFT_OUT = "Practice cases are in no figure, and pilot rounds only where it was decided that they count."


def status_of(desk: Desk, period: Period) -> str:
    """Whether the figures can still change, and why (R-124)."""
    counted = f"Counted on {day_words(desk.work.today())}."
    quarters = [each for each in desk.insight.quarters() if each.label in period.quarters]
    if not quarters:
        return f"No audit of {period.words} is settled. {counted}"
    open_ = [f"{each.label}: {each.unfinished}" for each in quarters if each.unfinished]
    return f"Provisional. {'; '.join(open_)}. {counted}" if open_ else f"Final: nothing is left to settle. {counted}"


def method_of(desk: Desk, chosen: Chosen, rounds: Sequence[int]) -> tuple[str, ...]:
    """The method in plain words."""
    return (COUNTED, PERIOD, BASE, ROUNDED, LEFT_OUT, QUOTED, *_ways(desk, chosen), *_modes(desk, rounds))


def _ways(desk: Desk, chosen: Chosen) -> tuple[str, ...]:
    found = sorted(desk.counting.audits(chosen, ["way"]).items(), key=lambda each: (-each[1], each[0]))
    if not found:
        return ()
    return (
        f"How audits were done: {', '.join(f'{WAYS.get(way, way).lower()} {number}' for (way,), number in found)}.",
    )


def _modes(desk: Desk, rounds: Sequence[int]) -> tuple[str, ...]:
    """How second auditors worked in these rounds."""
    by_mode: dict[str, list[str]] = {}
    for each in desk.rounds.listing():
        if each.id in rounds:
            by_mode.setdefault(MODE_WORDS[each.mode], []).append(each.name)
    return tuple(f"{words} ({listed(sorted(names))})." for words, names in by_mode.items())
