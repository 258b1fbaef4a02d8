"""The page of outcomes by quarter: a table, shares of each grade, and the share of good work over time."""

from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from audit_tool.ui import dialogs
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.insight.chart_card import TREND_NOTE, ChartCard
from audit_tool.ui.screens.insight.panels import head, panel
from audit_tool.ui.screens.insight.quarters import Figures, Period, QuartersPresenter, spoken_heads
from audit_tool.ui.screens.insight.tables import rows_apart, rows_by_quarter
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import Card, ScrollColumn
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.figure_table import FigureTable
from audit_tool.ui.widgets.labels import WrappedLabel

TOO_FEW = "Under 10 audits no share is given. “-”: nothing was recorded. An empty column is not yet due."
BARS_LEAST = 380
BASIS = "The source does not say whether grades are first, second or moderated, or whether the second was blind."


class QuartersPage(ScrollColumn):
    """The view of `QuartersPresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap="m", margin="xl")
        self._frame = frame
        self._panels: QBoxLayout | None = None
        self._table_card: Card | None = None
        self._figures: Figures | None = None
        self._split = False
        self.tables: list[FigureTable] = []
        self.bars: ChartCard | None = None
        self.line: ChartCard | None = None
        self.presenter = QuartersPresenter(frame.desk, frame.runner, self)

    def arrive(self) -> None:
        """Read the figures anew."""
        self.presenter.load()

    def show_figures(self, figures: Figures) -> None:
        """Show the table, the bars and what stands apart."""
        self._figures = figures
        self._split = self._too_narrow_for_years(figures)
        self.clear()
        self.add(self._head(figures.as_at, with_print=True))
        self.tables = []
        panels = QWidget()
        self._panels = QBoxLayout(QBoxLayout.Direction.LeftToRight, panels)
        self._panels.setContentsMargins(0, 0, 0, 0)
        self._panels.setSpacing(current().space("m"))
        self._table_card = self._quarters(figures)
        self._panels.addWidget(self._table_card, 3)
        self.bars = ChartCard("Share of each grade", f"Thin bar: under 10 audits. {BASIS}")
        self.bars.show_chart(figures.bars)
        self._panels.addWidget(self.bars, 2)
        self.add(panels)
        self.line = ChartCard("Good or outstanding, quarter by quarter", f"{TREND_NOTE} {figures.whose}")
        self.line.show_chart(figures.line)
        self.add(self.line)
        for chart in (self.bars, self.line):
            chart.about = figures.as_at
            chart.copied.connect(self._frame.tell)
        if figures.others:
            self.add(self._apart(figures))
        self.add_stretch()
        self._arrange()

    def show_nothing(self, words: str) -> None:
        """Say that there is nothing yet, and what to do first."""
        self._figures, self._panels, self.bars, self.line, self.tables = None, None, None, None, []
        self.clear()
        self.add(self._head("", with_print=False))
        card = Card(padding="xl")
        card.content.addWidget(WrappedLabel(words, "reading"))
        self.add(card)
        self.add_stretch()

    def show_brought(self, happened: str, rest: str) -> None:
        """Say what bringing figures in has done."""
        self._frame.tell(happened, rest)

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        self._frame.report(message)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Panels stand side by side where both have room, years in one table where it has."""
        super().resizeEvent(event)
        if self._figures is not None and self._too_narrow_for_years(self._figures) != self._split:
            self.show_figures(self._figures)
        self._arrange()

    def _head(self, words: str, *, with_print: bool) -> QWidget:
        acts = []
        if self.presenter.may_bring_in:
            bring = Button("Bring in figures", Variant.PLAIN if with_print else Variant.PRIMARY, icon="plus")
            bring.clicked.connect(self._ask_for_file)
            acts.append(bring)
        if with_print:
            button = Button("Print as PDF", Variant.PRIMARY, icon="print")
            button.clicked.connect(self._print)
            acts.append(button)
        return head(WrappedLabel(words, "reading", "muted"), acts)

    def _quarters(self, figures: Figures) -> Card:
        card = panel("Outcome by quarter", figures.sentence)
        groups = [[year] for year in figures.years] if self._split else [list(figures.years)]
        for years in groups if figures.years else []:
            name = ", ".join(year[0].year for year in years)
            card.content.addWidget(self._table(f"Outcome by quarter, {name}", years))
        source = " Where each figure stands in its source is printed on the PDF." if figures.source else ""
        card.content.addWidget(
            WrappedLabel(" ".join((figures.whose, *figures.notes, f"{TOO_FEW}{source}")), "second", "subtle")
        )
        card.content.addStretch(1)
        return card

    def _table(self, name: str, years: list[tuple[Period, ...]]) -> FigureTable:
        table = FigureTable(name)
        table.show_rows(rows_by_quarter(years), spoken_heads([period for year in years for period in year]))
        self.tables.append(table)
        return table

    def _apart(self, figures: Figures) -> Card:
        card = panel("Before the quarters", "")
        rows, heads = rows_apart(figures.others)
        table = FigureTable("Earlier figures that are no quarters", badges_in_front=False)
        table.show_rows(rows, heads)
        if table.least_width() > self._room():
            # Large text: the grades stand one below the other.
            table = FigureTable(table.accessibleName())
            table.show_rows(rows_by_quarter([figures.others])[1:], spoken_heads(figures.others))
        self.tables.append(table)
        card.content.addWidget(table)
        note = "Neither a financial quarter nor a half-year, so these are not joined to the quarters."
        card.content.addWidget(WrappedLabel(note, "second", "subtle"))
        return card

    def _arrange(self) -> None:
        if self._panels is None or self.bars is None:
            return
        theme = current()
        room = self.width() - 2 * theme.space("xl")
        inside = 4 * theme.space("xl") + theme.space("m")
        wide = sum((self.tables[0].least_width() if self.tables else 0, theme.px(BARS_LEAST), inside)) <= room
        self._panels.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _too_narrow_for_years(self, figures: Figures) -> bool:
        probe = FigureTable("")
        probe.show_rows(rows_by_quarter(figures.years), [])
        return probe.least_width() > self._room()

    def _room(self) -> int:
        """The width inside a card of the whole width."""
        theme = current()
        return self.width() - 2 * theme.space("xl") - 2 * theme.space("l") - theme.size("scroll_bar")

    def _print(self) -> None:
        self._frame.go("reports", "indicator-table")

    def _ask_for_file(self) -> None:
        dialogs.ask_for_file(self, "Bring in figures", "Figures (*.csv)", self._file_chosen)

    def _file_chosen(self, path: str) -> None:
        self.presenter.bring_in(Path(path))
