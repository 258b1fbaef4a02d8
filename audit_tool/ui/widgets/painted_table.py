"""The base of the painted tables: cells that a delegate paints, each with its words in the accessibility tree."""

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView, QWidget

AnyIndex = QModelIndex | QPersistentModelIndex
_SPOKEN = {int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)}


class Spoken(Protocol):
    """Something that can be heard."""

    @property
    def spoken(self) -> str:
        """The words of a cell, understandable on their own."""


CellT = TypeVar("CellT", bound=Spoken)


class CellsModel(QAbstractTableModel, Generic[CellT]):
    """Rows of cells for a delegate."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[CellT, ...]] = []
        self._heads: tuple[str, ...] = ()
        self._columns = 0

    @property
    def rows(self) -> Sequence[tuple[CellT, ...]]:
        """All rows."""
        return self._rows

    def set_cells(self, rows: Sequence[Sequence[CellT]], heads: Sequence[str] = ()) -> None:
        """Show other cells."""
        self.beginResetModel()
        self._rows = [tuple(row) for row in rows]
        # Counted once: every cell that is painted asks for it.
        self._columns = max((len(row) for row in self._rows), default=0)
        self._heads = tuple(heads)
        self.endResetModel()

    def set_row(self, at: int, row: Sequence[CellT]) -> None:
        """Show other cells in one row; the rest is neither asked for nor painted."""
        self._rows[at] = tuple(row)
        self.dataChanged.emit(self.index(at, 0), self.index(at, len(row) - 1))

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns there are."""
        return 0 if parent.isValid() else self._columns

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> str | CellT | None:
        """The words of a cell, or the cell itself for the delegate."""
        cell = self.cell(index)
        if cell is None:
            return None
        if role in _SPOKEN:
            return cell.spoken
        return cell if role == Qt.ItemDataRole.UserRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> str | None:
        """The words over a column, and the first cell of a row."""
        if role not in _SPOKEN:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._heads[section] if section < len(self._heads) else None
        return self._rows[section][0].spoken if section < len(self._rows) and self._rows[section] else None

    def cell(self, index: AnyIndex) -> CellT | None:
        """One cell."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        return row[index.column()] if index.column() < len(row) else None


class PaintedTable(QTableView):
    """A table without edges of its own: arrows move, Enter opens, Tab leaves; as tall as its rows."""

    chosen = Signal(int)
    """A row was opened by Enter or a click."""
    cell_chosen = Signal(int, int)
    """The same, with the column too."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setObjectName("paintedTable")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
            header.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)

    def row_height(self, row: int) -> int:
        """How tall a row is."""
        raise NotImplementedError

    def column_widths(self, width: int) -> Sequence[int]:
        """How wide each column is when there is this much room."""
        raise NotImplementedError

    def least_width(self) -> int:
        """The least width in which no word is cut."""
        raise NotImplementedError

    def fit(self) -> None:
        """Give every row and column its size."""
        for row in range(self._count()):
            self.setRowHeight(row, self.row_height(row))
        for column, width in enumerate(self.column_widths(max(self.width(), self.least_width()))):
            self.setColumnWidth(column, width)
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """As tall as its rows; the page scrolls, not the table."""
        return QSize(self.least_width(), sum(self.row_height(row) for row in range(self._count())))

    def minimumSizeHint(self) -> QSize:
        """Columns are never cut."""
        return QSize(self.least_width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of theme or text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard always has a cell to start from."""
        # Before Qt, which would start in the corner among the heads.
        if not self.currentIndex().isValid() and self._count():
            self.setCurrentIndex(self.first_cell())
        super().focusInEvent(event)
        self.viewport().update()

    def first_cell(self) -> QModelIndex:
        """Where the keyboard starts."""
        return self.model().index(0, 0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No cell has the keyboard any more."""
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; a key with Ctrl is the screen's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._open(self.currentIndex())
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _count(self) -> int:
        """How many rows there are; none while the table is being built."""
        model: QAbstractItemModel | None = self.model()
        return model.rowCount() if model is not None else 0

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.row())
            self.cell_chosen.emit(index.row(), index.column())
