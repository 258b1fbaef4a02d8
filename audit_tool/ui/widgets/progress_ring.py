"""The progress ring: how much of something is answered, with the number inside."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from audit_tool.ui.theme.theme import current
from audit_tool.ui.theme.tokens import Role, SizeName

_WHOLE = 360 * 16
_TOP = 90 * 16
_SIZES: dict[int, SizeName] = {24: "ring_24", 40: "ring_40", 44: "ring_44", 64: "ring_64"}


class ProgressRing(QProgressBar):
    """An arc that fills clockwise; a progress bar to the accessibility tree."""

    def __init__(self, size: int = 40, parent: QWidget | None = None, *, name: str = "Answered") -> None:
        super().__init__(parent)
        self._size: SizeName = _SIZES[size]
        self.setAccessibleName(name)
        self.setRange(0, 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_progress(self, done: int, total: int) -> None:
        """Show `done` of `total`; nothing to do counts as nothing done."""
        # Qt paints a progress bar anew within the call, and the window with it: an answer must not wait for that.
        self.setUpdatesEnabled(False)
        self.setRange(0, max(total, 1))
        self.setValue(min(done, max(total, 1)))
        self.setUpdatesEnabled(True)
        self.setAccessibleDescription(f"{done} of {total}")
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        side = current().size(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """A ring is never squeezed."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of theme or text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the track, the arc and, in all but the smallest, the number."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = theme.size("ring_stroke_large" if self._size == "ring_64" else "ring_stroke")
        body = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(theme.colour("track"), width))
        painter.drawEllipse(body)
        if self.value() > 0:
            pen = QPen(theme.colour("accent"), width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(body, _TOP, -round(_WHOLE * self.value() / self.maximum()))
        if self._size != "ring_24":
            role: Role = "label" if self._size == "ring_64" else "tag"
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour("text"))
            painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, str(self.value()))
