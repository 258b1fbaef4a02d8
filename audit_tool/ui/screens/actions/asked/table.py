"""The table of actions: arrows move, Shift marks several, Ctrl+A all that are read, Enter opens, Tab leaves."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from audit_tool.analysis.action_words import Column
from audit_tool.services.action_terms import ActionLine
from audit_tool.ui.screens.actions.asked.model import COLUMNS, ActionsModel
from audit_tool.ui.theme.theme import current

SHARES = {Column.DUE: 15, Column.TEXT: 26, Column.CASE: 12, Column.OWNER: 16, Column.LEVEL: 14, Column.STATE: 17}
"""How many hundredths of the width each column takes."""


class ActionsTable(QTableView):
    """Rows of actions; only those that are looked at are read."""

    marked = Signal()
    """Another action, or others, are chosen."""
    opened = Signal()
    sorted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ActionsModel()
        self.setModel(self.list)
        self.setAccessibleName("Actions")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        # Two lines of words, and the room around them.
        lines = 2 * self.fontMetrics().lineSpacing() + current().space("m")
        self.verticalHeader().setDefaultSectionSize(max(current().size("button"), lines))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.sectionClicked.connect(self.sorted)
        self.selectionModel().selectionChanged.connect(self.marked)
        self.doubleClicked.connect(self.opened)

    def chosen(self) -> list[ActionLine]:
        """The actions that are marked and read."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [line for line in map(self.list.line, rows) if line is not None]

    def select_action(self, action_id: int) -> None:
        """Mark an action where it is among the first that are read."""
        for row in range(min(self.list.rowCount(), self.list.held)):
            line = self.list.line(row)
            if line is not None and line.id == action_id:
                self.setCurrentIndex(self.list.index(row, 0))
                return

    def resizeEvent(self, event: object) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        room = self.viewport().width()
        for at, column in enumerate(COLUMNS):
            self.setColumnWidth(at, room * SHARES[column] // 100)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard always has a row to start from."""
        if not self.currentIndex().isValid() and self.list.rowCount():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(self.list.index(0, 0), flags)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the action at the side."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.opened.emit()
        else:
            super().keyPressEvent(event)
