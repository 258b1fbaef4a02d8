"""Screens in the real window, on a real workspace, with everything done at once."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audit_tool.ui import preferences
from audit_tool.ui.frame import Screen
from audit_tool.ui.jobs import Straight
from audit_tool.ui.main_window import MainWindow
from tests.conftest import Office
from tests.ui.conftest import Dress

DAY = date(2026, 11, 11)
Enter = Callable[..., MainWindow]
S = TypeVar("S", bound=Screen)


@pytest.fixture(autouse=True)
def preferences_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test touches what this computer remembers."""
    file = tmp_path / "config" / "preferences.json"
    monkeypatch.setattr(preferences, "_config_file", lambda: file)
    return file


@pytest.fixture
def enter(qtbot: QtBot, office: Office, dress: Dress) -> Iterator[Enter]:
    """Open the window as a person, on a screen."""
    opened: list[MainWindow] = []

    def run(person: str, key: str, size: tuple[int, int] = (1280, 720)) -> MainWindow:
        window = MainWindow(office.as_(person), Straight(), DAY)
        opened.append(window)
        qtbot.addWidget(window)
        window.resize(*size)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.go(key)
        QApplication.processEvents()
        return window

    yield run
    for window in opened:
        window.close()


def front(window: MainWindow, kind: type[S]) -> S:
    """The screen in front, of this kind."""
    screen = window.screen_shown
    assert isinstance(screen, kind)
    return screen
