"""The signs of a step board: how far a step is, painted, and the key that explains them."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from audit_tool.ui.theme.icons import paint_icon
from audit_tool.ui.theme.theme import current
from audit_tool.ui.theme.tokens import ColourName

DOT, LATER_DOT, LINE = 16, 6, 2


class StepState(StrEnum):
    """How far one step of a case is."""

    DONE = "done"
    HALF = "under way"
    NEXT = "next"
    LATE = "late"
    DASH = "not needed"
    LATER = "later"
    EXEMPT = "exempt"
    ABSENT = "not held"
    UNKNOWN = "not recorded"
    REFUSED = "none obtained"


_MARKS = {StepState.LATE: "!", StepState.ABSENT: "×", StepState.UNKNOWN: "?", StepState.EXEMPT: "–"}
"""What stands in the circle of a sign that is no progress."""


_WORDS = {StepState.DASH: "–", StepState.REFUSED: "none"}
"""What stands in the place of a sign."""


def paint_step(painter: QPainter, centre: QPointF, state: StepState) -> None:
    """Paint one sign around a point."""
    theme = current()
    side = theme.px(DOT)
    box = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
    if state in _WORDS:
        painter.setPen(theme.colour("subtle" if state is StepState.DASH else "muted"))
        painter.setFont(theme.font("second"))
        wide = box.adjusted(-side, 0, side, 0)
        painter.drawText(wide, Qt.AlignmentFlag.AlignCenter, _WORDS[state])
        return
    if state is StepState.LATER:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("control"))
        painter.drawEllipse(centre, theme.px(LATER_DOT) / 2, theme.px(LATER_DOT) / 2)
        return
    colour: ColourName = "accent" if state not in _MARKS else "subtle" if state is StepState.EXEMPT else "warn"
    painter.setPen(QPen(theme.colour(colour), LINE))
    painter.setBrush(theme.colour(colour if state is StepState.DONE else "surface"))
    painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    if state is StepState.DONE:
        paint_icon(painter, box.adjusted(2, 2, -2, -2), "tick", "on_accent")
    elif state is StepState.HALF:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawPie(box.adjusted(4, 4, -4, -4), -90 * 16, 180 * 16)
    elif state in _MARKS:
        painter.setFont(theme.font("badge"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _MARKS[state])


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
        return QSize(words + len(self._shown) * theme.px(DOT + 34), theme.size("tag"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint each sign with its word."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, middle = float(theme.px(DOT) / 2 + 1), self.height() / 2
        for state in self._shown:
            paint_step(painter, QPointF(left, middle), state)
            painter.setFont(theme.font("second"))
            painter.setPen(theme.colour("muted"))
            width = painter.fontMetrics().horizontalAdvance(state.value)
            start = left + theme.px(DOT)
            painter.drawText(QRectF(start, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, state.value)
            left = start + width + theme.px(26)
