"""The page of the improvement plan: year and area, what to look at first, a card a row; or the update, row by row."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from audit_tool.services.plan_measures import Offered
from audit_tool.services.plan_update import RowUpdate, UpdateState
from audit_tool.ui import dialogs
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.actions.pages import ActionsPage
from audit_tool.ui.screens.actions.plan.presenter import PlanPresenter, ShownPlan
from audit_tool.ui.screens.actions.plan.row_card import RowCard
from audit_tool.ui.screens.actions.plan.update_card import UpdateCard
from audit_tool.ui.widgets.boxes import Card, ScrollColumn, column, row_or_column
from audit_tool.ui.widgets.button_row import ButtonRow
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import ClosedList, Labelled
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.tab_order import stops

FILES = "Improvement plan (*.csv *.xlsx)"
AT_ONCE = 50
"""Rows that are built together; each takes some milliseconds."""
ALL_TOLD = "Every row is told of in this quarter. Close the quarter when nothing more is to be added to it."


class PlanPage(ActionsPage):
    """The view of `PlanPresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self._column = ScrollColumn(gap="m", margin="xl")
        column(self, gap="none").addWidget(self._column)
        self.cards: dict[str, RowCard] = {}
        self._upto = AT_ONCE
        self._about = ""
        self.update_card: UpdateCard | None = None
        self.year, self.area = ClosedList(), ClosedList()
        self.presenter = PlanPresenter(frame.desk, frame.runner, self)

    @property
    def unfinished(self) -> bool:
        """Whether a row of the update is half told."""
        return self.update_card is not None and self.update_card.begun

    def arrive(self) -> None:
        """Read the plan anew, unless somebody is in the middle of telling."""
        if not self.unfinished:
            self.presenter.load()

    def show_plan(self, shown: ShownPlan) -> None:
        """Show a year's plan."""
        self.cards, self.update_card = {}, None
        with self._column.filling():
            self._column.add(WrappedLabel(f"Improvement plan {shown.plan.year}", "screen"))
            self._column.add(WrappedLabel(shown.plan.sentence, "reading", "muted"))
            self._column.add(self._acts())
            self._column.add(self._choices(shown))
            self._show_rows(shown, max(AT_ONCE, self._upto))
        self._go_to(self._about)
        self._about = ""

    def _show_rows(self, shown: ShownPlan, upto: int) -> None:
        """Add the next rows, each section under its heading: a plan of thousands is not built at once."""
        self._shown, self._upto = shown, upto
        for title, row in shown.listed[len(self.cards) : upto]:
            if title:
                self._column.add(WrappedLabel(title, "section"))
            card = RowCard(shown.plan, row, shown.measures.get(row.reference, ()), may_change=self.presenter.may_change)
            card.measure_wanted.connect(self.presenter.ask_offered)
            card.measure_chosen.connect(self._rest_on)
            card.measure_left.connect(self._no_longer)
            self.cards[row.reference] = card
            self._column.add(card)
        self._kept = self._column.content.count()
        left = len(shown.listed) - len(self.cards)
        self.more = Button(f"Show {min(left, AT_ONCE)} more of {left} rows", icon="plus")
        self.more.clicked.connect(self._show_more)
        below = ButtonRow([self.more])
        self._column.add(below)
        below.setVisible(left > 0)
        self._column.add_stretch()

    def _show_more(self) -> None:
        first = self._shown.listed[len(self.cards)][1].reference
        with self._column.filling(keep=self._kept):
            self._show_rows(self._shown, self._upto + AT_ONCE)
        self._go_to(first)

    def _go_to(self, reference: str) -> None:
        """The keyboard goes to what can be done about a row, or else to what follows it."""
        if reference not in self.cards:
            return
        card, order = self.cards[reference], stops(self)
        place = next((at for at, stop in enumerate(order) if card.isAncestorOf(stop)), len(order) - 1)
        order[place].setFocus(Qt.FocusReason.OtherFocusReason)
        self._column.reveal(card)

    def _rest_on(self, reference: str, kind: str, code: str) -> None:
        self._about = reference
        self.presenter.rest_on(reference, kind, code)

    def _no_longer(self, reference: str, kind: str, code: str) -> None:
        self._about = reference
        self.presenter.no_longer(reference, kind, code)

    def show_nothing(self, words: str) -> None:
        """Say what to do first."""
        self.cards, self.update_card = {}, None
        with self._column.filling():
            self._column.add(WrappedLabel("Improvement plan", "screen"))
            card = Card(padding="xl")
            card.content.addWidget(WrappedLabel(words, "reading"))
            if self.presenter.may_change:
                card.content.addWidget(ButtonRow([self._bring_in(Variant.PRIMARY)]))
            self._column.add(card)
            self._column.add_stretch()

    def show_update(self, state: UpdateState) -> None:
        """Show the row in hand."""
        self.cards, self.update_card = {}, None
        row = state.row
        with self._column.filling():
            self._column.add(WrappedLabel(f"Update of the plan {state.year}", "screen"))
            if row is None:
                self._column.add(self._finished(state))
            else:
                self._state = state
                self.update_card = UpdateCard(state, row)
                self.update_card.kept.connect(self._keep)
                self.update_card.skipped.connect(self._skip)
                self.update_card.stopped.connect(self.presenter.stop_update)
                self._column.add(self.update_card)
            self._column.add_stretch()
        if self.update_card is not None:
            self.update_card.begin()

    def show_offered(self, reference: str, offered: tuple[Offered, ...]) -> None:
        """Offer what a row can rest on."""
        if reference in self.cards:
            self.cards[reference].offer(offered)

    def show_done(self, happened: str, rest: str) -> None:
        """Say what was done."""
        self._frame.tell(happened, rest)

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        self._frame.report(message)

    def _acts(self) -> QWidget:
        self.print = Button("Print as PDF", icon="print")
        self.print.clicked.connect(self._print)
        if not self.presenter.may_change:
            return ButtonRow([self.print])
        self.update_button = Button("Tell this quarter’s progress", Variant.PRIMARY, icon="pencil")
        self.update_button.clicked.connect(self.presenter.begin_update)
        return ButtonRow([self.update_button, self._bring_in(Variant.PLAIN), self.print])

    def _bring_in(self, variant: Variant) -> Button:
        self.bring = Button("Bring in a plan", variant, icon="plus")
        self.bring.clicked.connect(self._ask_for_file)
        return self.bring

    def _choices(self, shown: ShownPlan) -> QWidget:
        holder = QWidget()
        line = row_or_column(holder, gap="m")
        self.year, self.area = ClosedList([(year, year) for year in shown.years]), ClosedList(shown.areas)
        self.year.set_value(shown.plan.year)
        self.area.setCurrentIndex(max(0, self.area.findData(shown.area)))
        for label, control in (("Year", self.year), ("Area", self.area)):
            line.addWidget(Labelled(label, control), 1)
        self.year.picked.connect(self._choose_year)
        self.area.picked.connect(self._choose_area)
        return holder

    def _choose_year(self, year: str) -> None:
        self._upto = AT_ONCE
        self.presenter.choose_year(year)

    def _choose_area(self, area: str) -> None:
        self._upto = AT_ONCE
        self.presenter.choose_area(area)

    def _finished(self, state: UpdateState) -> QWidget:
        card = Card(padding="l", gap="m")
        card.content.addWidget(WrappedLabel(ALL_TOLD, "reading"))
        self._state = state
        self.close_button, back = Button(f"Close {state.quarter}", Variant.PRIMARY), Button("Back to the plan")
        self.close_button.clicked.connect(self._close_quarter)
        back.clicked.connect(self.presenter.stop_update)
        card.content.addWidget(ButtonRow([self.close_button, back]))
        return card

    def _keep(self, reference: str, update: RowUpdate) -> None:
        self.presenter.save(reference, update)

    def _skip(self) -> None:
        self.presenter.skip(self._state)

    def _close_quarter(self) -> None:
        self.presenter.close_quarter(self._state.quarter)

    def _print(self) -> None:
        self._frame.go("reports", f"improvement-plan {self.year.value}")

    def _ask_for_file(self) -> None:
        dialogs.ask_for_file(self, "Bring in a plan", FILES, self._file_chosen)

    def _file_chosen(self, path: str) -> None:
        self.presenter.bring_in(Path(path))
