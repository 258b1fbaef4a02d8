"""The rows of a plan as cards, some at a time, and the way of the keyboard among them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from audit_tool.counted_words import count_of
from audit_tool.services.plan_terms import Half
from audit_tool.ui.frame import Frame, TopBarSaveState
from audit_tool.ui.keeping import Keeping
from audit_tool.ui.kept_fields import keep
from audit_tool.ui.qt_runner import QtScheduler
from audit_tool.ui.screens.actions.acts import ActForm
from audit_tool.ui.screens.actions.page import ActionsPage
from audit_tool.ui.screens.actions.plan.fields import acts_of_row
from audit_tool.ui.screens.actions.plan.presenter import PlanPresenter
from audit_tool.ui.screens.actions.plan.reading import ShownPlan
from audit_tool.ui.screens.actions.plan.row_card import RowCard
from audit_tool.ui.screens.actions.plan.writing import HALF_OF, about_of
from audit_tool.ui.widgets.boxes import ScrollColumn, column
from audit_tool.ui.widgets.button_row import ButtonRow
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.tab_order import stops

AT_ONCE = 50
"""Rows that are built together; each takes some milliseconds."""


class PlanRowsPage(ActionsPage):
    """What the page of a plan knows of its rows."""

    presenter: PlanPresenter

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self._column = ScrollColumn(gap="m", margin="xl")
        column(self, gap="none").addWidget(self._column)
        self.cards: dict[str, RowCard] = {}
        schedulers = QtScheduler(self), QtScheduler(self)
        self.keeping = Keeping(frame.desk, frame.runner, schedulers, TopBarSaveState(frame), tuple(Half))
        self._upto = AT_ONCE
        self._about = ""

    def _show_rows(self, shown: ShownPlan, upto: int) -> None:
        """Add the next rows, each section under its heading: a plan of thousands is not built at once."""
        self._shown, self._upto = shown, upto
        for title, row in shown.listed[len(self.cards) : upto]:
            if title:
                self._column.add(WrappedLabel(title, "section"))
            acts = acts_of_row(row, shown.later, shown.rounds_for(row)) if self.presenter.may_change else ()
            card = RowCard(shown.plan, row, shown.measures.get(row.reference, ()), acts)
            card.measure_wanted.connect(self.presenter.ask_offered)
            card.measure_chosen.connect(self._rest_on)
            card.measure_left.connect(self._no_longer)
            card.written.connect(self.presenter.write)
            card.given_up.connect(self._give_up)
            card.form_opened.connect(self._keep_form)
            self.cards[row.reference] = card
            self._column.add(card)
        self._kept = self._column.content.count()
        left = len(shown.listed) - len(self.cards)
        self.more = Button(f"Show {min(left, AT_ONCE)} more of {count_of(left, 'row')}", icon="plus")
        self.more.clicked.connect(self._show_more)
        below = ButtonRow([self.more])
        self._column.add(below)
        below.setVisible(left > 0)
        self._column.add_stretch()

    def _rows_for(self, reference: str, shown: ShownPlan) -> int:
        """How many rows have to be built for one of them to be seen."""
        place = next((at for at, (_, row) in enumerate(shown.listed, 1) if row.reference == reference), 0)
        return max(AT_ONCE, self._upto, place)

    def _keep_form(self, reference: str, form: ActForm) -> None:
        """What is written in the fields of an act is on the disk at each pause, and there again after a kill."""
        if form.key in HALF_OF:
            about = about_of(form.key, self.presenter.year, reference)
            keep(self.keeping, HALF_OF[form.key], about, form.named)
            form.show_fitting()

    def _give_up(self, key: str, reference: str) -> None:
        self._about = reference
        self.presenter.give_up(key, reference)

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

    def _choose_year(self, year: str) -> None:
        self._upto = AT_ONCE
        self.presenter.choose_year(year)

    def _choose_area(self, area: str) -> None:
        self._upto = AT_ONCE
        self.presenter.choose_area(area)
