"""The page of what audits found: grades told by one thing, a measure over time, every measure with its definition."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from audit_tool.analysis.charts import BarChart, TrendChart
from audit_tool.services.insight import Choices, Chosen
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.insight.audit_filters import AuditFilters
from audit_tool.ui.screens.insight.beside_cards import BesideCards
from audit_tool.ui.screens.insight.chart_card import TREND_NOTE, ChartCard
from audit_tool.ui.screens.insight.found import FIRST_BY, FoundPresenter, MeasureShown, by_options
from audit_tool.ui.screens.insight.panels import fill, panel
from audit_tool.ui.screens.insight.views_bar import ViewsBar
from audit_tool.ui.widgets.announcing import announce
from audit_tool.ui.widgets.boxes import ScrollColumn, large_text, row_or_column
from audit_tool.ui.widgets.fields import ClosedList, Labelled
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.two_columns import TwoColumns
from audit_tool.ui.widgets.words_table import WordsCell, WordsTable

LEAST = 420
BARS_NOTE = (
    "Thin bar: under 10 audits. Grades that stand: moderated, else agreed, else the first audit's. "
    "O outstanding, G good, RI requires improvement, I inadequate. A bar opens its cases."
)
HEADS = ("Measure", "Stands at", "The last change")
HINT = "Choose a measure, or Enter on it, to see it over time and how it is defined."


class FoundPage(ScrollColumn):
    """The view of `FoundPresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap="m", margin="xl")
        self._frame = frame
        self.presenter = FoundPresenter(frame.desk, frame.runner, self)
        self.filters = AuditFilters()
        self.views = ViewsBar(frame, self.presenter)
        self.by = ClosedList(by_options())
        self.by.set_value(FIRST_BY.value)
        self._nothing = WrappedLabel("", "reading")
        self._body = TwoColumns(LEAST)
        self.bars, self.trend = ChartCard("Grades", BARS_NOTE), ChartCard("Over time", TREND_NOTE)
        self._cases = panel("Cases")
        self.beside = BesideCards(frame)
        self._measures = panel("Measures")
        self.measures = WordsTable("Measures")
        self._definition = WrappedLabel("", "second", "muted")
        self._above = QWidget()
        self._all_parts = (self.filters, self._above, self._body, self.beside, self._measures)
        self._lay_out()
        self._shown: Sequence[MeasureShown] = ()
        self.filters.chosen.connect(self.presenter.choose)
        self.by.picked.connect(self.presenter.tell_by)
        self.bars.row_chosen.connect(self.presenter.open_bar)
        for chart in (self.bars, self.trend):
            chart.copied.connect(frame.tell)
        self.measures.chosen.connect(self._choose_measure)
        self.show_nothing("")

    def arrive(self) -> None:
        """Read the count and the saved views anew."""
        self.presenter.load()
        self.views.presenter.load()

    def _lay_out(self) -> None:
        """Grades and their cases at the left, the line over time at the right, all measures below."""
        above = row_or_column(self._above, gap="m")
        above.addWidget(Labelled("&Grades told by", self.by), 1)
        above.addWidget(self.views, 3)
        for part in (self.bars, self._cases):
            self._body.left.addWidget(part)
        self._body.right.addWidget(self.trend)
        self._body.right.addWidget(self._definition)
        self._body.end()
        self._definition.hide()
        self._measures.content.addWidget(self.measures)
        self._measures.content.addWidget(WrappedLabel(HINT, "second", "subtle"))
        for below in (self.filters, self._above, self._nothing, self._body, self.beside, self._measures):
            self.add(below)
        self.add_stretch()

    def show_choices(self, choices: Choices) -> None:
        """Offer what audits can be chosen by."""
        self.filters.show_choices(choices)
        self.beside.show_choices(choices)

    def show_found(self, bars: BarChart, trend: TrendChart, note: str) -> None:
        """Show how grades share out, and one measure over time."""
        self._nothing.hide()
        for part in self._all_parts:
            part.show()
        self._cases.hide()
        self.bars.about = self.trend.about = self.filters.words
        self.bars.show_chart(bars)
        self.trend.show_chart(trend)
        self.trend.setToolTip(note)
        self._define(trend.title)
        announce(self, bars.sentence)

    def show_looked_at(self, values: Mapping[str, str], by: str) -> None:
        """Put the lists to what is looked at."""
        self.filters.show_values(values)
        self.by.set_value(by)

    def show_about(self, chosen: Chosen) -> None:
        """Other audits are looked at: what stands beside their grades is read too."""
        self.beside.load(chosen)

    def show_measures(self, measures: Sequence[MeasureShown]) -> None:
        """Show every measure with its definition."""
        self._shown = measures
        cells = [
            (
                WordsCell(each.title, each.title, "label"),
                WordsCell(each.stands, each.stands),
                WordsCell(each.moved, each.moved),
            )
            for each in measures
        ]
        # Large text leaves no room for three columns; the change then stands over the chart of a chosen measure.
        heads, rows = (HEADS, cells) if not large_text() else (HEADS[1::-1], [row[1::-1] for row in cells])
        self.measures.show_rows(heads, rows)

    def show_cases(self, words: str, cases: Sequence[str]) -> None:
        """Name the cases behind a bar."""
        fill(self._cases, words, cases)
        self._cases.show()
        # Below a chart that fills the window nobody would see that anything opened.
        self.reveal(self._cases)
        announce(self, words)

    def show_nothing(self, words: str) -> None:
        """Say why there is nothing."""
        self._nothing.set_text(words)
        self._nothing.setVisible(bool(words))
        for part in self._all_parts:
            part.hide()

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        self._frame.report(message)

    def _choose_measure(self, at: int) -> None:
        """Its line over time stands far above the list of measures, so the page and the keyboard go there."""
        if 0 < at <= len(self._shown):
            self.presenter.choose_measure(at - 1)
            self.trend.turn.setFocus()
            for part in (self._definition, self.trend):
                self.reveal(part)

    def _define(self, title: str) -> None:
        """Say how the measure over time is defined; the overall grade needs no words."""
        of = next((each for each in self._shown if each.title == title), None)
        self._definition.set_text(f"{of.title}: {of.definition}" if of else "")
        self._definition.setVisible(of is not None)
