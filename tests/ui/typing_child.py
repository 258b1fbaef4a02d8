"""Run as a program of its own by the kill test: the real window, into which somebody types at a steady pace.

Prints `READY`, then `SAVED <text>` for every text that the window has called saved.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from audit_tool import app
from audit_tool.exchange.demonstration import PASSPHRASE
from audit_tool.ui.preferences import Preferences
from audit_tool.ui.screens.audit.view import AuditScreen
from audit_tool.ui.theme import dressing
from audit_tool.ui.widgets.save_state import SaveStateLabel

PACE = 12
"""Milliseconds between two letters: faster than any person, so that more is on its way when the kill comes."""
LETTERS = "the record shows what was done and what it meant for her "


class Typist(QObject):
    """Types letter by letter and tells what the window says is saved."""

    def __init__(self, program: app.Program, person: str, code: str) -> None:
        super().__init__()
        self._program, self._code = program, code
        self._typed = 0
        box = program.show_box()
        box.presenter.unlock(person, PASSPHRASE)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._timer.start(PACE)
        self._ready = False

    def _step(self) -> None:
        window = self._program.window
        if window is None:
            return
        screen = window.screen_shown
        if not isinstance(screen, AuditScreen):
            task = next(each for each in window.desk.worklist.tasks() if each.state in {"draft", "not started"})
            window.open_audit(task.allocation_id, self._code)
            return
        if not screen.presenter.is_open or screen.presenter.place != self._code:
            return
        if not self._ready:
            self._begin(screen, window.save_state)
            return
        focused = QApplication.focusWidget()
        if focused is None:
            return
        QTest.keyClicks(focused, LETTERS[self._typed % len(LETTERS)])
        self._typed += 1
        tell(f"TYPED {self._typed} {time.monotonic():.3f}")

    def _begin(self, screen: AuditScreen, state: SaveStateLabel) -> None:
        self._ready = True
        shown = state.saved

        def saved(time_text: str) -> None:
            shown(time_text)
            tell(f"SAVED {screen.presenter.hand.answer(self._code).value}|")

        state.saved = saved  # type: ignore[method-assign]
        tell(f"READY {screen.presenter.hand.sheet.allocation_id}")


def tell(line: str) -> None:
    """One line to whoever started this."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(folder: Path, home: Path, person: str, code: str) -> int:
    """Type until killed."""
    application = app.application()
    dressing.apply(application)
    program = app.Program(folder, Preferences(file=home / "preferences.json"))
    typist = Typist(program, person, code)
    code_of_exit = application.exec()
    del typist
    return code_of_exit


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]))
