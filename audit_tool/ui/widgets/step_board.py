"""The board of a round: a case a row, a step a column, and in words at the end who is waited for."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from audit_tool.ui.theme.icons import paint_icon
from audit_tool.ui.theme.theme import current
from audit_tool.ui.theme.tokens import ColourName, Role
from audit_tool.ui.widgets.painted_table import CellsModel, PaintedTable

_DOT, _LATER_DOT, _LINE = 16, 6, 2
_WIDEST_KIND = 210
_MEASURED: tuple[Role, ...] = ("label", "control", "second")


class StepState(StrEnum):
    """How far one step of a case is."""

    DONE = "done"
    HALF = "under way"
    NEXT = "next"
    LATE = "late"
    DASH = "not needed"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class BoardCell:
    """One cell: a step, or words with a second part at the right."""

    spoken: str
    text: str = ""
    beside: str = ""
    state: StepState | None = None
    urgent: bool = False
    head: bool = False


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
            _paint_rail(painter, room, view, index)
            _paint_step(painter, room.center(), cell.state)
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
    centre, air = room.center(), theme.px(_DOT) / 2 + 3
    own = view.state_at(index.row(), index.column())
    for other, start, end in (
        (view.state_at(index.row(), index.column() - 1), room.left(), centre.x() - air),
        (view.state_at(index.row(), index.column() + 1), centre.x() + air, room.right() + 1),
    ):
        if other is None:
            continue
        first = other if start == room.left() else own
        colour: ColourName = "accent" if first is StepState.DONE else "line"
        painter.setPen(QPen(theme.colour(colour), _LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QPointF(start, centre.y()), QPointF(end, centre.y()))


def _paint_step(painter: QPainter, centre: QPointF, state: StepState) -> None:
    theme = current()
    side = theme.px(_DOT)
    box = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
    if state is StepState.DASH:
        painter.setPen(theme.colour("subtle"))
        painter.setFont(theme.font("second"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "–")
        return
    if state is StepState.LATER:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("control"))
        painter.drawEllipse(centre, theme.px(_LATER_DOT) / 2, theme.px(_LATER_DOT) / 2)
        return
    colour: ColourName = "warn" if state is StepState.LATE else "accent"
    painter.setPen(QPen(theme.colour(colour), _LINE))
    painter.setBrush(theme.colour(colour if state is StepState.DONE else "surface"))
    painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    if state is StepState.DONE:
        paint_icon(painter, box.adjusted(2, 2, -2, -2), "tick", "on_accent")
    elif state is StepState.HALF:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawPie(box.adjusted(4, 4, -4, -4), -90 * 16, 180 * 16)
    elif state is StepState.LATE:
        painter.setFont(theme.font("badge"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "!")


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
        self.setModel(self._cells)
        self.setItemDelegate(_BoardDelegate(self))

    def show_board(self, heads: Sequence[str], rows: Sequence[Sequence[BoardCell]]) -> None:
        """Show the cases under these heads."""
        top = [BoardCell(head, head, head=True) for head in heads]
        self._cells.set_cells([top, *rows], heads)
        self.fit()
        self.updateGeometry()

    def is_step(self, column: int) -> bool:
        """Whether a column holds steps; the first and the last hold words."""
        return 0 < column < self._cells.columnCount() - 1

    def state_at(self, row: int, column: int) -> StepState | None:
        """A step's state; none where there is no step."""
        cell = self._cells.cell(self._cells.index(row, column)) if column >= 0 else None
        return cell.state if cell else None

    def first_cell(self) -> QModelIndex:
        """The first case, not the heads."""
        return self._cells.index(min(1, self._cells.rowCount() - 1), 0)

    @property
    def narrow(self) -> bool:
        """Whether words go over several lines: the window is narrow, or the text large."""
        return self.width() < self._wide_width()

    def row_height(self, row: int) -> int:
        """Rows are taller in a wide window, and where words need several lines."""
        theme = current()
        wide = self.window().width() >= theme.pane("switch_panes")
        usual = theme.size("outline_row_wide" if wide or row == 0 else "table_row") + 1
        if not self.narrow:
            return usual
        widths = self.column_widths(self.width())
        cells = self._cells.rows[row]
        lines = [_wrapped_height(cell, width) for cell, width in zip(cells, widths, strict=False) if cell.state is None]
        return max(usual, *lines)

    def column_widths(self, width: int) -> Sequence[int]:
        """Case and kind, equal steps, and the rest for who is waited for."""
        steps = max(0, self._cells.columnCount() - 2)
        if width < self._wide_width():
            first, step = self._narrow_needs()
            return (first, *[step] * steps, max(0, width - first - step * steps))
        first, step, last = self._needs()
        rest = max(0, width - first - step * steps - last)
        wider = min(rest // 2, current().px(120) * steps) // max(1, steps)
        return (first + rest // 5, *[step + wider] * steps, last + rest - rest // 5 - wider * steps)

    def least_width(self) -> int:
        """What the longest words need when everything else goes over several lines."""
        first, step = self._narrow_needs()
        return first + step * max(0, self._cells.columnCount() - 2) + current().px(120)

    def _wide_width(self) -> int:
        first, step, last = self._needs()
        return first + step * max(0, self._cells.columnCount() - 2) + last

    def _narrow_needs(self) -> tuple[int, int]:
        theme = current()
        label, head = QFontMetrics(theme.font("label")), QFontMetrics(theme.font("strong_second"))
        heads = self._cells.rows[0] if self._cells.rows else ()
        words = [word for cell in heads[1:-1] for word in cell.text.split()]
        first = max((label.horizontalAdvance(row[0].text) for row in self._cells.rows[1:]), default=0)
        step = max((head.horizontalAdvance(word) for word in words), default=0)
        return first + theme.space("s"), step + theme.space("s")

    def _needs(self) -> tuple[int, int, int]:
        theme = current()
        label, control, second = (QFontMetrics(theme.font(role)) for role in _MEASURED)
        head = QFontMetrics(theme.font("strong_second"))
        rows = self._cells.rows[1:]
        heads = self._cells.rows[0] if self._cells.rows else ()
        kind = max((second.horizontalAdvance(row[0].beside) for row in rows), default=0)
        first = max((label.horizontalAdvance(row[0].text) for row in rows), default=0)
        first += min(kind, theme.px(_WIDEST_KIND)) + theme.space("xl")
        ends = [control.horizontalAdvance(row[-1].text) + second.horizontalAdvance(row[-1].beside) for row in rows]
        step = max((head.horizontalAdvance(cell.text) for cell in heads[1:-1]), default=0) + theme.space("s")
        return first, step, max(ends, default=0) + theme.space("xl")


def _wrapped_height(cell: BoardCell, width: int) -> int:
    theme = current()
    room = QRectF(0, 0, max(1, width - theme.space("s")), 4000)
    main = QFontMetricsF(theme.font("strong_second" if cell.head else "control"))
    height = main.boundingRect(room, int(Qt.TextFlag.TextWordWrap), cell.text).height()
    if cell.beside:
        beside = QFontMetricsF(_beside_font(cell))
        height += beside.boundingRect(room, int(Qt.TextFlag.TextWordWrap), cell.beside).height()
    return int(height) + theme.space("m")


class StepKey(QWidget):
    """What the signs of the board mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = (StepState.DONE, StepState.HALF, StepState.NEXT, StepState.LATE, StepState.DASH)
        self.setAccessibleName("Signs: " + ", ".join(state.value for state in self._shown))

    def sizeHint(self) -> QSize:
        """One line."""
        theme = current()
        metrics = QFontMetrics(theme.font("second"))
        words = sum(metrics.horizontalAdvance(state.value) for state in self._shown)
        return QSize(words + len(self._shown) * theme.px(_DOT + 34), theme.size("tag"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint each sign with its word."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, middle = float(theme.px(_DOT) / 2 + 1), self.height() / 2
        for state in self._shown:
            _paint_step(painter, QPointF(left, middle), state)
            painter.setFont(theme.font("second"))
            painter.setPen(theme.colour("muted"))
            width = painter.fontMetrics().horizontalAdvance(state.value)
            start = left + theme.px(_DOT)
            painter.drawText(QRectF(start, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, state.value)
            left = start + width + theme.px(26)
