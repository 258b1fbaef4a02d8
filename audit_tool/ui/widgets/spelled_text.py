"""A box of text that underlines what the dictionary does not know, and offers what may have been meant."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QKeyEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QWidget

from audit_tool.ui.spelling.marks import SpellingMarks
from audit_tool.ui.spelling.spelling import spelling
from audit_tool.ui.widgets.announcing import announce


class SpelledText(QPlainTextEdit):
    """Marks nothing, and makes nothing, while there is no dictionary, no text, or nothing to change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: SpellingMarks | None = None
        self.textChanged.connect(self.mark_spelling)

    def mark_spelling(self) -> None:
        """Begin to mark, where there is something to mark."""
        wanted = spelling().active and not self.isReadOnly() and not self.document().isEmpty()
        if wanted and self._marks is None and self.isVisible():
            self._marks = SpellingMarks(self)

    def marked(self) -> list[tuple[int, str]]:
        """Every marked word with its place, everything looked up."""
        self.mark_spelling()
        if self._marks is None or self.isReadOnly():
            return []
        self._marks.finish()
        return self._marks.marked()

    def select_marked(self, place: int, word: str) -> None:
        """Put the keyboard on a marked word, and have it said."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        cursor = self.textCursor()
        cursor.setPosition(place)
        cursor.setPosition(place + len(word), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        announce(self, f"“{word}” is not in the dictionary. Shift and F7 for suggestions.")

    def open_suggestions(self) -> QMenu | None:
        """The menu of the word at the caret; none where it is not marked."""
        found = self._marked_at(self.textCursor().selectionStart())
        if found is None:
            announce(self, "The word at the caret is not marked.")
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(f"Suggestions for {found[1]}")
        menu.addActions(self._actions(menu, *found))
        menu.popup(self._below_caret())
        menu.setActiveAction(menu.actions()[0])
        return menu

    def showEvent(self, event: QShowEvent) -> None:
        """A text that is shown is marked."""
        super().showEvent(event)
        self.mark_spelling()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The word that was being written is finished now."""
        super().focusOutEvent(event)
        if self._marks is not None:
            self._marks.finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift+F7 opens the suggestions."""
        if event.key() == Qt.Key.Key_F7 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.open_suggestions()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Suggestions above what such a menu holds anyway."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        cursor = self.cursorForPosition(event.pos()) if by_mouse else self.textCursor()
        found = self._marked_at(cursor.selectionStart())
        menu = self.createStandardContextMenu()
        menu.setParent(self, menu.windowFlags())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if found is not None:
            first = menu.actions()[0]
            menu.insertActions(first, self._actions(menu, *found))
            menu.insertSeparator(first)
        menu.popup(event.globalPos() if by_mouse else self._below_caret())

    def replace_marked(self, place: int, word: str, other: str) -> None:
        """Write another word in the place of a marked one, as if somebody had typed it."""
        cursor = self.textCursor()
        cursor.setPosition(place)
        cursor.setPosition(place + len(word), QTextCursor.MoveMode.KeepAnchor)
        if cursor.selectedText() == word and not self.isReadOnly():
            cursor.insertText(other)
            self.setTextCursor(cursor)

    def changeEvent(self, event: QEvent) -> None:
        """Other colours underline in another colour."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._marks is not None:
            self._marks.rehighlight()

    def _marked_at(self, place: int) -> tuple[int, str] | None:
        if self._marks is None or self.isReadOnly():
            return None
        self._marks.finish()
        return self._marks.marked_at(place)

    def _actions(self, menu: QMenu, place: int, word: str) -> list[QAction]:
        made: list[QAction] = [_Replace(menu, self, place, word, other) for other in spelling().suggestions(word)]
        if not made:
            none = QAction("No suggestion", menu)
            none.setEnabled(False)
            made.append(none)
        return [*made, _Learn(menu, word)]

    def _below_caret(self) -> QPoint:
        return self.viewport().mapToGlobal(self.cursorRect().bottomLeft())


class _Replace(QAction):
    """One suggestion."""

    def __init__(self, menu: QMenu, box: SpelledText, place: int, word: str, other: str) -> None:
        super().__init__(other, menu)
        self._box, self._place, self._word = box, place, word
        self.triggered.connect(self._replace)

    def _replace(self) -> None:
        self._box.replace_marked(self._place, self._word, self.text())


class _Learn(QAction):
    """Lets a word stand."""

    def __init__(self, menu: QMenu, word: str) -> None:
        super().__init__(f"Add “{word}” to my words", menu)
        self._word = word
        self.triggered.connect(self._learn)

    def _learn(self) -> None:
        spelling().learn(self._word)


def mark_every_box() -> None:
    """A dictionary has come: begin to mark in the boxes that are on screen already."""
    for widget in QApplication.allWidgets():
        if isinstance(widget, SpelledText):
            widget.mark_spelling()


def next_marked(boxes: Sequence[SpelledText], focused: QWidget | None) -> bool:
    """Go to the next marked word after the caret, through all boxes and round; false where there is none."""
    at = boxes.index(focused) if isinstance(focused, SpelledText) and focused in boxes else -1
    behind = boxes[at].textCursor().selectionEnd() if at >= 0 else 0
    round_ = [*boxes[at:], *boxes[:at]] if at >= 0 else list(boxes)
    here = [(round_[0], place, word) for place, word in round_[0].marked()] if round_ else []
    later = [(box, place, word) for box in round_[1:] for place, word in box.marked()]
    order = [*(one for one in here if one[1] >= behind), *later, *(one for one in here if one[1] < behind)]
    if not order:
        return False
    box, place, word = order[0]
    box.select_marked(place, word)
    return True
