"""The program with the demonstration unlocked, My work shown and an audit open; given folder and passphrase."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from audit_tool import app
from audit_tool.ui.preferences import Preferences
from audit_tool.ui.theme import dressing
from benchmarks.painted import PAINTED

LONGEST = 60.0
AUDITOR = "A-02"


def wait_until(holds: Callable[[], bool]) -> None:
    """Let the program run until something is so."""
    give_up = time.monotonic() + LONGEST
    while not holds():
        QApplication.processEvents()
        if time.monotonic() > give_up:
            message = "the program did not get there"
            raise TimeoutError(message)
        time.sleep(0.001)


def main(folder: Path, passphrase: str) -> app.Program:
    application = app.application()
    dressing.apply(application)
    preferences = Preferences.load()
    preferences.last_person = AUDITOR
    program = app.Program(folder, preferences)
    box = program.show_box()
    wait_until(lambda: bool(box.unlock_page.codes))
    box.presenter.unlock(AUDITOR, passphrase)
    wait_until(lambda: program.window is not None)
    window = program.window
    assert window is not None
    program.runner.drain()
    mine = window.desk.worklist.tasks()
    window.open_audit(mine[0].allocation_id)
    program.runner.drain()
    assert window.place.record_id is not None
    window.repaint()
    return program


if __name__ == "__main__":
    running = main(Path(sys.argv[1]), sys.argv[2])
    print(PAINTED, flush=True)
    sys.stdin.read()
    if running.window is not None:
        running.window.close()
    running.close_desk()
    running.runner.stop()
