"""The whole program on stage: unlock box and window over a real workspace, pressed by real key events."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from audit_tool.app import Program
from audit_tool.ui.frame import Screen
from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.preferences import Preferences
from audit_tool.ui.screens.audit.view import AuditScreen
from audit_tool.ui.screens.unlock.view import UnlockWindow

S = TypeVar("S", bound=Screen)
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
LONGEST = 20_000


class Stage:
    """One program over one workspace."""

    def __init__(self, qtbot: QtBot, folder: Path, home: Path, passphrase: str) -> None:
        self._qtbot = qtbot
        self._passphrase = passphrase
        self.program = Program(folder, Preferences(file=home / "preferences.json"))

    @property
    def box(self) -> UnlockWindow:
        assert self.program.box is not None
        return self.program.box

    @property
    def window(self) -> MainWindow:
        assert self.program.window is not None
        return self.program.window

    @property
    def audit(self) -> AuditScreen:
        return self.screen(AuditScreen)

    def screen(self, kind: type[S]) -> S:
        found = self.window.screen_shown
        assert isinstance(found, kind)
        return found

    def settle(self) -> None:
        """Until nothing is under way and everything is laid out."""
        for _ in range(3):
            self.program.runner.drain()
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def front(self, window: QWidget) -> None:
        with self._qtbot.waitActive(window, timeout=LONGEST):
            window.show()
            window.activateWindow()
        self.settle()

    def until(self, holds: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(holds()), timeout=LONGEST)
        self.settle()

    def show_box(self) -> UnlockWindow:
        box = self.program.box or self.program.show_box()
        self.settle()
        self.front(box)
        return box

    def unlock(self, person: str) -> MainWindow:
        box = self.show_box()
        box.unlock_page.show_people(box.unlock_page.codes, person)
        box.unlock_page.take_focus()
        self.type(self._passphrase)
        self.press(Key.Key_Return)
        self.until(lambda: self.program.window)
        self.front(self.window)
        return self.window

    def open(self, allocation: int, code: str = "") -> AuditScreen:
        self.window.open_audit(allocation, code)
        self.settle()
        return self.audit

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(focused(), key, held)
        self.settle()

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(focused(), letter)

    def close(self) -> None:
        if self.program.window is not None:
            self.program.window.close()
            self.program.window.deleteLater()
        if self.program.box is not None:
            self.program.box.close()
            self.program.box.deleteLater()
        self.program.close_desk()
        self.program.runner.stop()
        self.program.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def focused() -> QWidget:
    """What has the keyboard."""
    found = QApplication.focusWidget() or QApplication.activeWindow()
    assert found is not None, "nothing has the focus"
    return found
