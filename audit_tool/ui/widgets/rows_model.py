"""A list of frozen rows as Qt wants it: one model for every painted list."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

Row = TypeVar("Row")
AnyIndex = QModelIndex | QPersistentModelIndex
_SPOKEN = {int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)}


class RowsModel(QAbstractListModel, Generic[Row]):
    """Rows that a delegate paints; `spoken` is what a person hears for a row, and what typing ahead finds."""

    def __init__(self, spoken: Callable[[Row], str]) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._spoken = spoken

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows."""
        return self._rows

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; a list of the same length keeps selection and place."""
        fresh = tuple(rows)
        if len(fresh) == len(self._rows):
            self._rows = fresh
            if fresh:
                self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows there are; a list has no children."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> str | Row | None:
        """The words of a row, or the row itself for the delegate."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role in _SPOKEN:
            return self._spoken(row)
        return row if role == Qt.ItemDataRole.UserRole else None
