"""Where the caret is within a question, so that a locked window can come back to the letter."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


@dataclass(frozen=True, slots=True)
class Caret:
    """A place in a form: the question, which of its controls, and how many characters stand before the caret."""

    code: str
    part: int = 0
    position: int = 0


def caret_within(editor: QWidget, code: str) -> Caret:
    """Where the caret is, or was last, in the editor of a question."""
    held = editor.focusWidget()
    parts = _parts(editor)
    if held is None or held not in parts:
        return Caret(code)
    return Caret(code, parts.index(held), _position(held))


def put_caret(editor: QWidget, caret: Caret) -> None:
    """Put the caret back, where the same control is still there and can be used."""
    parts = _parts(editor)
    if not caret.part < len(parts):
        return
    part = parts[caret.part]
    if not part.isEnabled() or part.isHidden():
        return
    part.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(part, QLineEdit):
        part.setCursorPosition(caret.position)
    elif isinstance(part, QPlainTextEdit):
        cursor = part.textCursor()
        cursor.setPosition(min(caret.position, len(part.toPlainText())))
        part.setTextCursor(cursor)


def _parts(editor: QWidget) -> list[QWidget]:
    return [part for part in editor.findChildren(QWidget) if part.focusPolicy() != Qt.FocusPolicy.NoFocus]


def _position(part: QWidget) -> int:
    if isinstance(part, QLineEdit):
        return part.cursorPosition()
    return part.textCursor().position() if isinstance(part, QPlainTextEdit) else 0
