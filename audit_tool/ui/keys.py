"""Keys that mean the same everywhere in the window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def plain_enter(event: QKeyEvent) -> bool:
    """Enter with nothing held down; the keypad's Enter counts."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return Qt.Key(event.key()) in ENTER and held == Qt.KeyboardModifier.NoModifier


def alt_digit(event: QKeyEvent) -> int | None:
    """The digit pressed together with Alt, if that is what was pressed; never the keypad's.

    On Windows, Alt with digits of the keypad types a letter by its number: 0233 is é, and would be four grades.
    """
    if event.modifiers() != Qt.KeyboardModifier.AltModifier or not Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9:
        return None
    return event.key() - Qt.Key.Key_0.value
