"""The charts of the indicator table: shares of each grade, and good or outstanding over the quarters (R-117, R-118)."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from audit_tool.analysis.charts import BarChart, GradeBar, TrendChart
from audit_tool.analysis.counting import Count
from audit_tool.analysis.indicators import GRADES, QUARTERS, Column, IndicatorTable, shares_sentence
from audit_tool.analysis.series import Point, trend_sentence

OWN = "own records"
BROUGHT = "brought in as a sum"


def bars_of(table: IndicatorTable) -> BarChart:
    """How the audits of each quarter share out; where both kinds stand, each bar says which it is."""
    both = table.has_own and table.has_brought
    bars = tuple(
        GradeBar(_label(column), tuple(counts.get(grade, 0) for grade in GRADES), _which(column) if both else "")
        for column in _quarters(table)
        if (counts := column.counts) is not None
    )
    return BarChart("Share of each grade", shares_sentence(table), bars, "Quarter")


def line_of(table: IndicatorTable) -> TrendChart:
    """Good or outstanding quarter by quarter; the line breaks where quarters are missing or of another kind."""
    points = tuple(_points(_quarters(table)))
    return TrendChart("Good or outstanding, quarter by quarter", trend_sentence(points), points)


def own_words(table: IndicatorTable) -> str:
    """Which quarters are counted from records and which were brought in, in one sentence."""
    own = [_label(column) for column in _quarters(table) if column.own]
    if not own:
        return "Aggregate figures only: no case records stand behind them."
    if not table.has_brought:
        return "Counted from the settled audits held here."
    told = f"Counted from the settled audits held here (“own”), by the grade that stands: {', '.join(own)}."
    return f"{told} All others were {BROUGHT}."


def _quarters(table: IndicatorTable) -> list[Column]:
    return [column for column in table.columns if column.label in QUARTERS]


def _points(columns: Sequence[Column]) -> Iterator[Point]:
    """A point for each quarter that is held, and one for all quarters missing between two."""
    runs = [(held, list(run)) for held, run in groupby(columns, key=lambda each: each.counts is not None)]
    for at, (held, run) in enumerate(runs):
        if held:
            for column in run:
                yield Point(_label(column), Count(column.good_or_outstanding, column.total), aggregate=not column.own)
        elif 0 < at < len(runs) - 1:
            yield Point(_span(run[0], run[-1]), Count(0, 0), aggregate=not run[0].own)


def _span(first: Column, last: Column) -> str:
    """The quarters from one to another, the year said once."""
    if first == last:
        return _label(first)
    return f"{_label(first)} to {last.label if last.year == first.year else _label(last)}"


def _label(column: Column) -> str:
    return f"{column.year} {column.label}"


def _which(column: Column) -> str:
    return OWN if column.own else BROUGHT
