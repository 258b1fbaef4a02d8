"""A table of figures as a report prints it: heads over columns, grades with their badges, numbers in columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from audit_tool.ui.theme.theme import current
from audit_tool.ui.theme.tokens import ColourName, Role
from audit_tool.ui.widgets.grades import GradeLook, paint_badge
from audit_tool.ui.widgets.painted_table import CellsModel, PaintedTable


class CellLook(StrEnum):
    """What a cell is, and so how it is painted."""

    GROUP = "group"
    HEAD = "head"
    LABEL = "label"
    STRONG_LABEL = "strong_label"
    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"


_PAINTED: dict[CellLook, tuple[Role, ColourName]] = {
    CellLook.GROUP: ("strong_second", "muted"),
    CellLook.HEAD: ("strong_second", "muted"),
    CellLook.LABEL: ("control", "text"),
    CellLook.STRONG_LABEL: ("label", "text"),
    CellLook.PLAIN: ("body", "text"),
    CellLook.STRONG: ("label", "text"),
    CellLook.QUIET: ("second", "subtle"),
}


@dataclass(frozen=True, slots=True)
class FigureCell:
    """One cell: what is printed, what is heard, and over how many columns it stands."""

    text: str
    spoken: str
    look: CellLook = CellLook.PLAIN
    grade: GradeLook | None = None
    span: int = 1


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One row; a strong line over it parts it from the rows above."""

    cells: tuple[FigureCell, ...]
    strong_line: bool = False
    line: bool = True


class _FigureDelegate(QStyledItemDelegate):
    """Paints one cell."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The line over the row, the badge, the words, and the ring for the keyboard."""
        view = self.parent()
        cell = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(cell, FigureCell) or not isinstance(view, FigureTable):
            return
        theme = current()
        room = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_line(painter, room, view.figure_rows[index.row()])
        role, colour = _PAINTED[cell.look]
        painter.setFont(theme.font(role))
        painter.setPen(theme.colour(colour))
        if index.column() == 0 and cell.span == 1:
            left = room.x() + _badge_room(view)
            if cell.grade is not None:
                side = theme.size("badge_outline")
                paint_badge(painter, QRectF(room.x(), room.center().y() - side / 2, theme.px(26), side), cell.grade)
            words = room.adjusted(left - room.x(), 0, 0, 0)
            shown = painter.fontMetrics().elidedText(cell.text, Qt.TextElideMode.ElideRight, ceil(words.width()))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        else:
            _paint_figure(painter, room, cell)
        if view.hasFocus() and index == view.currentIndex():
            painter.setPen(QPen(theme.colour("focus"), theme.edge("ring_width")))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room.adjusted(1, 2, -1, -2), theme.radius("tag"), theme.radius("tag"))
        painter.restore()


def _paint_line(painter: QPainter, room: QRectF, row: FigureRow) -> None:
    theme = current()
    if row.strong_line or row.line:
        colour: ColourName = "control" if row.strong_line else "line"
        painter.setPen(QPen(theme.colour(colour), theme.edge("hair"), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        top = room.top() + 0.5
        painter.drawLine(int(room.left()), int(top), int(room.right()), int(top))


def _paint_figure(painter: QPainter, room: QRectF, cell: FigureCell) -> None:
    theme = current()
    if cell.grade is None:
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, cell.text)
        return
    side = theme.size("badge_outline")
    words = painter.fontMetrics().horizontalAdvance(cell.text)
    badge, gap = theme.px(26), theme.space("xs")
    left = room.center().x() - (badge + gap + words) / 2
    paint_badge(painter, QRectF(left, room.center().y() - side / 2, badge, side), cell.grade)
    beside = QRectF(left + badge + gap, room.y(), words + 1, room.height())
    painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, cell.text)


def _badge_room(view: "FigureTable") -> int:
    theme = current()
    return theme.px(26) + theme.space("s") if view.badges_in_front else 0


class FigureTable(PaintedTable):
    """Figures to read and to walk through with the arrows."""

    def __init__(self, name: str, parent: QWidget | None = None, *, badges_in_front: bool = True) -> None:
        super().__init__(name, parent)
        self.badges_in_front = badges_in_front
        self.figure_rows: tuple[FigureRow, ...] = ()
        self._cells: CellsModel[FigureCell] = CellsModel()
        self.setModel(self._cells)
        self.setItemDelegate(_FigureDelegate(self))

    def show_rows(self, rows: Sequence[FigureRow], heads: Sequence[str]) -> None:
        """Show these figures; `heads` are the columns' names as they are heard."""
        self.figure_rows = tuple(rows)
        self._cells.set_cells([row.cells for row in rows], heads)
        self.clearSpans()
        for at, row in enumerate(rows):
            for column, cell in enumerate(row.cells):
                if cell.span > 1:
                    self.setSpan(at, column, 1, cell.span)
        self.fit()
        self.updateGeometry()

    def row_height(self, row: int) -> int:
        """Rows of figures stand close."""
        theme = current()
        group = any(cell.look is CellLook.GROUP for cell in self.figure_rows[row].cells)
        return theme.size("tag" if group else "quiet_segment")

    def column_widths(self, width: int) -> Sequence[int]:
        """The first column what its words need, the others an equal share of the rest."""
        needs = self._needs()
        if not needs:
            return ()
        others = len(needs) - 1
        if not others:
            return (width,)
        if max(needs[1:]) * others + needs[0] <= width:
            needs = [needs[0], *[max(needs[1:])] * others]
        rest = max(0, width - sum(needs))
        shares = [rest * (at + 1) // others - rest * at // others for at in range(others)]
        return (needs[0], *(need + share for need, share in zip(needs[1:], shares, strict=True)))

    def least_width(self) -> int:
        """What the words of every column need."""
        return sum(self._needs())

    def minimumSizeHint(self) -> QSize:
        """The words of every column, and every row."""
        return QSize(self.least_width(), self.sizeHint().height())

    def _needs(self) -> list[int]:
        columns = max((len(row.cells) for row in self.figure_rows), default=0)
        return [self._need(column) for column in range(columns)]

    def _need(self, column: int) -> int:
        theme = current()
        cells = [row.cells[column] for row in self.figure_rows if column < len(row.cells)]
        widths = [_width(cell) for cell in cells if cell.span == 1]
        extra = _badge_room(self) if column == 0 else theme.space("xs")
        return max(widths, default=0) + extra + theme.space("xs")


def _width(cell: FigureCell) -> int:
    theme = current()
    role, _ = _PAINTED[cell.look]
    badge = theme.px(26) + theme.space("xs") if cell.grade is not None and cell.look is CellLook.HEAD else 0
    return QFontMetrics(theme.font(role)).horizontalAdvance(cell.text) + badge
