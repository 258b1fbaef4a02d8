"""The board of a round: a case a row, a step a column, and in words at the end who is waited for."""

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from audit_tool.ui.theme.theme import current
from audit_tool.ui.theme.tokens import ColourName, Role
from audit_tool.ui.widgets.painted_table import CellsModel, PaintedTable
from audit_tool.ui.widgets.step_signs import DOT, LINE, StepState, paint_step

_LEAST_KIND, _WIDEST_KIND = 100, 210
"""Room for the second words of a case, in points at usual text: the least, and the most."""
_MEASURED: tuple[Role, ...] = ("label", "control", "second")


@dataclass(frozen=True, slots=True)
class BoardCell:
    """One cell: a step, or words with a second part at the right."""

    spoken: str
    text: str = ""
    beside: str = ""
    state: StepState | None = None
    urgent: bool = False
    head: bool = False
    apart: bool = False
    """A sign that is no step on the way: no line leads to it."""


Cells = Sequence[Sequence[BoardCell]]


class _BoardDelegate(QStyledItemDelegate):
    """Paints one cell."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, line under the row, then words or a step with its rail."""
        view = self.parent()
        cell = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(cell, BoardCell) or not isinstance(view, StepBoard):
            return
        theme = current()
        room = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = view.currentIndex()
        if index.row() == here.row() and not cell.head and view.hasFocus():
            painter.fillRect(room, theme.colour("accent_soft"))
        painter.setPen(QPen(theme.colour("line"), theme.edge("hair"), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QPointF(room.left(), room.bottom()), QPointF(room.right() + 1, room.bottom()))
        if cell.head:
            painter.setFont(theme.font("strong_second"))
            painter.setPen(theme.colour("muted"))
            side = Qt.AlignmentFlag.AlignHCenter if view.is_step(index.column()) else Qt.AlignmentFlag.AlignLeft
            painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, cell.text)
        elif cell.state is not None:
            if not cell.apart:
                _paint_rail(painter, room, view, index)
            paint_step(painter, room.center(), cell.state)
        elif view.narrow:
            _paint_lines(painter, room, cell, strong=index.column() == 0)
        else:
            _paint_words(painter, room, cell, strong=index.column() == 0)
        if view.hasFocus() and index == here:
            painter.setPen(QPen(theme.colour("focus"), theme.edge("ring_width")))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room.adjusted(1, 1, -1, -2), theme.radius("tag"), theme.radius("tag"))
        painter.restore()


def _paint_rail(painter: QPainter, room: QRectF, view: "StepBoard", index: QModelIndex | QPersistentModelIndex) -> None:
    """The line from the step before, and half of the one to the step after."""
    theme = current()
    centre, air = room.center(), theme.px(DOT) / 2 + 3
    own = view.state_at(index.row(), index.column())
    for other, start, end in (
        (view.state_at(index.row(), index.column() - 1), room.left(), centre.x() - air),
        (view.state_at(index.row(), index.column() + 1), centre.x() + air, room.right() + 1),
    ):
        if other is None:
            continue
        first = other if start == room.left() else own
        colour: ColourName = "accent" if first is StepState.DONE else "line"
        painter.setPen(QPen(theme.colour(colour), LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QPointF(start, centre.y()), QPointF(end, centre.y()))


def _paint_words(painter: QPainter, room: QRectF, cell: BoardCell, *, strong: bool) -> None:
    theme = current()
    inside = room.adjusted(0, 0, -theme.space("s"), 0)
    painter.setFont(theme.font("label" if strong else "control"))
    painter.setPen(theme.colour("text"))
    words = painter.fontMetrics().horizontalAdvance(cell.text) + theme.space("s")
    beside = QFontMetrics(_beside_font(cell)).horizontalAdvance(cell.beside)
    free = int(inside.width()) - (beside + theme.space("s") if cell.beside and not strong else 0)
    shown = painter.fontMetrics().elidedText(cell.text, Qt.TextElideMode.ElideRight, free)
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, shown)
    painter.setFont(_beside_font(cell))
    painter.setPen(theme.colour("warn" if cell.urgent else "muted"))
    if strong:
        inside = inside.adjusted(words, 0, 0, 0)
        kind = painter.fontMetrics().elidedText(cell.beside, Qt.TextElideMode.ElideRight, int(inside.width()))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, kind)
    else:
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, cell.beside)


