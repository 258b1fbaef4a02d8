"""The base of the painted lists: one row is where the person is, another may have the keyboard."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from audit_tool.ui.theme.theme import Theme, current
from audit_tool.ui.theme.tokens import ColourName, Role

RowState = frozenset[str]
"""Any of `here`, `hover`, `focus`."""


class PaintedList(QListView):
    """A list whose rows a delegate paints, with the row that is open apart from the row with the keyboard."""

    chosen = Signal(int)
    """A row was opened by Enter or a click."""

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._current = -1
        self._hovered = -1
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setObjectName("paintedList")
        self.clicked.connect(self._open)
        self.entered.connect(self._hover)

    @property
    def current_row(self) -> int:
        """The row that is open, or -1."""
        return self._current

    def set_current(self, row: int) -> None:
        """Show which row is open, without telling anybody; the keyboard starts there."""
        index = self.model().index(row, 0) if row >= 0 else self.currentIndex()
        if (row, index) == (self._current, self.currentIndex()):
            # Asked at each letter typed: nothing is painted anew for it.
            return
        self._current = row
        self.setCurrentIndex(index)
        self.viewport().update()

    def state_of(self, index: QModelIndex | QPersistentModelIndex, *, here: bool) -> RowState:
        """How a row is to be painted."""
        row = index.row()
        focus = self.hasFocus() and row == self.currentIndex().row()
        named = {"here": here, "focus": focus, "hover": row == self._hovered}
        return frozenset(name for name, holds in named.items() if holds)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; letters and arrows move; a key with Ctrl is the screen's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._open(self.currentIndex())
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard always has a row to start from."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(max(self._current, 0), 0))
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the pointer any more."""
        super().leaveEvent(event)
        self._hovered = -1
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Measure the rows again after a change of theme or text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As tall as its rows, so that a short list needs no scroll bar."""
        height = sum(max(0, self.sizeHintForRow(row)) for row in range(self.model().rowCount()))
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """A few rows; the rest scrolls."""
        return QSize(current().size("target"), 3 * current().size("target"))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.set_current(index.row())
            self.chosen.emit(index.row())

    def _hover(self, index: QModelIndex) -> None:
        self._hovered = index.row()
        self.viewport().update()


def paint_row_ground(painter: QPainter, rect: QRectF, state: RowState) -> None:
    """The ground of a row: soft accent where the person is, sunken under the pointer, ring for the keyboard."""
    theme = current()
    radius = theme.radius("control")
    inset = rect.adjusted(1, 1, -1, -1)
    painter.setPen(Qt.PenStyle.NoPen)
    if "here" in state:
        painter.setBrush(theme.colour("accent_soft"))
        painter.drawRoundedRect(inset, radius, radius)
        bar = QRectF(rect.x() + 1, rect.y() + theme.space("s"), theme.edge("bar"), rect.height() - 2 * theme.space("s"))
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(bar, theme.edge("bar") / 2, theme.edge("bar") / 2)
    elif "hover" in state:
        painter.setBrush(theme.colour("sunken"))
        painter.drawRoundedRect(inset, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if "focus" in state:
        painter.setPen(QPen(theme.colour("focus"), theme.edge("ring_width")))
        painter.drawRoundedRect(inset, radius, radius)


def paint_lines(painter: QPainter, room: QRectF, lines: Sequence[tuple[str, Role, ColourName]]) -> None:
    """Lines of words that share the height of a row; what is too long ends in dots."""
    theme = current()
    step = room.height() / len(lines)
    for at, (text, role, tone) in enumerate(lines):
        painter.setFont(theme.font(role))
        painter.setPen(theme.colour(tone))
        place = QRectF(room.left(), room.top() + at * step, room.width(), step)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


@lru_cache(maxsize=512)
def title_lines(title: str, room: float, role: Role, theme: Theme) -> tuple[str, ...]:
    """A title in as many lines as it needs, kept: a list asks for every row's height whenever one of them changes."""
    metrics = QFontMetricsF(theme.font(role))
    lines: list[str] = []
    for word in title.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)
