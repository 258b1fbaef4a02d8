"""A full audit: from the click that opens it to its first section under the caret, in milliseconds.

In the program's own window, with My work in front for as long as the program takes to get the audit screen ready behind
it (`ui/screens/audit/ahead.py`); `unready` as a second argument opens the audit before that.
"""

import sys
import time
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from audit_tool import app
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.places import forms
from audit_tool.services import desk as desks
from audit_tool.services.desk import Desk
from audit_tool.ui.jobs import Lane
from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.qt_runner import QtRunner, WindowThreadCollector
from audit_tool.ui.screens.audit.view import AuditScreen
from audit_tool.ui.theme import dressing
from benchmarks import office

ANY = QEventLoop.ProcessEventsFlag.WaitForMoreEvents


def usable(window: MainWindow) -> bool:
    """Whether an audit is in front with the caret in a question of the section shown."""
    screen, focused = window.screen_shown, QApplication.focusWidget()
    return isinstance(screen, AuditScreen) and focused is not None and screen.page.isAncestorOf(focused)


def opened(window: MainWindow, allocation_id: int) -> float:
    """Milliseconds from asking for an audit to its first section, drawn and with the caret in it."""
    begun = time.perf_counter()
    window.open_audit(allocation_id)
    while not usable(window):
        # Wait as the program does: a loop that never rests would keep the reading thread from its work.
        QApplication.processEvents(ANY)
    QApplication.processEvents()  # lays out and paints what was shown
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    application = app.application()
    dressing.apply(application)
    runner = QtRunner()
    # On the lane that writes, as the program unlocks; its thread is there before an audit is opened.
    opening: list[Desk] = []
    place = Path(sys.argv[1])
    unlock = partial(desks.unlock, place, office.PERSON, office.PASSPHRASE, FormCatalogue(forms()))
    runner.run(unlock, opening.append, lane=Lane.WRITE)
    runner.drain()
    (desk,) = opening
    collector = WindowThreadCollector()
    window = MainWindow(desk, runner, date(2026, 11, 10))
    window.show()
    window.activateWindow()
    window.go("my_work")
    runner.drain()
    while "unready" not in sys.argv and not window.audits.ready:
        QApplication.processEvents(ANY)
    QApplication.processEvents()
    print(opened(window, desk.worklist.tasks()[0].allocation_id), flush=True)
    sys.stdin.read()
    window.close()
    runner.stop()
    desk.lock()
