"""Real widgets without a screen; Python's collector runs only where Qt may be touched."""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if sys.platform.startswith("linux") and not os.environ.get("AUDIT_TOOL_ON_SCREEN"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audit_tool.exchange.demonstration import PASSPHRASE as TOLD
from audit_tool.ui.theme.dressing import apply
from audit_tool.ui.theme.theme import Theme, current
from audit_tool.ui.theme.tokens import Mode
from tests.conftest import PASSPHRASE, Office
from tests.ui.stage import Stage

Dress = Callable[[Mode, int], Theme]


@pytest.fixture(autouse=True)
def collected_on_the_gui_thread() -> Iterator[None]:
    """A collection on a worker thread would destroy widgets there and kill the process."""
    gc.disable()
    # What outlives a test stays to the end: modules, forms, pytest's own. To look at it again after each of a thousand
    # tests takes minutes. Only now does nothing hold the last test's widgets any more.
    gc.collect()
    gc.freeze()
    yield
    # A widget that nobody took away would be dressed and laid out anew in every test to come.
    for left in QApplication.topLevelWidgets():
        if left.parent() is None:
            left.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    gc.enable()


@pytest.fixture
def dress(qapp: QApplication) -> Iterator[Dress]:
    """Dress the application for one test, and in the usual clothes afterwards."""

    def put_on(mode: Mode = Mode.LIGHT, text_percent: int = 100) -> Theme:
        # To dress everything anew takes longer than most tests.
        worn = qapp.styleSheet() and current()
        return worn if worn == Theme(mode, text_percent) else apply(qapp, mode, text_percent)

    put_on()
    yield put_on
    put_on()


@pytest.fixture
def stage(qtbot: QtBot, dress: Dress, office: Office, tmp_path: Path) -> Iterator[Stage]:
    """The program over the office's workspace, before anybody has unlocked; set the office up first."""
    made = Stage(qtbot, office.folder, tmp_path, PASSPHRASE)
    yield made
    made.close()


@pytest.fixture
def week(qtbot: QtBot, dress: Dress, own_demonstration: Path, tmp_path: Path) -> Iterator[Stage]:
    """The program over a copy of the demonstration."""
    made = Stage(qtbot, own_demonstration, tmp_path, TOLD)
    yield made
    made.close()
