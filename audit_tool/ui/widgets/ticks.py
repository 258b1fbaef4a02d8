"""Tick boxes and choices with their words, painted like the rest."""

from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QWidget

from audit_tool.ui.theme.icons import paint_icon
from audit_tool.ui.theme.theme import Theme, current
from audit_tool.ui.widgets.focus_ring import FocusRing
from audit_tool.ui.widgets.painting import paint_box
from audit_tool.ui.widgets.wrapping import wrapping_policy

_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic


class TickBox(QCheckBox):
    """A box to tick with its words, painted like the rest."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._ring = FocusRing(self)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(wrapping_policy())

    def hitButton(self, place: QPoint) -> bool:
        """The words can be clicked too."""
        return self.rect().contains(place)

    def sizeHint(self) -> QSize:
        """Box and words."""
        return _ticked_size(self.text())

    def minimumSizeHint(self) -> QSize:
        """Words wrap, but none is cut."""
        return _ticked_size(max(self.text().split(), key=len, default=""))

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at this width."""
        return _ticked_height(self.text(), width, current())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box, tick and words."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = _mark_room(self)
        chosen = self.isChecked()
        edge = theme.colour("accent" if chosen else "control")
        paint_box(painter, box, theme.colour("accent" if chosen else "surface"), edge, theme.control_edge)
        if chosen:
            paint_icon(painter, box.adjusted(1, 1, -1, -1), "tick", "on_accent")
        _paint_mark_words(painter, self, self.text(), strong=False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self._ring.show(current().radius("tag"))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._ring.hide()


class ChoiceButton(QRadioButton):
    """One of a few choices, one below the other, with its words."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._ring = FocusRing(self)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(wrapping_policy())

    def hitButton(self, place: QPoint) -> bool:
        """The words can be clicked too."""
        return self.rect().contains(place)

    def sizeHint(self) -> QSize:
        """Dot and words."""
        return _ticked_size(self.text())

    def minimumSizeHint(self) -> QSize:
        """Words wrap, but none is cut."""
        return _ticked_size(max(self.text().split(), key=len, default=""))

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at this width."""
        return _ticked_height(self.text(), width, current())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint circle, dot and words."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = _mark_room(self)
        chosen = self.isChecked()
        painter.setPen(theme.colour("accent" if chosen else "control"))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
        if chosen:
            inset = box.width() / 4
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
        _paint_mark_words(painter, self, self.text(), strong=chosen)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self._ring.show(current().radius("tag"))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._ring.hide()


def _ticked_size(words: str) -> QSize:
    return QSize(_natural_width(words, current()), current().size("quiet_segment"))


# Layouts ask for the same widths again and again.
@lru_cache(maxsize=4096)
def _natural_width(words: str, theme: Theme) -> int:
    width = QFontMetrics(theme.font("label")).size(Qt.TextFlag.TextShowMnemonic, words).width()
    return _words_from() + width + theme.space("xs")


@lru_cache(maxsize=4096)
def _ticked_height(words: str, width: int, theme: Theme) -> int:
    if width >= _natural_width(words, theme):
        return theme.size("quiet_segment")
    metrics = QFontMetrics(theme.font("label"))
    room = QRect(0, 0, max(1, width - _words_from()), 0)
    lines = max(1, round(metrics.boundingRect(room, _WRAPPED, words).height() / metrics.lineSpacing()))
    return theme.size("quiet_segment") + (lines - 1) * metrics.lineSpacing()


def _words_from() -> int:
    return current().size("tick_box") + current().space("s")


def _mark_room(control: QWidget) -> QRectF:
    """Beside the first line."""
    theme = current()
    side = theme.size("tick_box")
    return QRectF(0, (min(control.height(), theme.size("quiet_segment")) - side) // 2, side, side)


def _paint_mark_words(painter: QPainter, control: QWidget, words: str, *, strong: bool) -> None:
    theme = current()
    painter.setFont(theme.font("label" if strong else "body"))
    painter.setPen(theme.colour("text" if control.isEnabled() else "subtle"))
    above = max(0, (theme.size("quiet_segment") - QFontMetrics(theme.font("label")).height()) // 2)
    painter.drawText(QRectF(control.rect()).adjusted(_words_from(), above, 0, 0), _WRAPPED, words)
