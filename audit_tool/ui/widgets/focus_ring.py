"""The focus ring: two pixels, two pixels away, drawn in the room that containers leave around their controls."""

from weakref import ref

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import isValid

from audit_tool.ui.theme.theme import current

_FOLLOWED = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}


class _Ring(QWidget):
    """Lies over a control's neighbours while the control has the focus, and takes no click."""

    def __init__(self, control: QWidget, radius: float) -> None:
        layer = _layer_of(control)
        super().__init__(layer)
        # Never a strong reference: a ring must not keep a closed window, or its own control, alive.
        self._control = ref(control)
        self._radius = radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        between: QWidget | None = control
        while between is not None and between is not layer:
            between.installEventFilter(self)
            between = between.parentWidget()
        self._follow()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay around the control when it, or a box around it, moves."""
        if event.type() in _FOLLOWED:
            self._follow()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring."""
        theme = current()
        width = theme.edge("ring_width")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), width))
        body = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        radius = self._radius + theme.edge("ring_radius")
        painter.drawRoundedRect(body, radius, radius)

    def _follow(self) -> None:
        control, layer = self._control(), self.parentWidget()
        if control is None or layer is None or not isValid(control) or not control.isVisible():
            self.hide()
            return
        room = ring_room()
        at = control.mapTo(layer, QPoint(0, 0))
        self.setGeometry(QRect(at, control.size()).adjusted(-room, -room, room, room))
        self.raise_()
        self.show()


class FocusRing:
    """A control's ring; the control says when it gains and loses the focus."""

    def __init__(self, control: QWidget) -> None:
        self._control = ref(control)
        self._ring: _Ring | None = None

    def show(self, radius: float) -> None:
        """Draw the ring around the control."""
        self.hide()
        control = self._control()
        if control is not None and control.parentWidget() is not None:
            self._ring = _Ring(control, radius)

    def hide(self) -> None:
        """Take the ring away."""
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None


def ring_room() -> int:
    """How much room a container leaves around a control, so that the ring is never cut off."""
    theme = current()
    return theme.edge("ring_gap") + theme.edge("ring_width")


def _layer_of(control: QWidget) -> QWidget:
    """The window, or what a scroll area shows through: there the ring has room, and follows its control.

    Never what the area scrolls: that is laid out anew, all of it, whenever something in it is shown or hidden.
    """
    layer = control
    while (outer := layer.parentWidget()) is not None and not layer.isWindow():
        if layer is not control and isinstance(outer, QAbstractScrollArea):
            break
        layer = outer
    return layer
