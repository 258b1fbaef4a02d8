"""Fields of one line, closed lists, and the words that say what is wrong or why something waits."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from audit_tool.ui.theme.icons import paint_icon
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import column, row
from audit_tool.ui.widgets.icon_label import IconLabel
from audit_tool.ui.widgets.labels import Words, WrappedLabel


class Field(QLineEdit):
    """A field of one line."""

    def __init__(self, name: str = "", parent: QWidget | None = None, *, large: bool = False) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("large", large)

    def set_wrong(self, *, wrong: bool) -> None:
        """Draw the edge of an entry that cannot be used."""
        self.setProperty("wrong", wrong)
        self.style().unpolish(self)
        self.style().polish(self)
        # The stronger edge takes room.
        self.updateGeometry()


class PasswordField(Field):
    """A field whose letters are not shown, and which no clipboard or spelling aid reads."""

    def __init__(self, name: str = "Your passphrase", parent: QWidget | None = None, *, large: bool = True) -> None:
        super().__init__(name, parent, large=large)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhNoPredictiveText)


class Labelled(QWidget):
    """A label above a control, and under it what is wrong when something is, or looks like a personal detail."""

    def __init__(
        self, label: str, control: QWidget, parent: QWidget | None = None, *, hint: str = "", watched: bool = True
    ) -> None:
        """`watched` is false where something else looks for personal details in what is written."""
        super().__init__(parent)
        layout = column(self, gap="xs")
        self._label = Words(label, "label")
        self._label.setBuddy(control)
        layout.addWidget(self._label)
        layout.addWidget(control)
        self._control = control
        self._hint = WrappedLabel(hint, "second", "muted")
        self._wrong = ProblemWords()
        below = column(gap="xs")
        below.addWidget(self._hint)
        below.addWidget(self._wrong)
        layout.addLayout(below)
        if watched and isinstance(control, QPlainTextEdit | Field) and not isinstance(control, PasswordField):
            _watch(control, below)
        # Only now: shown before it has a place, it would open as a window of its own and take the keyboard.
        self._hint.setVisible(bool(hint))
        layout.addStretch(1)
        self._spoken = label.replace("&", "")
        if not control.accessibleName():
            control.setAccessibleName(self._spoken)
        if isinstance(control, ClosedList):
            control.set_list_name(self._spoken)
        self._describe(hint)

    def set_label(self, label: str) -> None:
        """Call the control something else."""
        self._label.setText(label)
        self._spoken = label.replace("&", "")
        self._control.setAccessibleName(self._spoken)
        if isinstance(self._control, ClosedList):
            self._control.set_list_name(self._spoken)
        self._describe(self._wrong.words or self._hint.text())

    def set_hint(self, hint: str) -> None:
        """Say something else under the control."""
        self._hint.set_text(hint)
        self._hint.setVisible(bool(hint))
        self._describe(self._wrong.words or hint)

    def show_problem(self, words: str) -> None:
        """Say under the control what is wrong; an empty text takes it back."""
        self._wrong.say(words)
        self._describe(words or self._hint.text())
        if isinstance(self._control, Field):
            self._control.set_wrong(wrong=bool(words))

    def _describe(self, words: str) -> None:
        # A closed list is heard as what it shows, so its label has to come with the description.
        parts = (self._spoken if isinstance(self._control, ClosedList) else "", words)
        self._control.setAccessibleDescription(". ".join(part for part in parts if part))


def _watch(control: QWidget, below: QBoxLayout) -> None:
    # Loaded only now: the box that asks for a passphrase has nothing to write in, and is to show at once.
    from audit_tool.ui.widgets.growing_text import GrowingText
    from audit_tool.ui.widgets.personal_watch import FieldWatch

    if isinstance(control, GrowingText | QLineEdit):
        FieldWatch(control, below)


class ProblemWords(QWidget):
    """One sentence about a wrong entry, with a sign before it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = row(self, gap="xs")
        self._words = WrappedLabel("", "medium_second", "danger")
        layout.addWidget(IconLabel("info", "danger", size="icon_small"), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._words, 1)
        self.hide()

    @property
    def words(self) -> str:
        """The sentence shown, or nothing."""
        return self._words.text()

    def say(self, words: str) -> None:
        """Show the sentence, or nothing."""
        self._words.set_text(words)
        self.setVisible(bool(words))


class DisabledReason(WrappedLabel):
    """Words beside a button that cannot be pressed, saying why."""

    def __init__(self, button: QWidget, parent: QWidget | None = None) -> None:
        super().__init__("", "second", "muted", parent)
        self._button = button
        self.hide()

    def because(self, reason: str) -> None:
        """Disable the button for this reason; an empty reason enables it."""
        self._button.setEnabled(not reason)
        self._button.setAccessibleDescription(reason)
        self.set_text(reason)
        self.setVisible(bool(reason))


class ClosedList(QComboBox):
    """One of a list of (code, words); the wheel scrolls the page, not the choice."""

    picked = Signal(str)
    """The code a person chose."""

    def __init__(
        self,
        options: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
        *,
        name: str = "",
        empty: str = "Choose",
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)
        self._list_name = name or empty
        self.setPlaceholderText(empty)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.stepping = False
        """Whether a key goes through the choices of the closed list; this one may not be the last."""
        self.set_options(options)
        self.activated.connect(self._tell)

    @property
    def value(self) -> str:
        """The chosen code, or an empty text."""
        return str(self.currentData() or "")

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these; nothing is chosen."""
        self.clear()
        for code, words in options:
            self.addItem(words, code)
        self.setCurrentIndex(-1)

    def set_value(self, code: str) -> None:
        """Show a stored choice without telling anybody."""
        self.setCurrentIndex(self.findData(code) if code else -1)

    def showEvent(self, event: QShowEvent) -> None:
        """A list says its choice as its name, so its question must stand beside it as a label, seen or not."""
        # Named only now: asked for before, the list that drops down would be built for fields that stay hidden.
        self.view().setAccessibleName(self._list_name)
        super().showEvent(event)
        parent = self.parentWidget()
        labels = parent.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly) if parent else []
        if parent is None or not self.accessibleName() or any(label.buddy() is self for label in labels):
            return
        label = QLabel(self.accessibleName(), parent)
        label.hide()
        label.setBuddy(self)

    def set_list_name(self, name: str) -> None:
        """What the list that drops down is called for those who hear it."""
        self._list_name = name

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and letters step through the choices."""
        self.stepping = True
        super().keyPressEvent(event)
        self.stepping = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A turn of the wheel over a form must not change an answer."""
        event.ignore()

    @property
    def words_shown(self) -> str:
        """The choice as it is written in the box."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        words = self.currentText() if self.currentIndex() >= 0 else self.placeholderText()
        return self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, words that end in dots where they are too long, and our own chevron."""
        theme = current()
        side = theme.size("icon")
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self.words_shown
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        room = QRectF(self.width() - side - theme.space("s"), 0, side, self.height())
        paint_icon(painter, room, "chevron-down", "text" if self.isEnabled() else "subtle")

    def _tell(self, index: int) -> None:
        self.picked.emit(str(self.itemData(index) or ""))
