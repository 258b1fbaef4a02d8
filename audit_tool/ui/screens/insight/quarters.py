"""Outcomes by quarter, without their widgets: held figures and own records, for reading and for hearing."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from audit_tool.analysis.charts import BarChart, TrendChart
from audit_tool.analysis.indicators import (
    GRADES,
    NOT_YET,
    Column,
    IndicatorTable,
    PeriodCounts,
    sentence,
)
from audit_tool.analysis.quarter_charts import bars_of, line_of, own_words
from audit_tool.formdef.wording import day_words
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Act
from audit_tool.ui.asking import refusing
from audit_tool.ui.jobs import Runner
from audit_tool.ui.screens.insight.bringing import Bringing
from audit_tool.ui.screens.insight.catching_up import read_at_once

GRADE_WORDS = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires_improvement": "Requires improvement",
    "inadequate": "Inadequate",
}
AHEAD = "not yet due"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as it prints and as it is heard."""

    text: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Period:
    """One column of the table."""

    year: str
    label: str
    is_sum: bool
    grades: tuple[Figure, ...]
    """In the order of `GRADES`."""
    total: Figure
    good: Figure
    share: Figure


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything the page shows."""

    as_at: str
    sentence: str
    years: tuple[tuple[Period, ...], ...]
    others: tuple[Period, ...]
    bars: BarChart
    line: TrendChart
    whose: str
    """Which quarters are counted from records."""
    notes: tuple[str, ...]
    source: str


class QuartersView(Protocol):
    """What the presenter needs of the page."""

    def show_figures(self, figures: Figures) -> None:
        """Show the figures."""

    def show_nothing(self, words: str) -> None:
        """Say that there are none, and what to do first."""

    def show_brought(self, happened: str, rest: str) -> None:
        """Say what bringing figures in has done."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class QuartersPresenter:
    """Reads figures, and brings new ones in."""

    def __init__(self, desk: Desk, runner: Runner, view: QuartersView) -> None:
        self._desk = desk
        self._runner = runner
        self._view = view
        self._refused = refusing(view.show_problem)
        self._bringing = Bringing(desk, runner, view.show_brought, self._refused)

    @property
    def may_bring_in(self) -> bool:
        """Whether this person may bring in figures."""
        return self._bringing.allowed

    def load(self) -> None:
        """Read the figures anew, with the count of settled audits where its quarters are shown."""
        if self._desk.identity.may(Act.READ_BOTH):
            read_at_once(self._desk, self._runner, self._read, self._read_held, self._refused)
        else:
            self._read_held()

    def bring_in(self, path: Path) -> None:
        """Keep the figures of a file, all of them or none."""
        self._bringing.bring_in(path, self.load)

    def _read(self) -> None:
        self._runner.run(self._desk.figures.indicators, self._show, self._refused)

    def _read_held(self) -> None:
        self._runner.run(lambda: self._desk.figures.indicators(own=False), self._show, self._refused)

    def _show(self, table: IndicatorTable) -> None:
        if table.columns or table.others:
            self._view.show_figures(figures_of(table))
            return
        to_do = "Bring in a file of figures by quarter" if self.may_bring_in else "Ask the quality lead for them"
        self._view.show_nothing(f"No figures are held yet. {to_do} to see outcomes here.")


def figures_of(table: IndicatorTable) -> Figures:
    """The table as the screen shows it."""
    years = tuple(tuple(_period(column) for column in table.columns if column.year == year) for year in table.years)
    return Figures(
        as_at=f"Case audits, as at {day_words(table.as_at)}." if table.as_at else "Case audits.",
        sentence=sentence(table),
        years=years,
        others=tuple(_other(each) for each in table.others),
        bars=bars_of(table),
        line=line_of(table),
        whose=own_words(table),
        notes=table.notes,
        source="; ".join(table.sources),
    )


def _other(each: PeriodCounts) -> Period:
    return _period(Column("", each.label, each.counts))


def _period(column: Column) -> Period:
    name = f"{column.year} {column.label}".strip()
    figure = _Namer(f"{name}, own records" if column.own else name, column)
    label = "To date" if column.label == "Year to date" else column.label
    return Period(
        year=column.year,
        label=f"{label} own" if column.own else label,
        is_sum=column.label.startswith("Year"),
        grades=tuple(figure.named(column.number(grade), GRADE_WORDS[grade]) for grade in GRADES),
        total=figure.named(column.total_text(), "audits graded"),
        good=figure.named(column.good_text(), "good or outstanding"),
        share=figure.named(column.share_text(), "good or outstanding as a share"),
    )


@dataclass(frozen=True, slots=True)
class _Namer:
    """Puts period, row and figure into words."""

    name: str
    column: Column

    def named(self, text: str, row: str) -> Figure:
        if self.column.counts is not None:
            said = text.replace("%", " percent")
        else:
            said = AHEAD if self.column.empty == NOT_YET else "nothing recorded"
        return Figure(text, f"{self.name}, {row}: {said}")


def spoken_heads(periods: Sequence[Period]) -> list[str]:
    """The columns' names as they are heard."""
    return ["Outcome", *(f"{period.year} {period.label}".strip() for period in periods)]