def _paint_lines(painter: QPainter, room: QRectF, cell: BoardCell, *, strong: bool) -> None:
    """Words over as many lines as they need, the second part below."""
    theme = current()
    inside = room.adjusted(0, theme.space("xs"), -theme.space("s"), 0)
    painter.setFont(theme.font("label" if strong else "control"))
    painter.setPen(theme.colour("text"))
    used = painter.boundingRect(inside, int(Qt.TextFlag.TextWordWrap), cell.text)
    painter.drawText(inside, int(Qt.TextFlag.TextWordWrap), cell.text)
    painter.setFont(_beside_font(cell))
    painter.setPen(theme.colour("warn" if cell.urgent else "muted"))
    painter.drawText(inside.adjusted(0, used.height(), 0, 0), int(Qt.TextFlag.TextWordWrap), cell.beside)


def _beside_font(cell: BoardCell) -> QFont:
    return current().font("strong_second" if cell.urgent else "second")


class StepBoard(PaintedTable):
    """Rows to walk through with the arrows; Enter opens a case."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._cells: CellsModel[BoardCell] = CellsModel()
        self._needed: dict[tuple[object, ...], tuple[int, ...]] = {}
        """Widths that were measured, by theme and way of measuring; every row is looked at once, not once a row."""
        self._heights: dict[int, int] = {}
        self._heights_of: tuple[object, ...] = ()
        self.setModel(self._cells)
        self.setItemDelegate(_BoardDelegate(self))

    def show_board(self, heads: Sequence[str], rows: Sequence[Sequence[BoardCell]]) -> None:
        """Show the cases under these heads."""
        top = [BoardCell(head, head, head=True) for head in heads]
        self._cells.set_cells([top, *rows], heads)
        self._needed.clear()
        self._heights.clear()
        self.fit()
        self.updateGeometry()

    def show_row(self, at: int, row: Sequence[BoardCell]) -> None:
        """Show one case anew, counted from 0; what that takes does not grow with the number of cases."""
        at += 1
        self._cells.set_row(at, row)
        heads = self._cells.rows[:1]
        for name, measure in (("wide", self._needs), ("narrow", self._narrow_needs)):
            known = self._needed.get((current(), name))
            if known and not all(map(operator.le, measure([*heads, row]), known)):
                self._needed.clear()
        if not self._needed:
            self._heights.clear()
            self.fit()
            return
        before = self._heights.pop(at, 0)
        if (height := self.row_height(at)) != before:
            self.setRowHeight(at, height)
            self.setFixedHeight(self.height() + height - before)

    def is_step(self, column: int) -> bool:
        """Whether a column holds steps; the first and the last hold words."""
        return 0 < column < self._cells.columnCount() - 1

    def state_at(self, row: int, column: int) -> StepState | None:
        """A step's state; none where there is no step."""
        cell = self._cells.cell(self._cells.index(row, column)) if column >= 0 else None
        return cell.state if cell and not cell.apart else None

    def first_cell(self) -> QModelIndex:
        """The first case, not the heads."""
        return self._cells.index(min(1, self._cells.rowCount() - 1), 0)

    @property
    def narrow(self) -> bool:
        """Whether words go over several lines: the window is narrow, or the text large."""
        return self.width() < self._wide_width()

    def row_height(self, row: int) -> int:
        """Rows are taller in a wide window, and where words need several lines."""
        measured_for = (current(), self.width(), self.window().width())
        if measured_for != self._heights_of:
            self._heights_of = measured_for
            self._heights.clear()
        if row not in self._heights:
            self._heights[row] = self._row_height(row)
        return self._heights[row]

    def _row_height(self, row: int) -> int:
        theme = current()
        wide = self.window().width() >= theme.pane("switch_panes")
        usual = theme.size("outline_row_wide" if wide or row == 0 else "table_row") + 1
        if not self.narrow:
            return usual
        widths = self.column_widths(self.width())
        cells = self._cells.rows[row]
        pairs = list(zip(cells, widths, strict=False))
        lines = [_lines_height(cell, width, at == 0) for at, (cell, width) in enumerate(pairs) if cell.state is None]
        return max(usual, *lines)

    def column_widths(self, width: int) -> Sequence[int]:
        """Case and kind, equal steps, and the rest for who is waited for."""
        steps = max(0, self._cells.columnCount() - 2)
        if width < self._wide_width():
            needed = self._measured("narrow", self._narrow_needs)
            return (*needed, max(0, width - sum(needed)))
        first, kind, step, last = self._measured("wide", self._needs)
        rest = max(0, width - self._wide_width())
        given = min(rest, max(0, kind - self._least_kind))
        rest -= given
        first += min(kind, self._least_kind) + given
        wider = min(rest // 2, current().px(120) * steps) // max(1, steps)
        return (first + rest // 5, *[step + wider] * steps, last + rest - rest // 5 - wider * steps)

    def least_width(self) -> int:
        """What the longest words need when everything else goes over several lines."""
        return sum(self._measured("narrow", self._narrow_needs)) + current().px(120)

    def _wide_width(self) -> int:
        first, kind, step, last = self._measured("wide", self._needs)
        return first + min(kind, self._least_kind) + step * max(0, self._cells.columnCount() - 2) + last

    @property
    def _least_kind(self) -> int:
        return current().px(_LEAST_KIND)

    def _measured(self, name: str, measure: Callable[[Cells], tuple[int, ...]]) -> tuple[int, ...]:
        key = (current(), name)
        if key not in self._needed:
            self._needed[key] = measure(self._cells.rows)
        return self._needed[key]

    def _narrow_needs(self, rows: Cells) -> tuple[int, ...]:
        theme = current()
        label, head = QFontMetrics(theme.font("label")), QFontMetrics(theme.font("strong_second"))
        heads = rows[0] if rows else ()
        first = max((label.horizontalAdvance(row[0].text) for row in rows[1:]), default=0)
        # Each step as wide as the longest word over it, and no narrower than its sign.
        steps = (max(head.horizontalAdvance(word) for word in (*cell.text.split(), "")) for cell in heads[1:-1])
        return first + 2 * theme.space("s"), *(max(step, theme.px(DOT)) + theme.space("s") for step in steps)

    def _needs(self, rows: Cells) -> tuple[int, ...]:
        theme = current()
        label, control, second = (QFontMetrics(theme.font(role)) for role in _MEASURED)
        head = QFontMetrics(theme.font("strong_second"))
        heads, rows = rows[0] if rows else (), rows[1:]
        kind = max((second.horizontalAdvance(row[0].beside) for row in rows), default=0)
        first = max((label.horizontalAdvance(row[0].text) for row in rows), default=0)
        first += theme.space("xl")
        ends = [control.horizontalAdvance(row[-1].text) + second.horizontalAdvance(row[-1].beside) for row in rows]
        words = [word for cell in heads[1:-1] for word in cell.text.split()]
        step = max((head.horizontalAdvance(word) for word in words), default=0) + theme.space("s")
        return first, min(kind, theme.px(_WIDEST_KIND)), step, max(ends, default=0) + theme.space("l")


def _lines_height(cell: BoardCell, width: int, strong: bool) -> int:  # noqa: FBT001 - as `_paint_lines` paints it
    theme = current()
    room = QRectF(0, 0, max(1, width - theme.space("s")), 4000)
    main = QFontMetricsF(theme.font("strong_second" if cell.head else "label" if strong else "control"))
    height = main.boundingRect(room, int(Qt.TextFlag.TextWordWrap), cell.text).height()
    if cell.beside:
        beside = QFontMetricsF(_beside_font(cell))
        height += beside.boundingRect(room, int(Qt.TextFlag.TextWordWrap), cell.beside).height()
    return int(height) + theme.space("m")
