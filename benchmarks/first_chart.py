"""The first chart of Insight: from the click that opens it to the chart painted, in milliseconds.

In the program's own window with the demonstration, nothing of Insight used since it was started; then the same for the
first chart of "What audits found". Both are said on one line.
"""

import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from audit_tool import app
from audit_tool.exchange.demonstration import PASSPHRASE
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.places import forms
from audit_tool.services import desk as desks
from audit_tool.services.desk import Desk
from audit_tool.ui.jobs import Lane
from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.qt_runner import QtRunner, WindowThreadCollector
from audit_tool.ui.screens.insight.chart_card import ChartPicture
from audit_tool.ui.screens.insight.view import FOUND, InsightScreen
from audit_tool.ui.theme import dressing
from benchmarks.ratio import milliseconds

LEAD = "Q-01"
LONGEST = 60.0
SETTLING = 2.0
"""As long as anybody takes to look at My work; the program gets the audit screen ready meanwhile."""


def painted(window: MainWindow) -> bool:
    """Whether a chart is in front with something drawn on it."""
    screen = window.screen_shown
    if not isinstance(screen, InsightScreen):
        return False
    charts = screen.findChildren(ChartPicture)
    return any(each.isVisible() and each.height() > 1 and each.has_drawing for each in charts)


def until_painted(window: MainWindow, open_it: Callable[[], object]) -> float:
    """Milliseconds from asking for a page to its first chart on the screen."""

    def show() -> None:
        open_it()
        give_up = time.monotonic() + LONGEST
        while not painted(window):
            # Wait as the program does: a loop that never rests would keep the reading thread from its work.
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.monotonic() > give_up:
                message = "no chart was painted"
                raise TimeoutError(message)
        QApplication.processEvents()
        window.repaint()

    return milliseconds(show)


if __name__ == "__main__":
    application = app.application()
    dressing.apply(application)
    runner = QtRunner()
    opening: list[Desk] = []
    unlock = partial(desks.unlock, Path(sys.argv[1]), LEAD, PASSPHRASE, FormCatalogue(forms()))
    runner.run(unlock, opening.append, lane=Lane.WRITE)
    runner.drain()
    (desk,) = opening
    collector = WindowThreadCollector()
    window = MainWindow(desk, runner, date(2026, 11, 11))
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    window.go("my_work")
    runner.drain()
    settled = time.monotonic() + SETTLING
    while time.monotonic() < settled:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    first = until_painted(window, lambda: window.go("insight"))
    runner.drain()
    screen = window.screen_shown
    assert isinstance(screen, InsightScreen)
    second = until_painted(window, partial(screen.pages.chosen.emit, FOUND))
    print(f"{first} {second}", flush=True)
    sys.stdin.read()
    window.close()
    runner.stop()
    desk.lock()
