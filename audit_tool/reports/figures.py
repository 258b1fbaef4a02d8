"""Charts on the page: what fits no page, or could not be read for want of room, goes on in a second drawing."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import TypeVar

from audit_tool.analysis.charts import BarChart, Chart, spoken
from audit_tool.reports import charts
from audit_tool.reports.flowables import Figure
from audit_tool.reports.page import TEXT_HEIGHT, TEXT_WIDTH
from audit_tool.reports.styles import Sheet
from audit_tool.reports.typeface import printable
from audit_tool.reports.wording import figure

_HIGHEST = 0.7
"""Of a page: a heading and a sentence stand above a chart."""
_STEP = 4.1
"""From one point of a line to the next, in sizes of the words under them: a quarter's name takes so much."""
_AXIS = 3.6
"""What the shares beside a line take, in the same."""

Part = TypeVar("Part")


def figures(chart: Chart, styles: Sheet) -> list[Figure]:
    """The drawings of a chart, one below the other, each with the words that stand for it."""
    ink = charts.Ink(size=styles.points(9))
    return [
        Figure(charts.draw(piece, TEXT_WIDTH, ink), figure(spoken(piece)))
        for piece in (_title(piece, at) for at, piece in enumerate(_pieces(_printable(chart), ink)))
    ]


def _printable(chart: Chart) -> Chart:
    """With labels in signs that the typeface has: in a drawing nothing else sees to it."""
    if isinstance(chart, BarChart):
        return replace(chart, bars=tuple(replace(bar, label=printable(bar.label)) for bar in chart.bars))
    return replace(chart, points=tuple(replace(point, label=printable(point.label)) for point in chart.points))


def _title(piece: Chart, at: int) -> Chart:
    return replace(piece, title=f"{piece.title}, continued") if at else piece


def _pieces(chart: Chart, ink: charts.Ink) -> list[Chart]:
    if isinstance(chart, BarChart):
        one = charts.height(replace(chart, bars=chart.bars[:1]), ink)
        return [replace(chart, bars=bars) for bars in _shared(chart.bars, int(_HIGHEST * TEXT_HEIGHT / one))]
    most = int((TEXT_WIDTH - _AXIS * ink.size) / (_STEP * ink.size))
    return [replace(chart, points=points) for points in _shared(chart.points, most)]


def _shared(parts: Sequence[Part], most: int) -> list[tuple[Part, ...]]:
    """In as few pieces as can be, all about as long."""
    each = ceil(len(parts) / ceil(len(parts) / most)) if parts else 1
    return [tuple(parts[at : at + each]) for at in range(0, max(len(parts), 1), each)]
