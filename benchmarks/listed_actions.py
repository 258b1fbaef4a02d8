"""The list of 50,000 actions narrowed by a key press, and a bare query into a bare table, by turns: milliseconds."""

import gc
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView
from sqlalchemy import insert, text

from audit_tool import app
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.models import catalogue  # noqa: F401 - actions link to tables that a start does not load
from audit_tool.models.actions import Action
from audit_tool.places import forms
from audit_tool.services import desk as desks
from audit_tool.services.desk import Desk
from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.qt_runner import QtRunner, WindowThreadCollector
from audit_tool.ui.screens.actions.asked.view import AskedPage
from audit_tool.ui.screens.actions.view import ActionsScreen
from audit_tool.ui.theme import dressing
from benchmarks import office
from benchmarks.ratio import middle, milliseconds

COUNT = 50_000
TURNS = 15
WORDS = ("meeting", "visit", "supervision", "plan", "school", "health", "home", "voice")
LOOKED_FOR = ("s", "su", "sup", "supe")
"""As somebody types it: what is found goes from nearly all to an eighth."""
DAY = date(2026, 11, 10)
LATE = date(2026, 12, 1)
SHOWN = 100


def fill(desk: Desk) -> None:
    """Actions as many years of practice weeks would leave them."""
    rows = []
    for at in range(COUNT):
        words = f"Agree about the {WORDS[at % 8]} for child number {at}, and write down who does it by when."
        rows.append(
            {
                "text": words, "level": "child", "owner": f"Team manager {at % 40}", "owner_missing": False,
                "urgency": "today", "due_on": DAY + timedelta(days=at % 700), "due_missing": False,
                "first_due_on": DAY, "state": "open" if at % 3 else "checked", "source": "by_hand",
                "raised_by_id": 1, "raised_at": datetime(2026, 11, 10, tzinfo=UTC),
                "sought": f"{words}\n\nteam manager {at % 40}\n\n\n".casefold(),
            }
        )  # fmt: skip
    with desk.work.store.transaction() as session:
        session.execute(insert(Action), rows)


class Ours:
    """The page in a window."""

    def __init__(self, desk: Desk) -> None:
        self.runner = QtRunner()
        self.window = MainWindow(desk, self.runner, DAY)
        self.window.resize(1280, 720)
        self.window.show()
        self.window.go("actions", "asked")
        self.settle()
        screen = self.window.screen_shown
        assert isinstance(screen, ActionsScreen)
        assert isinstance(screen.page, AskedPage)
        self.page = screen.page
        # The bare query knows no states and no order but the date either.
        self.page.filters.lists["state"].set_value("all")

    def settle(self) -> None:
        self.runner.drain()
        QApplication.processEvents()

    def look_for(self, words: str) -> None:
        self.page.filters.text.setText(words)
        self.settle()

    def close(self) -> None:
        self.window.close()
        self.runner.stop()


class BareModel(QAbstractTableModel):
    """What one would write down: the rows that are shown, and how many there are."""

    rows: list[tuple[object, ...]] = []  # noqa: RUF012 - a bare model has one list
    total = 0

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # type: ignore[override] # noqa: ARG002, B008, N802
        return self.total

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # type: ignore[override] # noqa: ARG002, B008, N802
        return 6

    def data(self, index: QModelIndex, role: int = 0) -> str | None:  # type: ignore[override]
        if role != Qt.ItemDataRole.DisplayRole or index.row() >= len(self.rows):
            return None
        return str(self.rows[index.row()][index.column()])


class Bare:
    """A query and a reset, on the same database and the same kind of view."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.model = BareModel()
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.resize(716, 380)
        self.view.show()

    def look_for(self, words: str) -> None:
        like = {"like": f"%{words}%"}
        with self.desk.work.store.reading() as session:
            total = session.execute(text("SELECT count(*) FROM action WHERE sought LIKE :like"), like).scalar_one()
            chosen = "SELECT due_on, text, reference, owner, level, state FROM action WHERE sought LIKE :like"
            rows = session.execute(text(f"{chosen} ORDER BY due_on, id LIMIT {SHOWN}"), like).all()
        self.model.beginResetModel()
        self.model.total, self.model.rows = total, [tuple(row) for row in rows]
        self.model.endResetModel()
        QApplication.processEvents()


if __name__ == "__main__":
    application = app.application()
    dressing.apply(application)
    collector = WindowThreadCollector()
    made = desks.unlock(Path(sys.argv[1]), office.PERSON, office.PASSPHRASE, FormCatalogue(forms()))
    fill(made)
    ours, bare = Ours(made), Bare(made)
    took: tuple[list[float], list[float]] = ([], [])
    for _ in range(TURNS):
        for words in LOOKED_FOR:
            for side, figures in zip((ours, bare), took, strict=True):
                gc.collect()
                figures.append(milliseconds(lambda side=side, words=words: side.look_for(words)))  # type: ignore[misc]
    held = ours.page.table.list.held
    assert ours.page.table.list.rowCount() == bare.model.total
    print(middle(took[0]), middle(took[1]), held, flush=True)
    sys.stdin.read()
    ours.close()
    made.lock()
