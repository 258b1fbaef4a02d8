"""Underlines words that are not in the dictionary, in one box of text, without slowing who types."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from audit_tool.ui.spelling.spelling import spelling
from audit_tool.ui.spelling.words import words_in
from audit_tool.ui.theme.theme import current

PAUSE = 400
"""Milliseconds without a key press after which new words are looked up, all of them together."""


class SpellingMarks(QSyntaxHighlighter):
    """Marks from memory while somebody types, and looks up in pauses; only paragraphs that changed are read."""

    def __init__(self, box: QPlainTextEdit) -> None:
        super().__init__(box.document())
        self._box = box
        self._waiting: set[int] = set()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._look_up)
        box.cursorPositionChanged.connect(self._caret_moved)
        spelling().changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        """Mark what is known to be wrong; what nobody has looked up yet waits for a pause."""
        if not spelling().active:
            return
        for start, word in words_in(text):
            known = spelling().known(word)
            if known is None:
                self._waiting.add(self.currentBlock().blockNumber())
                self._pause.start()
            elif not known:
                self.setFormat(start, len(word), _underlined())

    def finish(self) -> None:
        """Look up everything that has not been, the word at the caret too."""
        new = [word for block in self._blocks() for _, word in words_in(block.text()) if spelling().known(word) is None]
        if new:
            spelling().look_up(new)
            self.rehighlight()
        self._pause.stop()
        self._waiting.clear()

    def marked(self) -> list[tuple[int, str]]:
        """Every word that is marked, with its place in the whole text."""
        if not spelling().active:
            return []
        found = []
        for block in self._blocks():
            wrong = [(at, word) for at, word in words_in(block.text()) if spelling().known(word) is False]
            found += [(block.position() + at, word) for at, word in wrong]
        return found

    def marked_at(self, place: int) -> tuple[int, str] | None:
        """The marked word that a place in the text lies in or at."""
        return next(((at, word) for at, word in self.marked() if at <= place <= at + len(word)), None)

    def _look_up(self) -> None:
        waiting, self._waiting = self._waiting, set()
        for number in waiting:
            block = self.document().findBlockByNumber(number)
            caret = self._caret_in(number)
            words = [(at, word) for at, word in words_in(block.text()) if spelling().known(word) is None]
            # A word with the caret at its end is still being written.
            spelling().look_up(word for at, word in words if at + len(word) != caret)
            self.rehighlightBlock(block)
        # What was held back waits for the caret to move, not for time to pass.
        self._pause.stop()

    def _blocks(self) -> list[QTextBlock]:
        document = self.document()
        return [document.findBlockByNumber(number) for number in range(document.blockCount())]

    def _caret_in(self, number: int) -> int:
        cursor: QTextCursor = self._box.textCursor()
        return cursor.positionInBlock() if self._box.hasFocus() and cursor.blockNumber() == number else -1

    def _caret_moved(self) -> None:
        if self._waiting:
            self._pause.start()


def _underlined() -> QTextCharFormat:
    marked = QTextCharFormat()
    marked.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    marked.setUnderlineColor(current().colour("accent_text"))
    return marked
