"""Insight: audits and their outcomes by quarter, as a table and as shares of each grade."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from audit_tool.services.identity import Act
from audit_tool.ui import dialogs
from audit_tool.ui.frame import Frame, Screen
from audit_tool.ui.screens.insight.agreement_page import AgreementPage
from audit_tool.ui.screens.insight.found_page import FoundPage
from audit_tool.ui.screens.insight.learning_page import LearningPage
from audit_tool.ui.screens.insight.panels import panel
from audit_tool.ui.screens.insight.presenter import Figures, InsightPresenter, Period, spoken_heads
from audit_tool.ui.screens.insight.search_page import SearchPage
from audit_tool.ui.screens.insight.tables import LOOKS, rows_apart, rows_by_quarter
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import Card, ScrollColumn, column, row
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fact_strip import FactStrip
from audit_tool.ui.widgets.figure_table import FigureTable
from audit_tool.ui.widgets.grade_bars import BarRow, GradeBars
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.segments import Choice

AGGREGATE_ONLY = "Aggregate figures only: no case records are held."
TOO_FEW = "Under 10 audits no share is given. “-”: nothing was recorded. An empty column is not yet due."
BASIS = "The source does not say whether grades are first, second or moderated, or whether the second was blind."


QUARTERS, FOUND, AGREEMENT, LEARNING, SEARCH = "quarters", "found", "agreement", "learning", "search"
PAGES = (
    Choice(QUARTERS, "By quarter", "Q"),
    Choice(FOUND, "What audits found", "W"),
    Choice(AGREEMENT, "Agreement", "A"),
    Choice(LEARNING, "Learning", "L"),
    Choice(SEARCH, "Search", "S"),
)


class InsightScreen(Screen):
    """The view of `InsightPresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        layout = column(self, gap="none")
        self._scroll = ScrollColumn(gap="m", margin="xl")
        self.found, self.search = FoundPage(frame), SearchPage(frame)
        self.agreement, self.learning = AgreementPage(frame), LearningPage(frame)
        self.pages = FactStrip(PAGES)
        self._stack = QStackedWidget()
        for page in (self._scroll, self.found, self.agreement, self.learning, self.search):
            self._stack.addWidget(page)
        self._lay_out(layout)
        self._panels: QBoxLayout | None = None
        self._table_card: Card | None = None
        self._figures: Figures | None = None
        self._split = False
        self.tables: list[FigureTable] = []
        self.bars: GradeBars | None = None
        self.presenter = InsightPresenter(frame.desk, frame.runner, self)

    def _lay_out(self, layout: QBoxLayout) -> None:
        above = row(margin="none")
        side = current().space("xl")
        above.setContentsMargins(side, current().space("l"), side, 0)
        above.addWidget(self.pages)
        above.addStretch()
        layout.addLayout(above)
        layout.addWidget(self._stack, 1)
        self.pages.set_question("What to look at")
        self.pages.set_value(QUARTERS)
        self.pages.chosen.connect(self._turn_to)
        # Who compares no audits has one page, and nothing to choose.
        self.pages.setVisible(self.frame.desk.identity.may_anywhere(Act.READ_BOTH))

    def _turn_to(self, page: str) -> None:
        """Taking the choice back leads to the first page."""
        self.pages.set_value(page or QUARTERS)
        self._stack.setCurrentIndex([choice.code for choice in PAGES].index(self.pages.value))
        self.arrive()

    def arrive(self) -> None:
        """Read the page in front anew."""
        if self.pages.value == FOUND:
            self.found.presenter.load()
        elif self.pages.value == SEARCH:
            self.search.presenter.load()
        elif self.pages.value == AGREEMENT:
            self.agreement.presenter.load(self.frame.round_id)
        elif self.pages.value == LEARNING:
            self.learning.load(self.frame.round_id)
        else:
            self.presenter.load()

    def show_figures(self, figures: Figures) -> None:
        """Show the table, the bars and what stands apart."""
        self._figures = figures
        self._split = self._too_narrow_for_years(figures)
        self._scroll.clear()
        self._scroll.add(self._head(figures.as_at, with_print=True))
        self.tables = []
        panels = QWidget()
        self._panels = QBoxLayout(QBoxLayout.Direction.LeftToRight, panels)
        self._panels.setContentsMargins(0, 0, 0, 0)
        self._panels.setSpacing(current().space("m"))
        self._table_card = self._quarters(figures)
        self._panels.addWidget(self._table_card, 3)
        self._panels.addWidget(self._shares(figures), 2)
        self._scroll.add(panels)
        if figures.others:
            self._scroll.add(self._apart(figures))
        self._scroll.add_stretch()
        self._arrange()

    def show_nothing(self, words: str) -> None:
        """Say that there is nothing yet, and what to do first."""
        self._figures, self._panels, self.bars, self.tables = None, None, None, []
        self._scroll.clear()
        self._scroll.add(self._head("", with_print=False))
        card = Card(padding="xl")
        card.content.addWidget(WrappedLabel(words, "reading"))
        self._scroll.add(card)
        self._scroll.add_stretch()

    def show_brought(self, happened: str, rest: str) -> None:
        """Say what bringing figures in has done."""
        self.frame.tell(happened, rest)

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        self.frame.report(message)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Panels stand side by side where both have room, years in one table where it has."""
        super().resizeEvent(event)
        if self._figures is not None and self._too_narrow_for_years(self._figures) != self._split:
            self.show_figures(self._figures)
        self._arrange()

    def _head(self, words: str, *, with_print: bool) -> QWidget:
        holder = QWidget()
        layout = row(holder, gap="m")
        texts = column(gap="xs")
        texts.addWidget(WrappedLabel("Insight", "screen"))
        if words:
            texts.addWidget(WrappedLabel(words, "reading", "muted"))
        layout.addLayout(texts, 1)
        if self.presenter.may_bring_in:
            bring = Button("Bring in figures", Variant.PLAIN if with_print else Variant.PRIMARY, icon="plus")
            bring.clicked.connect(self._ask_for_file)
            layout.addWidget(bring, 0, Qt.AlignmentFlag.AlignTop)
        if with_print:
            button = Button("Print as PDF", Variant.PRIMARY, icon="print")
            button.clicked.connect(self._print)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _quarters(self, figures: Figures) -> Card:
        card = panel("Outcome by quarter", figures.sentence)
        groups = [[year] for year in figures.years] if self._split else [list(figures.years)]
        for years in groups if figures.years else []:
            name = ", ".join(year[0].year for year in years)
            card.content.addWidget(self._table(f"Outcome by quarter, {name}", years))
        source = " Where each figure stands in its source is printed on the PDF." if figures.source else ""
        card.content.addWidget(WrappedLabel(f"{AGGREGATE_ONLY} {TOO_FEW}{source}", "second", "subtle"))
        card.content.addStretch(1)
        return card

    def _table(self, name: str, years: list[tuple[Period, ...]]) -> FigureTable:
        table = FigureTable(name)
        table.show_rows(rows_by_quarter(years), spoken_heads([period for year in years for period in year]))
        self.tables.append(table)
        return table

    def _shares(self, figures: Figures) -> Card:
        card = panel("Share of each grade", figures.shares)
        self.bars = GradeBars("Share of each grade by quarter")
        self.bars.set_rows([BarRow(bar.label, tuple(zip(LOOKS, bar.counts, strict=True))) for bar in figures.bars])
        card.content.addWidget(self.bars)
        card.content.addWidget(WrappedLabel(f"Thin bar: under 10 audits. {BASIS}", "second", "subtle"))
        card.content.addStretch(1)
        return card

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
        wide = sum((self.tables[0].least_width() if self.tables else 0, self.bars.least_width(), inside)) <= room
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
        self.frame.go("reports", "indicator-table")

    def _ask_for_file(self) -> None:
        dialogs.ask_for_file(self, "Bring in figures", "Figures (*.csv)", self._file_chosen)

    def _file_chosen(self, path: str) -> None:
        self.presenter.bring_in(Path(path))
