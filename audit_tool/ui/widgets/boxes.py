"""The boxes that hold a screen's parts: card, hairline, quiet box, and a column that scrolls one way only."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from audit_tool.ui.theme.theme import current
from audit_tool.ui.theme.tokens import SpaceName
from audit_tool.ui.widgets.tab_order import hand_on
from audit_tool.ui.widgets.wrapping import wrapping_policy

LARGE_TEXT = 125
"""Above this many percent, parts that stood side by side stand one below the other."""


def column(parent: QWidget | None = None, *, gap: SpaceName = "s", margin: SpaceName = "none") -> QVBoxLayout:
    """A layout from top to bottom with steps from the tokens."""
    made = QVBoxLayout() if parent is None else QVBoxLayout(parent)
    _space(made, gap, margin)
    return made


def row(parent: QWidget | None = None, *, gap: SpaceName = "s", margin: SpaceName = "none") -> QHBoxLayout:
    """A layout from left to right with steps from the tokens."""
    made = QHBoxLayout() if parent is None else QHBoxLayout(parent)
    _space(made, gap, margin)
    return made


def large_text() -> bool:
    """Whether the text is so large that what stands side by side goes below each other."""
    return current().text_percent > LARGE_TEXT


def row_or_column(parent: QWidget | None = None, *, gap: SpaceName = "s") -> QBoxLayout:
    """A layout from left to right which large text turns into one from top to bottom."""
    made = row(parent, gap=gap)
    if large_text():
        made.setDirection(QBoxLayout.Direction.TopToBottom)
    return made


def _space(layout: QBoxLayout, gap: SpaceName, margin: SpaceName) -> None:
    theme = current()
    layout.setSpacing(theme.space(gap))
    edge = theme.space(margin)
    layout.setContentsMargins(edge, edge, edge, edge)


def clear(layout: QBoxLayout, *, keep: int = 0) -> None:
    """Take the parts of a layout away, all but the first few; the keyboard stays near where it was."""
    items = [layout.takeAt(keep) for _ in range(keep, layout.count())]
    parts = [part for item in items if item is not None and (part := item.widget()) is not None]
    hand_on(parts)
    for part in parts:
        part.hide()
        part.deleteLater()


class Card(QFrame):
    """A card with a column inside; put parts into `content`."""

    def __init__(self, parent: QWidget | None = None, *, padding: SpaceName = "l", gap: SpaceName = "m") -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.content = column(self, gap=gap, margin=padding)


class QuietBox(QFrame):
    """A sunken box for what somebody said; put parts into `content`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sunken")
        self.content = row(self, gap="s", margin="m")


