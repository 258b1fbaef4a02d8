"""One choice of a few, as segments: exclusive, nothing chosen at the start, every segment with a key of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QRadioButton, QWidget

from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.focus_ring import FocusRing
from audit_tool.ui.widgets.wrapping import Wrapping

_ENTRY = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier)
_STEPS = {int(Qt.Key.Key_Right): 1, int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Up): -1}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that can be chosen: its code, its word, and the key that sets it."""

    code: str
    word: str
    key: str


class Segment(QRadioButton):
    """One segment; a radio button to the accessibility tree, painted by its kind."""

    def __init__(self, choice: Choice, parent: QWidget) -> None:
        super().__init__(choice.word, parent)
        self.choice = choice
        self.setAccessibleName(choice.word)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._ring = FocusRing(self)

    def needed_width(self, height: int) -> int:  # noqa: ARG002 - each kind has its own measure
        """The width its own words need at this height."""
        return self.sizeHint().width()

    def hitButton(self, _place: QPoint) -> bool:
        """The whole segment can be clicked, not the place of a radio button's dot alone."""
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self._ring.show(current().radius("control"))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._ring.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space chooses; every other key is the whole control's, or the screen's."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()


class Segments(Wrapping):
    """Base of grade picker and fact strip: keys, focus that roves between segments, one value."""

    chosen = Signal(str)
    """The code a person chose, or an empty text when the choice was taken back."""

    def __init__(self, segments: Sequence[Segment], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segments = list(segments)
        for segment in self._segments:
            segment.setParent(self)
            segment.clicked.connect(self._take_click)
            segment.toggled.connect(self._rove)
        self._rove()

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The segments from left to right."""
        return tuple(self._segments)

    def wrapped_parts(self) -> list[QWidget]:
        """The segments."""
        return list(self._segments)

    @property
    def value(self) -> str:
        """The chosen code, or an empty text."""
        return next((segment.choice.code for segment in self._segments if segment.isChecked()), "")

    def set_value(self, code: str) -> None:
        """Show a stored choice without telling anybody; an empty or unknown code shows none."""
        for segment in self._segments:
            # A radio button can only be switched off while it is not one of a group.
            segment.setAutoExclusive(False)
            segment.setChecked(segment.choice.code == code)
        for segment in self._segments:
            segment.setAutoExclusive(True)
        self._rove()

    def set_question(self, text: str) -> None:
        """Name the question for people who hear the window: on the whole and on every segment."""
        self.setAccessibleName(text)
        for segment in self._segments:
            segment.setAccessibleDescription(f"{text} Key {segment.choice.key}." if segment.choice.key else text)

    def choose(self, code: str) -> None:
        """Choose as a person would: show it and tell."""
        if code != self.value:
            self.set_value(code)
            self.chosen.emit(self.value)

    def clear(self) -> None:
        """Take the choice back."""
        self.choose("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A segment's key chooses, arrows move, Backspace takes back; everything else is the screen's."""
        step = _STEPS.get(event.key())
        if event.modifiers() not in _ENTRY:
            event.ignore()
        elif step is not None:
            self._move(step)
        elif event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self.clear()
        elif not self._choose_by_key(event.text()):
            event.ignore()

    def sizeHint(self) -> QSize:
        """One row."""
        width = self._one_row_width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One segment a row."""
        height = current().size("target")
        return QSize(max(segment.needed_width(height) for segment in self._segments), height)

    def _one_row_width(self) -> int:
        raise NotImplementedError

    def _choose_by_key(self, key: str) -> bool:
        for segment in self._segments:
            if key and segment.choice.key.casefold() == key.casefold():
                # The focus first: whoever hears of the choice may move it on, to a comment that is needed now.
                segment.setFocus(Qt.FocusReason.OtherFocusReason)
                self.choose(segment.choice.code)
                return True
        return False

    def _move(self, step: int) -> None:
        here = next((index for index, segment in enumerate(self._segments) if segment.hasFocus()), None)
        start = self._segments.index(self._entry()) - step if here is None else here
        target = min(max(start + step, 0), len(self._segments) - 1)
        self._segments[target].setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_click(self) -> None:
        self._rove()
        self.chosen.emit(self.value)

    def _entry(self) -> Segment:
        return next((segment for segment in self._segments if segment.isChecked()), self._segments[0])

    def _rove(self) -> None:
        """Tab reaches one segment only: the chosen one, or the first."""
        entry = self._entry()
        for segment in self._segments:
            stop = Qt.FocusPolicy.StrongFocus if segment is entry else Qt.FocusPolicy.ClickFocus
            segment.setFocusPolicy(stop)
        self.setFocusProxy(entry)
