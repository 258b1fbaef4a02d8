"""Actions for a table view: as many rows as are wanted, of which only the pages that were looked at are read."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from audit_tool.analysis.action_states import STATE_WORDS
from audit_tool.analysis.action_words import LEVEL_WORDS, Column
from audit_tool.services.action_terms import ActionLine
from audit_tool.ui.screens.actions.asked.reading import COLUMN_WORDS, PAGE

AnyIndex = QModelIndex | QPersistentModelIndex
COLUMNS = tuple(COLUMN_WORDS)
_SPOKEN = {int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.ToolTipRole)}


class ActionsModel(QAbstractTableModel):
    """The wanted actions; a page that is not read yet is asked for when one of its rows is shown."""

    page_wanted = Signal(int)
    """The first row of a page."""

    def __init__(self) -> None:
        super().__init__()
        self._total = 0
        self._lines: dict[int, ActionLine] = {}
        self._asked: set[int] = set()

    def begin(self, total: int, lines: tuple[ActionLine, ...]) -> None:
        """Another list, of which the first page is here."""
        self.beginResetModel()
        self._total, self._lines, self._asked = total, dict(enumerate(lines)), {0}
        self.endResetModel()

    def add(self, start: int, lines: tuple[ActionLine, ...]) -> None:
        """One more page of it."""
        self._lines.update(enumerate(lines, start))
        if lines:
            self.dataChanged.emit(self.index(start, 0), self.index(start + len(lines) - 1, len(COLUMNS) - 1))

    def line(self, row: int) -> ActionLine | None:
        """The action in a row, if its page is read."""
        return self._lines.get(row)

    @property
    def held(self) -> int:
        """How many actions are read."""
        return len(self._lines)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many actions are wanted."""
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> str | None:
        """The words of a cell."""
        if role not in _SPOKEN or not index.isValid():
            return None
        line = self._lines.get(index.row())
        if line is None:
            self._ask(index.row())
            return "…"
        column = COLUMNS[index.column()]
        return _short(line, column) if role == Qt.ItemDataRole.DisplayRole else words_of(line, column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> str | None:
        """The words over a column."""
        if role not in _SPOKEN or orientation != Qt.Orientation.Horizontal:
            return None
        return COLUMN_WORDS[COLUMNS[section]]

    def _ask(self, row: int) -> None:
        start = row - row % PAGE
        if start not in self._asked:
            self._asked.add(start)
            self.page_wanted.emit(start)


def words_of(line: ActionLine, column: Column) -> str:
    """What stands in a cell."""
    return {
        Column.DUE: line.due_words,
        Column.TEXT: line.text,
        Column.CASE: line.reference or "None",
        Column.OWNER: line.owner_words,
        Column.LEVEL: LEVEL_WORDS[line.level],
        Column.STATE: STATE_WORDS[line.state],
    }[column]


def _short(line: ActionLine, column: Column) -> str:
    """What is seen of a cell: its month is short, so that a day with its year has room beside “Late”."""
    words = words_of(line, column)
    return (
        words
        if column is not Column.DUE or line.due_on is None
        else words.replace(f"{line.due_on:%B}", f"{line.due_on:%b}")
    )
