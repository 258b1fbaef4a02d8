"""The rows of a plan as cards, some at a time, and the way of the keyboard among them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.actions.pages import ActionsPage
from audit_tool.ui.screens.actions.plan.presenter import PlanPresenter, ShownPlan
from audit_tool.ui.screens.actions.plan.row_card import RowCard
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
        self._upto = AT_ONCE
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

    def _choose_year(self, year: str) -> None:
        self._upto = AT_ONCE
        self.presenter.choose_year(year)

    def _choose_area(self, area: str) -> None:
        self._upto = AT_ONCE
        self.presenter.choose_area(area)
