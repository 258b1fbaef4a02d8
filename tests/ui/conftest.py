"""Real widgets without a screen; Python's collector runs only where Qt may be touched."""

import gc
import os
import sys
from collections.abc import Callable, Iterator

import pytest

if sys.platform.startswith("linux") and not os.environ.get("AUDIT_TOOL_ON_SCREEN"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from audit_tool.ui.theme.dressing import apply
from audit_tool.ui.theme.theme import Theme
from audit_tool.ui.theme.tokens import Mode

Dress = Callable[[Mode, int], Theme]


@pytest.fixture(autouse=True)
def collected_on_the_gui_thread() -> Iterator[None]:
    """A collection on a worker thread would destroy widgets there and kill the process."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture
def dress(qapp: QApplication) -> Iterator[Dress]:
    """Dress the application for one test, and in the usual clothes afterwards."""

    def put_on(mode: Mode = Mode.LIGHT, text_percent: int = 100) -> Theme:
        return apply(qapp, mode, text_percent)

    put_on()
    yield put_on
    put_on()
