"""An exemption noted or taken back, on a large board and a small one by turns: milliseconds to show it."""

import sys
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from audit_tool import app
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.definition import Seat
from audit_tool.places import forms
from audit_tool.services import desk as desks
from audit_tool.ui.changes import Change
from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.qt_runner import QtRunner, WindowThreadCollector
from audit_tool.ui.screens.practice_week.view import PracticeWeekScreen
from audit_tool.ui.theme import dressing
from benchmarks import office
from benchmarks.ratio import middle, milliseconds

TURNS = 60
CASE = 7
"""One that is in sight, so that its row is painted."""


class Board:
    """A board in a window of its own."""

    def __init__(self, folder: str, catalogue: FormCatalogue) -> None:
        self.desk = desks.unlock(Path(folder), office.PERSON, office.PASSPHRASE, catalogue)
        self.runner = QtRunner()
        self.window = MainWindow(self.desk, self.runner, date(2026, 11, 10))
        self.window.resize(1280, 720)
        self.window.show()
        self.window.go("practice_week")
        self.settle()
        shown = self.window.screen_shown
        assert isinstance(shown, PracticeWeekScreen)
        self.screen = shown

    def settle(self) -> None:
        self.runner.drain()
        QApplication.processEvents()  # lays out and paints what was shown

    def change(self) -> float:
        """Something changes in the database; then only what the window takes to show it is measured."""
        if self.desk.board.row(CASE).first.state == "exempt":
            self.desk.exemptions.take_back(CASE, Seat.FIRST)
        else:
            self.desk.exemptions.exempt(CASE, Seat.FIRST, "The case was closed by then.", "Director")
        return milliseconds(self._show)

    def _show(self) -> None:
        self.screen.presenter.refresh(Change(CASE))
        self.window.refresh()  # what the top bar counts
        self.settle()

    def close(self) -> None:
        self.window.close()
        self.runner.stop()
        self.desk.lock()


if __name__ == "__main__":
    application = app.application()
    dressing.apply(application)
    collector = WindowThreadCollector()
    boards = [Board(folder, FormCatalogue(forms())) for folder in sys.argv[1:3]]
    took: list[list[float]] = [[], []]
    for _ in range(TURNS):
        for board, figures in zip(boards, took, strict=True):
            figures.append(board.change())
    print(*(middle(figures) for figures in took), flush=True)
    sys.stdin.read()
    for board in boards:
        board.close()
