"""A full audit on the audit screen: from opening it to its first section under the caret, in milliseconds."""

import sys
import time
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QMainWindow

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


def usable(screen: AuditScreen) -> bool:
    """Whether the caret stands in a question of the section shown."""
    focused = QApplication.focusWidget()
    return focused is not None and bool(screen.page.codes) and screen.page.isAncestorOf(focused)


def opened(screen: AuditScreen, allocation_id: int) -> float:
    """Milliseconds from asking for an audit to its first section, drawn and with the caret in it."""
    begun = time.perf_counter()
    screen.presenter.open(allocation_id)
    while not usable(screen):
        # Wait as the program does: a loop that never rests would keep the reading thread from its work.
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
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
    frame = MainWindow(desk, runner, date(2026, 11, 10))
    frame.go(frame.entries[0].key)  # My work, which has read the form
    shown = QMainWindow()
    shown.resize(1280, 720)
    audit = AuditScreen(frame)
    shown.setCentralWidget(audit)
    shown.show()
    shown.activateWindow()
    runner.drain()
    print(opened(audit, desk.worklist.tasks()[0].allocation_id), flush=True)
    sys.stdin.read()
    shown.close()
    frame.close()
    runner.stop()
    desk.lock()
