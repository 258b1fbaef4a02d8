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
from audit_tool.ui.kept_fields import text_of
from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.preferences import Preferences
from audit_tool.ui.screens.actions.asked.view import AskedPage
from audit_tool.ui.screens.actions.plan.view import PlanPage
from audit_tool.ui.screens.actions.plan.writing import ROW
from audit_tool.ui.screens.actions.view import ActionsScreen
from audit_tool.ui.screens.audit.view import AuditScreen
from audit_tool.ui.theme import dressing
from audit_tool.ui.widgets.save_state import SaveStateLabel

PACE = 12
"""Milliseconds between two letters: faster than any person, so that more is on its way when the kill comes."""
PLANNED = "What will be done"
"""The field of a new row of a plan; everything else that is typed into is a question of an audit."""
ASKED = "What needs to be different?"
"""The field of a new action."""
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
        if not self._ready:
            if self._in_front(window):
                self._begin(window.save_state)
            return
        focused = QApplication.focusWidget()
        if focused is None:
            return
        QTest.keyClicks(focused, LETTERS[self._typed % len(LETTERS)])
        self._typed += 1
        tell(f"TYPED {self._typed} {time.monotonic():.3f}")

    def _in_front(self, window: MainWindow) -> bool:
        """Bring a question of an audit to the front; whether the keyboard is there."""
        screen = window.screen_shown
        if isinstance(screen, AuditScreen):
            self._audit = screen.presenter
            return screen.presenter.is_open and screen.presenter.place == self._code
        task = next(each for each in window.desk.worklist.tasks() if each.state in {"draft", "not started"})
        window.open_audit(task.allocation_id, self._code)
        return False

    def _what(self) -> int | None:
        """What is written in."""
        return self._audit.hand.sheet.allocation_id

    def _text(self) -> str:
        """What the window has taken in."""
        return self._audit.hand.answer(self._code).value

    def _begin(self, state: SaveStateLabel) -> None:
        self._ready = True
        shown = state.saved

        def saved(time_text: str) -> None:
            shown(time_text)
            tell(f"SAVED {self._text()}|")

        state.saved = saved  # type: ignore[method-assign]
        tell(f"READY {self._what()}")


class PlanTypist(Typist):
    """Types what will be done in a new row of the improvement plan."""

    def _in_front(self, window: MainWindow) -> bool:
        screen = window.screen_shown
        if not isinstance(screen, ActionsScreen):
            window.go("actions", "plan")
            return False
        page = screen.page
        if not isinstance(page, PlanPage) or page.head is None:
            return False
        if page.head.form is None:
            page.head.open_act(ROW)
        assert page.head.form is not None
        self._field = page.head.form.named[self._code]
        self._field.setFocus()
        return True

    def _what(self) -> int | None:
        return 0

    def _text(self) -> str:
        return text_of(self._field)


class ActionTypist(Typist):
    """Types what needs to be different in a new action."""

    def _in_front(self, window: MainWindow) -> bool:
        screen = window.screen_shown
        if not isinstance(screen, ActionsScreen):
            window.go("actions", "asked:new")
            return False
        page = screen.page
        if not isinstance(page, AskedPage) or page.side.form is None:
            return False
        self._field = page.side.form.text
        self._field.setFocus()
        return True

    def _what(self) -> int | None:
        return 0

    def _text(self) -> str:
        return self._field.text


def tell(line: str) -> None:
    """One line to whoever started this."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(folder: Path, home: Path, person: str, code: str) -> int:
    """Type until killed."""
    application = app.application()
    dressing.apply(application)
    program = app.Program(folder, Preferences(file=home / "preferences.json"))
    kind = {PLANNED: PlanTypist, ASKED: ActionTypist}.get(code, Typist)
    typist = kind(program, person, code)
    code_of_exit = application.exec()
    del typist
    return code_of_exit


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]))
