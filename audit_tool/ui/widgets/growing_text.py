"""Text for a person to write: a box that grows with it, and leaves undo to the draft."""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.announcing import announce
from audit_tool.ui.widgets.spelled_text import SpelledText

_NO_BAR = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
LONGEST = 50_000
"""Letters of one text, some fifteen pages; Qt takes minutes to break a million of them into lines."""
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class GrowingText(SpelledText):
    """A box of three to ten lines; longer text scrolls inside it."""

    edited = Signal()
    """A person changed the text."""
    leave_forward = Signal()
    """Enter was pressed in a box that Enter leaves."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        least: int = 3,
        most: int = 10,
        enter_leaves: bool = False,
        sunken: bool = False,
    ) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self._enter_leaves = enter_leaves
        self._setting = False
        self._before = ""
        self.setProperty("sunken", sunken)
        self.setTabChangesFocus(True)
        # Undo belongs to the draft: it reaches over questions and survives a restart.
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(_NO_BAR)
        self.setVerticalScrollBarPolicy(_NO_BAR)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._take_change)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    @property
    def text(self) -> str:
        """What is written."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show a stored text without telling anybody; the caret stays where it can."""
        if text == self.toPlainText():
            return
        place = self.textCursor().position()
        self._setting = True
        self.setPlainText(text)
        self._setting = False
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(text)))
        self.setTextCursor(cursor)

    def set_question(self, text: str, hint: str = "") -> None:
        """Name the box for people who hear the window."""
        self.setAccessibleName(text)
        self.setAccessibleDescription(hint)

    def set_wrong(self, *, wrong: bool) -> None:
        """Mark the box as not yet right; only submitting does this, never leaving it."""
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def event(self, event: QEvent) -> bool:
        """Leave the keys of undo and redo to the window."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leaves or breaks the line; with Ctrl it is the screen's."""
        undo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if undo or event.key() == Qt.Key.Key_Escape or (event.key() in _ENTER and control):
            event.ignore()
        elif event.key() in _ENTER and self._enter_leaves and not shift:
            self.leave_forward.emit()
        elif event.key() in _ENTER:
            # A plain line end; Shift+Enter would write a separator that no other program knows.
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take in what is pasted or dropped, all of it or nothing."""
        if len(self.toPlainText()) + len(source.text()) > LONGEST:
            words = (
                f"Not pasted: a text has room for {LONGEST:,} letters. What stands here is safe. Paste a part of it."
            )
            announce(self, words, at_once=True)
            QToolTip.showText(self.mapToGlobal(self.cursorRect().bottomLeft()), words, self)
            return
        super().insertFromMimeData(source)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other widths wrap into other heights."""
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of theme or text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._grow()

    def sizeHint(self) -> QSize:
        """The height of the lines written, within bounds."""
        theme = current()
        lines = min(max(self._lines(), self._least), self._most)
        line = QFontMetricsF(theme.font("reading")).lineSpacing()
        around = 2 * (theme.space("xs") + theme.control_edge + self.document().documentMargin())
        return QSize(theme.size("reading_width"), int(lines * line + around + 0.999))

    def minimumSizeHint(self) -> QSize:
        """Never lower than its lines."""
        return QSize(theme_width(), self.sizeHint().height())

    def _lines(self) -> int:
        return max(1, int(self.document().size().height()))

    def _grow(self) -> None:
        # A bar only where there is something to scroll: while the box grows it would narrow the lines for nothing.
        shown = Qt.ScrollBarPolicy.ScrollBarAsNeeded if self._lines() > self._most else _NO_BAR
        self.setVerticalScrollBarPolicy(shown)
        height = self.sizeHint().height()
        if height != self.maximumHeight() or height != self.minimumHeight():
            self.setFixedHeight(height)

    def _take_change(self) -> None:
        # Underlining a word counts as a change for Qt, not for us.
        before, self._before = self._before, self.toPlainText()
        if not self._setting and self._before != before:
            self.edited.emit()


def theme_width() -> int:
    """The least width in which writing makes sense."""
    return current().px(120)
