"""The panel's list with large text: a line above the case, with what it is narrowed to and what this leaves."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.services.panel_rows import PanelRow
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import column, row
from audit_tool.ui.widgets.fields import ClosedList, Labelled


class ListAbove(QWidget):
    """Stands where there is no room for a list at the side."""

    chosen = Signal(int)
    """The allocation of a case."""

    def __init__(self, narrowing: QWidget, session: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cases = ClosedList(name="Case, most serious first", empty="Choose a case")
        self.cases.picked.connect(self._choose)
        edge = current().space("l")
        layout = column(self, gap="xs")
        layout.setContentsMargins(edge, edge, edge, 0)
        lists = row(gap="l")
        lists.addWidget(narrowing, 2)
        lists.addWidget(Labelled("Case", self.cases), 3)
        layout.addLayout(lists)
        layout.addWidget(session, 0, Qt.AlignmentFlag.AlignLeft)

    def show_rows(self, rows: Sequence[PanelRow], current: int) -> None:
        """Offer these cases; the one that is open is chosen where it is among them."""
        self.cases.set_options([(str(row.allocation_id), f"{row.reference}: {row.why}") for row in rows])
        self.cases.set_value(str(current))

    def _choose(self, allocation: str) -> None:
        self.chosen.emit(int(allocation))
