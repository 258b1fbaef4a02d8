"""A table of words: short columns first, and a last one that wraps; the arrows move, Enter opens a row."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from audit_tool.ui.theme.theme import current
from audit_tool.ui.theme.tokens import ColourName, Role
from audit_tool.ui.widgets.painted_table import CellsModel, PaintedTable

_WRAPPED = int(Qt.TextFlag.TextWordWrap)
_LEAST_LAST = 160


@dataclass(frozen=True, slots=True)
class WordsCell:
    """One cell: what is read and what is heard."""

    text: str
    spoken: str
    role: Role = "body"
    tone: ColourName = "text"
    head: bool = False


class _WordsDelegate(QStyledItemDelegate):
    """Paints one cell."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, line under the row, words, and the ring for the keyboard."""
        view = self.parent()
        cell = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(cell, WordsCell) or not isinstance(view, WordsTable):
            return
        theme = current()
        room = QRectF(option.rect)
        here = view.currentIndex()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.row() == here.row() and not cell.head and view.hasFocus():
            painter.fillRect(room, theme.colour("accent_soft"))
        painter.setPen(QPen(theme.colour("line"), theme.edge("hair"), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QPointF(room.left(), room.bottom()), QPointF(room.right() + 1, room.bottom()))
        painter.setFont(theme.font(cell.role))
        painter.setPen(theme.colour(cell.tone))
        painter.drawText(_inside(room), _WRAPPED, cell.text)
        if view.hasFocus() and index == here:
            painter.setPen(QPen(theme.colour("focus"), theme.edge("ring_width")))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room.adjusted(1, 1, -1, -2), theme.radius("tag"), theme.radius("tag"))
        painter.restore()


class WordsTable(PaintedTable):
    """Rows of words under heads."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._cells: CellsModel[WordsCell] = CellsModel()
        self._widest: tuple[int, ...] | None = None
        self._heights: dict[tuple[int, int], int] = {}
        self.setModel(self._cells)
        # What was opened stays marked as a whole while something else has the keyboard.
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setItemDelegate(_WordsDelegate(self))

    def show_rows(self, heads: Sequence[str], rows: Sequence[Sequence[WordsCell]]) -> None:
        """Show these rows under these heads."""
        top = [WordsCell(head, head, "strong_second", "muted", head=True) for head in heads]
        self._forget()
        self._cells.set_cells([top, *rows], heads)
        self.fit()
        self.updateGeometry()

    def first_cell(self) -> QModelIndex:
        """The first row, not the heads."""
        return self._cells.index(min(1, self._cells.rowCount() - 1), 0)

    def fit(self) -> None:
        """Measure anew where text has another size."""
        if self._widest is not None and self._measured_in is not current():
            self._forget()
        super().fit()

    def row_height(self, row: int) -> int:
        """As tall as the last column needs."""
        widths = self.column_widths(max(self.width(), self.least_width()))
        key = (row, widths[-1] if widths else 0)
        if key not in self._heights:
            pairs = zip(self._cells.rows[row], widths, strict=False)
            self._heights[key] = max((_height(cell, width) for cell, width in pairs), default=0)
        return self._heights[key]

    def column_widths(self, width: int) -> Sequence[int]:
        """What the short columns need; the last one has the rest."""
        short = self._short()
        return (*short, max(current().px(_LEAST_LAST), width - sum(short))) if self._cells.columnCount() else ()

    def least_width(self) -> int:
        """The short columns, and a little for the last."""
        return sum(self._short()) + current().px(_LEAST_LAST)

    def _short(self) -> tuple[int, ...]:
        if self._widest is None:
            self._measured_in = current()
            columns = range(self._cells.columnCount() - 1)
            self._widest = tuple(max(_width(row[at]) for row in self._cells.rows) for at in columns)
        return self._widest

    def _forget(self) -> None:
        self._widest = None
        self._heights.clear()


def _inside(room: QRectF) -> QRectF:
    theme = current()
    return room.adjusted(theme.space("xs"), theme.space("s"), -theme.space("s"), 0)


def _width(cell: WordsCell) -> int:
    theme = current()
    lines = cell.text.split("\n")
    widest = max(QFontMetricsF(theme.font(cell.role)).horizontalAdvance(line) for line in lines)
    return int(widest) + theme.space("xs") + theme.space("s") + theme.space("m")


def _height(cell: WordsCell, width: int) -> int:
    theme = current()
    room = _inside(QRectF(0, 0, max(1, width), 4000))
    needed = QFontMetricsF(theme.font(cell.role)).boundingRect(room, _WRAPPED, cell.text).height()
    return int(needed) + 2 * theme.space("s") + 1
