"""The program on stage: settles what is under way, takes pictures, and says which step did not hold."""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from audit_tool import app
from audit_tool.exchange.demonstration import PASSPHRASE, make_demonstration
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.places import forms
from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.preferences import Preferences
from audit_tool.ui.screens.unlock.view import UnlockWindow
from audit_tool.ui.theme import dressing
from audit_tool.ui.widgets.fact_strip import FactStrip
from audit_tool.ui.widgets.fields import ClosedList, Field
from audit_tool.walkthrough.clock import StoryClock, StoryDoors
from audit_tool.walkthrough.keyboard import Keyboard, RealKeys, SentKeys

LONGEST = 20.0
Part = TypeVar("Part")


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
        self.folder = Path(self._temporary.name) / "workspace"
        make_demonstration(self.folder, FormCatalogue(forms()))
        self.clock = StoryClock()
        self._doors = StoryDoors(self.clock)
        self.program = self._begin(self.folder)
        self.keyboard: Keyboard = RealKeys() if real_keys else SentKeys()
        self._pictures = 0

    def _begin(self, folder: Path) -> app.Program:
        kept = Preferences(file=folder.with_name(f"{folder.name}.preferences.json"))
        return app.Program(folder, kept, self._doors)

    def move_to(self, folder: Path) -> None:
        """Start the program anew over another folder."""
        self.folder = folder
        self.apart(lambda _folder: None)

    def apart(self, work: Callable[[Path], None]) -> None:
        """Close the program, do something to its workspace, and start it anew."""
        self._end()
        try:
            work(self.folder)
        finally:
            self.program = self._begin(self.folder)

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
        shown.activateWindow()
        shown.raise_()
        self.wait_until(lambda: QApplication.activeWindow() is shown)
        self.settle()

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Wait until something is so; what needs it says what is wrong where it never is."""
        give_up = time.monotonic() + LONGEST
        while not holds() and time.monotonic() < give_up:
            self.application.processEvents()
            time.sleep(0.005)

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
        box = self.open_box()
        box.unlock_page.show_people(box.unlock_page.codes, person)
        box.unlock_page.take_focus()
        self.keyboard.type(PASSPHRASE)
        if picture:
            self.picture(picture)
        self.keyboard.press("Return")
        self.enter()

    def open_box(self) -> UnlockWindow:
        """The box, in front."""
        box = self.program.box or self.program.show_box()
        box.resize(*self.size)
        self.wait(box)
        return box

    def enter(self) -> None:
        """Wait until the window takes the place of the box."""
        self.wait_until(lambda: self.program.window is not None)
        self.window.resize(*self.size)
        self.wait(self.window)
        self.settle()

    def press(self, button: QAbstractButton) -> None:
        """Press a button by keyboard, as long as it can be pressed."""
        self.require(button.isVisible() and button.isEnabled(), f"“{button.text()}” cannot be pressed")
        button.setFocus()
        self.keyboard.press("space")
        self.settle()

    def fill(self, field: Field, text: str) -> None:
        """Type a text into a field, in the place of what it held."""
        field.setFocus()
        field.selectAll()
        self.keyboard.type(text)
        self.require(field.text() == text, f"“{text}” was typed, and “{field.text()}” stands there")

    def write(self, control: QWidget, text: str) -> None:
        """Type into a control, whatever it is; in a closed list, go down to the text."""
        control.setFocus()
        if isinstance(control, ClosedList):
            for _ in range(control.count()):
                if control.currentText() != text:
                    self.keyboard.press("Down")
            self.require(control.currentText() == text, f"“{text}” is not offered")
            return
        if isinstance(control, Field):
            # As Tab does: what is proposed there gives way to what is typed.
            control.selectAll()
        self.keyboard.type(text)
        self.settle()
        if isinstance(control, FactStrip):
            self.require(control.value, f"{text} chooses nothing")

    def shown(self, kind: type[Part]) -> Part:
        """The screen in front, which has to be of a kind."""
        self.settle()
        return self.part(self.window.screen_shown, kind)

    def part(self, part: object, kind: type[Part]) -> Part:
        """A part of the window, which has to be of a kind."""
        if not isinstance(part, kind):
            message = f"{kind.__name__} is not on screen"
            raise StepError(message)
        return part

    def require(self, holds: object, what: str) -> None:
        """Stop unless something is so."""
        if not holds:
            raise StepError(what)

    def close(self) -> None:
        """Close everything and take the workspaces away."""
        self._end()
        self._temporary.cleanup()

    def _end(self) -> None:
        for shown in (self.program.window, self.program.box):
            if shown is not None:
                shown.close()
                # Before the runner stops: a screen that is still there may ask it for something.
                shown.deleteLater()
        self.settle()
        self.program.close_desk()
        self.program.runner.stop()
