"""The composition root: the only module that builds the parts of the window and joins them."""

import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from audit_tool import places
from audit_tool.ui import plain_imports  # noqa: F401 - comes before all that is imported below
from audit_tool.ui.jobs import nothing
from audit_tool.ui.preferences import Preferences
from audit_tool.ui.qt_runner import QtRunner, QtScheduler, WindowThreadCollector
from audit_tool.ui.screens.unlock.presenter import UnlockPresenter
from audit_tool.ui.screens.unlock.view import UnlockWindow
from audit_tool.ui.theme import dressing
from audit_tool.version import VERSION

if TYPE_CHECKING:
    from audit_tool.formdef.catalogue import FormCatalogue
    from audit_tool.services.desk import Desk
    from audit_tool.ui.frame import Place
    from audit_tool.ui.main_window import MainWindow
    from audit_tool.ui.spelling_of_person import SpellingOfPerson

SPELLING_AFTER = 1500
"""Milliseconds from the window to reading the dictionary: what somebody opens first has been shown by then."""
LOAD_AFTER = 200
"""Milliseconds from the unlock box to loading what lies behind it: the box is painted and takes keys by then."""


@cache
def _forms_in(folder: Path) -> "FormCatalogue":
    """The forms of the program, read once: whoever unlocks again does not wait for them again."""
    from audit_tool.formdef.catalogue import FormCatalogue

    return FormCatalogue(folder)


class FrontDoors:
    """Opens workspaces; services are loaded here, behind the unlock box that is on screen already."""

    def people(self, folder: Path) -> Sequence[str]:
        """Codes of those who can unlock; nothing heavy is loaded for it."""
        from audit_tool.storage.slots import people_of

        return people_of(folder)

    def warning(self, folder: Path) -> str:
        """What is unwise about the folder, in words; empty where nothing is."""
        from audit_tool.storage.folder import synced_warning

        return synced_warning(folder)

    def get_ready(self) -> None:
        """Load what unlocking needs, while a passphrase is being typed."""
        from audit_tool.formdef import catalogue
        from audit_tool.services import desk

        del catalogue, desk

    def unlock(self, folder: Path, person: str, passphrase: str) -> "Desk":
        """Open a workspace."""
        from audit_tool.services import desk

        return desk.unlock(folder, person, passphrase, _forms_in(places.forms()))

    def create(self, folder: Path, person: str, passphrase: str) -> "tuple[Desk, str]":
        """Make a workspace; its first person leads, and may audit too."""
        from audit_tool.services import desk
        from audit_tool.services.identity import Role
        from audit_tool.services.people import NewPerson

        founder = NewPerson(person, "Quality lead", roles=(Role.QUALITY_LEAD, Role.AUDITOR))
        return desk.create(folder, founder, passphrase, _forms_in(places.forms()))

    def recover(self, folder: Path, recovery_key: str, person: str, passphrase: str) -> None:
        """Give a person a new passphrase."""
        from audit_tool.services import desk

        desk.recover(folder, recovery_key, person, passphrase)


class Program(QObject):
    """One running program: the unlock box, then the window, then the box again."""

    def __init__(
        self,
        folder: Path,
        preferences: Preferences,
        doors: FrontDoors | None = None,
        *,
        fills_screen: bool = False,
    ) -> None:
        super().__init__()
        self._doors = doors or FrontDoors()
        self._fills_screen = fills_screen
        self.folder = folder
        self.preferences = preferences
        self.runner = QtRunner(self)
        self.collector = WindowThreadCollector(self)
        self._loading = QtScheduler(self)
        self.box: UnlockWindow | None = None
        self.window: MainWindow | None = None
        self._desk: Desk | None = None
        self._back_to: tuple[str, Place, int | None] | None = None
        """Who was at work when it locked, where, and which round was in front."""
        self._spelling: SpellingOfPerson | None = None

    def show_box(self, note: str = "", before: "MainWindow | None" = None) -> UnlockWindow:
        """Ask for a passphrase, in the place of the window that was locked."""
        box = UnlockWindow(VERSION, note, self._doors.warning(self.folder))
        box.attach(
            UnlockPresenter(self.folder, self._doors, self.runner, box, self.enter, self.preferences.last_person)
        )
        self._show(box, before)
        self._loading.later(LOAD_AFTER, self._load_behind)
        self.box = box
        return box

    def enter(self, desk: "Desk") -> None:
        """A passphrase fitted: show the window, at the question where this person was when it locked."""
        from audit_tool.ui.main_window import MainWindow
        from audit_tool.ui.screens.catalogue import home
        from audit_tool.ui.spelling_of_person import SpellingOfPerson

        self._loading.cancel()
        self._desk = desk
        self.preferences.remember(desk.identity.code, self.folder)
        self.window = MainWindow(desk, self.runner, desk.work.today())
        self.window.locked.connect(self.lock)
        self._show(self.window, self.box)
        back_to, self._back_to = self._back_to, None
        if back_to is not None and back_to[0] == desk.identity.code:
            # Before the window has read the rounds: it would begin with the one of this person's work.
            self.window.top_bar.round_id = back_to[2]
            self.window.come_back(back_to[1])
        else:
            self.window.go(home(desk.identity))
        if self.box is not None:
            self.box.close()
            self.box.deleteLater()
            self.box = None
        self._spelling = SpellingOfPerson(desk, self.runner, self)
        if self.preferences.spelling:
            self._loading.later(SPELLING_AFTER, self._spelling.load)

    def lock(self, note: str = "Locked.") -> None:
        """Close the workspace and ask for a passphrase again."""
        window, self.window = self.window, None
        if window is None or self._desk is None:
            return
        self._back_to = (window.desk.identity.code, window.place, window.round_id)
        # For a moment there is no window at all, which Qt would take for the end of the program.
        window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        window.close()
        self.close_desk()
        self.show_box(note, window)
        window.deleteLater()

    def _show(self, window: QWidget, before: QWidget | None) -> None:
        if before is None and not self._fills_screen:
            window.show()
        elif before is None or before.isMaximized():
            window.showMaximized()
        else:
            window.setGeometry(before.geometry())
            window.show()

    def close_desk(self) -> None:
        """Wait for the last write, then close the workspace."""
        _empty_clipboard()
        self._loading.cancel()
        if self._spelling is not None:
            self._spelling.close()
            self._spelling = None
        self.runner.drain()
        desk, self._desk = self._desk, None
        if desk is not None:
            desk.lock()

    def _load_behind(self) -> None:
        self.runner.run(self._doors.get_ready, nothing)


def main(arguments: Sequence[str]) -> int:
    """Open the window on the workspace named after `-w`, or on the one used last."""
    return run_window(Path(arguments[1]) if arguments else None)


def application() -> QApplication:
    """The Qt application, made once."""
    made = QApplication.instance()
    if isinstance(made, QApplication):
        return made
    QApplication.setApplicationName("audit-tool")
    QApplication.setApplicationDisplayName("Practice week audits")
    return QApplication(sys.argv[:1])


def run_window(folder: Path | None) -> int:
    """Run until the last window is closed."""
    from audit_tool.ui.fault_window import catch_all

    app = application()
    preferences = Preferences.load()
    dressing.apply(app, preferences.mode, preferences.text_percent)
    program = Program(folder or preferences.workspace, preferences, fills_screen=True)
    catch_all(preferences.log_file)
    program.show_box()
    code = app.exec()
    program.close_desk()
    program.runner.stop()
    return code


def _empty_clipboard() -> None:
    """Words copied from an audit must not wait for whoever comes next; what another program copied stays.

    When the program ends too: Windows would keep them.
    """
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()
