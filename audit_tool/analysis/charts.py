"""Charts as content: title, sentence, numbers and their table; drawing them is for screen and print alike."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit_tool.analysis.counting import beside_words
from audit_tool.analysis.rates import SMALL_BASE, percent
from audit_tool.analysis.series import Point, not_comparable, point_words

GRADE_WORDS = ("Outstanding", "Good", "Requires improvement", "Inadequate")
FIRM = 30
"""From so many audits on a point is drawn full, below hollow as indicative, under ten as counts only."""
Table = tuple[tuple[str, ...], ...]
"""Rows of words, the heads first."""


@dataclass(frozen=True, slots=True)
class GradeBar:
    """How the audits of one thing share out; counts in the order of `GRADE_WORDS`."""

    label: str
    counts: tuple[int, ...]
    beside: str = ""
    """What is no rating, in words."""
    key: str = ""
    """By which the audits behind it are found; empty where there are none."""

    @property
    def total(self) -> int:
        """All audits with a grade."""
        return sum(self.counts)

    @property
    def good(self) -> int:
        """Audits graded good or outstanding."""
        return self.counts[0] + self.counts[1]

    @property
    def good_words(self) -> str:
        """The same with its base; with a share from ten audits on, since bars and their tables rank nothing below."""
        told = f"{self.good} of {self.total}"
        return f"{told} ({percent(self.good, self.total)}%)" if self.total >= SMALL_BASE else told


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars that share out audits by grade."""

    title: str
    sentence: str
    bars: tuple[GradeBar, ...]
    what: str = "Period"
    """What the bars are told by."""
    noun: str = "audit"
    """What is counted, in the singular."""

    def table(self) -> Table:
        """The numbers of the bars."""
        heads = (self.what, *GRADE_WORDS, f"{self.noun.capitalize()}s in all", "Good or outstanding", "Beside them")
        return (heads, *map(_row, self.bars))


@dataclass(frozen=True, slots=True)
class TrendChart:
    """One share over time, with its interval."""

    title: str
    sentence: str
    points: tuple[Point, ...]

    def table(self) -> Table:
        """The numbers of the line."""
        rows = []
        for at, point in enumerate(self.points):
            interval = point.count.share.interval if point.count.base >= SMALL_BASE else None
            edges = f"{_whole(interval[0])} to {_whole(interval[1])}%" if interval else "-"
            why = not_comparable(self.points[at - 1], point) if at else ""
            told = point_words(point) if point.count.base else "-"
            rows.append((point.label, told, edges, beside_words(point.count) or "-", why or "-"))
        heads = ("Period", "So many of so many", "95% interval", "Beside them", "Not comparable with the one before")
        return (heads, *rows)


Chart = BarChart | TrendChart


def spoken(chart: Chart) -> str:
    """A chart as a person hears it: title, sentence, every number."""
    heads, *rows = chart.table()
    lines = ". ".join(", ".join(f"{head}: {cell}" for head, cell in zip(heads, row, strict=True)) for row in rows)
    return f"{chart.title}. {chart.sentence} {lines}."


def distribution_sentence(bars: Sequence[GradeBar]) -> str:
    """Where most was good, and where least, in counts; nothing is ranked on small numbers."""
    enough = [bar for bar in bars if bar.total >= SMALL_BASE]
    if not bars or not any(bar.total for bar in bars):
        return "No settled audit has a grade here yet."
    if len(enough) < 2:
        total, good = sum(bar.total for bar in bars), sum(bar.good for bar in bars)
        return f"{good} of {total} grades were good or outstanding. Too few to say where work is strongest."
    ordered = sorted(enough, key=lambda bar: (bar.good / bar.total, bar.total))
    low, high = ordered[0], ordered[-1]
    if low.good * high.total == high.good * low.total:
        return f"The same share of {low.label} and {high.label} was good or outstanding."
    return (
        f"Most often good or outstanding: {high.label}, {high.good_words}. Least often: {low.label}, {low.good_words}."
    )


def _row(bar: GradeBar) -> tuple[str, ...]:
    return (bar.label, *map(str, bar.counts), str(bar.total), bar.good_words, bar.beside or "-")


def _whole(share: float) -> str:
    return f"{100 * share:.0f}"
