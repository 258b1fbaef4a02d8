"""The panel's list with large text: a line above the case, with what it is narrowed to and what this leaves."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.ui.screens.moderation.panel_pane import PanelPane
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import column, row
from audit_tool.ui.widgets.fields import ClosedList, Labelled


class ListAbove(QWidget):
    """Stands where there is no room for a list at the side."""

    chosen = Signal(int)
    """The allocation of a case."""

    def __init__(self, pane: PanelPane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pane = pane
        pane.narrowed.connect(self._fill)
        self.cases = ClosedList(name="Case, most serious first", empty="Choose a case")
        self.cases.picked.connect(self._choose)
        edge = current().space("l")
        layout = column(self, gap="xs")
        layout.setContentsMargins(edge, edge, edge, 0)
        lists = row(gap="l")
        lists.addWidget(pane.narrowing, 2)
        lists.addWidget(Labelled("Case", self.cases), 3)
        layout.addLayout(lists)
        layout.addWidget(pane.session, 0, Qt.AlignmentFlag.AlignLeft)

    def _fill(self) -> None:
        """Offer the cases that are shown; the one that is open is chosen where it is among them."""
        self.cases.set_options([(str(row.allocation_id), f"{row.reference}: {row.why}") for row in self._pane.shown])
        self.cases.set_value(str(self._pane.current))

    def _choose(self, allocation: str) -> None:
        self.chosen.emit(int(allocation))