class HairlineRow(QFrame):
    """The thin line between two rows of one list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hairline")
        self.setFixedHeight(current().edge("hair"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class _Scrolled(QWidget):
    """What a column scrolls: as tall as its width asks for, and no taller."""

    def minimumSizeHint(self) -> QSize:
        """No height where the width decides it: the parts' own hints are guessed at a width nobody gives them.

        Nor are they asked for a width then: the column has the one of its area.
        """
        return QSize(self.minimumWidth(), 0) if self.hasHeightForWidth() else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        """Whether a part of it wraps."""
        layout = self.layout()
        return layout is not None and layout.hasHeightForWidth()

    def heightForWidth(self, _width: int) -> int:
        """At its own width: the area also asks at a narrower one, for a bar that takes nothing from this column."""
        return super().heightForWidth(self.width())


class ScrollColumn(QScrollArea):
    """A column bound to the width that is there; it scrolls up and down, never sideways. Parts go into `content`."""

    def __init__(self, parent: QWidget | None = None, *, gap: SpaceName = "l", margin: SpaceName = "xl") -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The area is no stop of its own: Tab goes from control to control, and the area follows.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = _Scrolled()
        self.body.setObjectName("scrolled")
        self.content = column(self.body, gap=gap)
        self.set_edges(margin, margin, margin)
        self.content.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        # Our own: to ask Qt for the one it makes loads every kind of widget there is, to find out which one it is.
        self._port = QWidget()
        self.setViewport(self._port)
        self.setWidget(self.body)
        self._port.setAutoFillBackground(False)

    def set_edges(self, sides: SpaceName, top: SpaceName, bottom: SpaceName) -> None:
        """How far the parts stay away from the edges.

        The bar stands in the right edge. If it took room of the parts, all of them would be laid out a second time as
        soon as it is known that they need it.
        """
        theme = current()
        side, bar = theme.space(sides), theme.size("scroll_bar")
        self.content.setContentsMargins(side, theme.space(top), max(0, side - bar), theme.space(bottom))

    def add(self, part: QWidget) -> None:
        """Add a part below the others."""
        self.content.addWidget(part)

    def add_stretch(self) -> None:
        """Keep the parts at the top."""
        self.content.addStretch(1)

    def clear(self, *, keep: int = 0) -> None:
        """Take every part away but the first few; without any, go back to the top."""
        clear(self.content, keep=keep)
        if not keep:
            self.verticalScrollBar().setValue(0)

    @contextmanager
    def filling(self, *, keep: int = 0) -> Iterator[None]:
        """Take every part away but the first few and put others in, which are laid out and shown together.

        Put into a column that is seen, each part would be laid out as it comes.
        """
        self.clear(keep=keep)
        self.body.hide()
        yield
        # Its height and the bar are settled while nothing of it is seen.
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))
        self.body.show()

    def reveal(self, part: QWidget) -> None:
        """Scroll so that a part is seen, with a little room around it."""
        # What was put in just now has its height only once the layouts have been asked.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        room = current().space("xl")
        self.ensureWidgetVisible(part, room, room)

    def go_back_to(self, place: int) -> None:
        """Scroll to where it was before other parts took the place of those there."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.verticalScrollBar().setValue(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Bind the column to the width that the bar leaves."""
        self.body.setFixedWidth(max(0, self.width() - current().size("scroll_bar")))
        super().resizeEvent(event)


class BesideOrBelow(QWidget):
    """Words with a control beside them, or below when the window is narrow or the text large.

    The control stands at the first line, or in the middle of the words where they belong to it as a whole.
    """

    def __init__(
        self, words: QWidget, control: QWidget, parent: QWidget | None = None, *, centred: bool = False
    ) -> None:
        super().__init__(parent)
        self._centred = centred
        self._words = words
        self._control = control
        words.setParent(self)
        control.setParent(self)
        self.setSizePolicy(wrapping_policy())

    def heightForWidth(self, width: int) -> int:
        """The height of the arrangement that this width allows."""
        control = _height(self._control, min(width, self._control.sizeHint().width()))
        if self._beside(width):
            return max(control, _height(self._words, self._words_width(width)))
        return _height(self._words, width) + current().space("s") + control

    def event(self, event: QEvent) -> bool:
        """Lay out again when a part has grown."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new width."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        width = self.width()
        hint = min(width, self._control.sizeHint().width())
        control = _height(self._control, hint)
        if self._beside(width):
            words = _height(self._words, self._words_width(width))
            top = max(0, (control - words) // 2) if words < control else 0
            self._words.setGeometry(0, top, self._words_width(width), max(words, 1))
            down = max(0, (words - control) // 2) if self._centred else 0
            self._control.setGeometry(width - hint, down, hint, control)
            return
        words = _height(self._words, width)
        self._words.setGeometry(0, 0, width, words)
        self._control.setGeometry(0, words + current().space("s"), hint, control)

    def _beside(self, width: int) -> bool:
        return self._words_width(width) >= max(self._words.minimumSizeHint().width(), width // 3)

    def _words_width(self, width: int) -> int:
        return width - self._control.sizeHint().width() - current().space("xl")


def _height(part: QWidget, width: int) -> int:
    height = part.heightForWidth(max(1, width)) if part.hasHeightForWidth() else part.sizeHint().height()
    return max(height, part.minimumHeight())
