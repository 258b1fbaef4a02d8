"""The program on stage: settles what is under way, takes pictures, and says which step did not hold."""

import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from audit_tool import app
from audit_tool.exchange.demonstration import PASSPHRASE, make_demonstration
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.places import forms
from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.preferences import Preferences
from audit_tool.ui.theme import dressing
from audit_tool.walkthrough.keyboard import Keyboard, RealKeys, SentKeys

LONGEST = 20.0


class StepError(Exception):
    """A step of the walkthrough did not hold."""


class Stage:
    """One fresh demonstration workspace and the real window over it."""

    def __init__(self, out: Path, size: tuple[int, int], *, real_keys: bool) -> None:
        self.out = out
        self.size = size
        self.application = app.application()
        dressing.apply(self.application)
        self._temporary = tempfile.TemporaryDirectory(prefix="audit-tool-walkthrough-")
        home = Path(self._temporary.name)
        self.folder = home / "workspace"
        self._make(self.folder)
        self.program = app.Program(self.folder, Preferences(file=home / "preferences.json"))
        self.keyboard: Keyboard = RealKeys() if real_keys else SentKeys()
        self._pictures = 0

    def _make(self, folder: Path) -> None:
        make_demonstration(folder, FormCatalogue(forms()))

    @property
    def window(self) -> MainWindow:
        """The window of whoever is at work."""
        if self.program.window is None:
            message = "the window is not open"
            raise StepError(message)
        return self.program.window

    def settle(self) -> None:
        """Wait until nothing is under way and everything is drawn."""
        self.program.runner.drain()
        for _ in range(3):
            self.application.processEvents()
        self.application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.program.runner.drain()

    def wait(self, shown: QWidget) -> None:
        """Wait until a window is in front."""
        give_up = time.monotonic() + LONGEST
        shown.activateWindow()
        shown.raise_()
        while QApplication.activeWindow() is not shown and time.monotonic() < give_up:
            self.application.processEvents()
            time.sleep(0.005)
        self.settle()

    def picture(self, name: str) -> None:
        """Keep a picture of the window in front."""
        self.settle()
        self._pictures += 1
        shown: QWidget = self.program.window or self.program.box or QWidget()
        path = self.out / f"{self._pictures:02d}-{name}.png"
        if not shown.grab().save(str(path)):
            message = f"the picture {path.name} could not be written"
            raise StepError(message)
        print(f"  {path.name}", file=sys.stderr)

    def unlock(self, person: str, picture: str = "") -> None:
        """Unlock by keyboard as one person, locking first if somebody is at work."""
        if self.program.window is not None:
            self.keyboard.press("ctrl+l")
            self.settle()
        box = self.program.box or self.program.show_box()
        box.resize(*self.size)
        self.wait(box)
        box.unlock_page.show_people(box.unlock_page.codes, person)
        box.unlock_page.take_focus()
        self.keyboard.type(PASSPHRASE)
        if picture:
            self.picture(picture)
        self.keyboard.press("Return")
        give_up = time.monotonic() + LONGEST
        while self.program.window is None and time.monotonic() < give_up:
            self.application.processEvents()
            time.sleep(0.005)
        self.window.resize(*self.size)
        self.wait(self.window)
        self.settle()

    def require(self, holds: object, what: str) -> None:
        """Stop unless something is so."""
        if not holds:
            raise StepError(what)

    def close(self) -> None:
        """Close everything and take the workspace away."""
        if self.program.window is not None:
            self.program.window.close()
        if self.program.box is not None:
            self.program.box.close()
        self.program.close_desk()
        self.program.runner.stop()
        self._temporary.cleanup()
