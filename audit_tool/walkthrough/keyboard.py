"""Keys for the walkthrough: sent inside the program, or pressed on a real X display by xdotool."""

import shutil
import subprocess
import time
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

NAMED = {
    "Return": Qt.Key.Key_Return,
    "Tab": Qt.Key.Key_Tab,
    "space": Qt.Key.Key_Space,
    "Down": Qt.Key.Key_Down,
    "Escape": Qt.Key.Key_Escape,
    "F6": Qt.Key.Key_F6,
}
MODIFIERS = {
    "alt": Qt.KeyboardModifier.AltModifier,
    "ctrl": Qt.KeyboardModifier.ControlModifier,
    "shift": Qt.KeyboardModifier.ShiftModifier,
}
PLAIN = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "…": "..."})
SETTLE = 0.03


class Keyboard(Protocol):
    """Presses keys on whatever has the focus."""

    pressed: int

    def press(self, keys: str) -> None:
        """Press one key, such as `Return` or `alt+2`."""

    def type(self, text: str) -> None:
        """Type a text."""


class SentKeys:
    """Key events sent inside the program; works with no display."""

    def __init__(self) -> None:
        self.pressed = 0

    def press(self, keys: str) -> None:
        """Send one key."""
        self.pressed += 1
        *held, key = keys.split("+")
        modifiers = Qt.KeyboardModifier.NoModifier
        for name in held:
            modifiers |= MODIFIERS[name]
        target = _focused()
        if key in NAMED:
            QTest.keyClick(target, NAMED[key], modifiers)
        else:
            QTest.keyClick(target, key, modifiers)  # type: ignore[call-overload]
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Send a text letter by letter."""
        for letter in text:
            # The first letters may move the focus, as from a picker into its rationale.
            QTest.keyClicks(_focused(), letter)
        QApplication.processEvents()


class RealKeys:
    """Keys pressed on an X display, through the window system."""

    def __init__(self) -> None:
        self.pressed = 0
        self._tool = shutil.which("xdotool") or "xdotool"

    def press(self, keys: str) -> None:
        """Press one key."""
        self.pressed += 1
        self._run("key", "--clearmodifiers", keys)

    def type(self, text: str) -> None:
        """Type a text; only letters that a plain keyboard has."""
        for line in _lines(text.translate(PLAIN)):
            self._run("type", "--clearmodifiers", "--delay", "3", line)

    def _run(self, *arguments: str) -> None:
        running = subprocess.Popen([self._tool, *arguments])
        while running.poll() is None:
            QApplication.processEvents()
            time.sleep(0.001)
        until = time.monotonic() + SETTLE
        while time.monotonic() < until:
            QApplication.processEvents()
            time.sleep(0.001)


def _lines(text: str) -> list[str]:
    """Pieces short enough that the queue of the display never overflows."""
    return [text[at : at + 60] for at in range(0, len(text), 60)]


def _focused() -> QWidget:
    focused = QApplication.focusWidget() or QApplication.activeWindow()
    if focused is None:
        message = "nothing has the focus"
        raise AssertionError(message)
    return focused
