"""Lays the figures of periods out as rows of a table."""

from collections.abc import Sequence

from audit_tool.analysis.indicators import GRADES
from audit_tool.ui.screens.insight.quarters import GRADE_WORDS, Figure, Period
from audit_tool.ui.widgets.figure_table import CellLook, FigureCell, FigureRow
from audit_tool.ui.widgets.grades import GradeLook

LETTERS = {"outstanding": "O", "good": "G", "requires_improvement": "RI", "inadequate": "I"}
LOOKS = tuple(GradeLook(code, LETTERS[code], GRADE_WORDS[code]) for code in GRADES)


def rows_by_quarter(years: Sequence[Sequence[Period]]) -> list[FigureRow]:
    """Years over their quarters; grades, then how many, then how many were good or outstanding."""
    periods = [period for year in years for period in year]
    group = [_group(year) for year in years if year]
    rows = [
        FigureRow((_corner("Financial year"), *(cell for cells in group for cell in cells)), line=False),
        FigureRow((_corner("Outcome"), *(_head(period) for period in periods)), line=False),
    ]
    for at, look in enumerate(LOOKS):
        label = FigureCell(look.word, look.word, CellLook.LABEL, look)
        rows.append(FigureRow((label, *(_cell(period.grades[at], period) for period in periods))))
    total = FigureCell("Audits graded", "Audits graded", CellLook.STRONG_LABEL)
    rows.append(FigureRow((total, *(_strong(period.total) for period in periods)), strong_line=True))
    good = FigureCell("Good or outstanding", "Good or outstanding", CellLook.LABEL)
    rows.append(FigureRow((good, *(_cell(period.good, period) for period in periods)), line=False))
    share = FigureCell("as a share", "Good or outstanding as a share", CellLook.LABEL)
    rows.append(FigureRow((share, *(_cell(period.share, period) for period in periods)), line=False))
    return rows


def rows_apart(periods: Sequence[Period]) -> tuple[list[FigureRow], list[str]]:
    """Periods that are no quarters, a row each, and the names of the columns."""
    heads = ["Period", *(look.word for look in LOOKS), "Audits graded", "Good or outstanding", "as a share"]
    first = [FigureCell(look.word, look.word, CellLook.HEAD, look) for look in LOOKS]
    rest = [FigureCell(name, name, CellLook.HEAD) for name in heads[5:]]
    rows = [FigureRow((FigureCell("", "Period", CellLook.HEAD), *first, *rest), line=False)]
    for period in periods:
        label = FigureCell(period.label, period.label, CellLook.LABEL)
        figures = [_cell(figure, period) for figure in (*period.grades, period.total, period.good, period.share)]
        rows.append(FigureRow((label, *figures)))
    return rows, heads


def _corner(spoken: str) -> FigureCell:
    return FigureCell("", spoken, CellLook.HEAD)


def _group(year: Sequence[Period]) -> list[FigureCell]:
    name = year[0].year
    cell = FigureCell(name, f"Financial year {name}", CellLook.GROUP, span=len(year))
    return [cell, *[FigureCell("", f"Financial year {name}", CellLook.GROUP)] * (len(year) - 1)]


def _head(period: Period) -> FigureCell:
    return FigureCell(period.label, f"{period.year} {period.label}", CellLook.HEAD)


def _cell(figure: Figure, period: Period) -> FigureCell:
    quiet = figure.text in {"0", "-", "", "too few"}
    look = CellLook.QUIET if quiet else CellLook.STRONG if period.is_sum else CellLook.PLAIN
    return FigureCell(figure.text, figure.spoken, look)


def _strong(figure: Figure) -> FigureCell:
    look = CellLook.STRONG if figure.text.isdigit() else CellLook.QUIET
    return FigureCell(figure.text, figure.spoken, look)
