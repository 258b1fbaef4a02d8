"""Brings the dictionary in once the window is up, and one person's own words with it."""

from PySide6.QtCore import QObject

from audit_tool.errors import AuditToolError
from audit_tool.places import resources
from audit_tool.services.desk import Desk
from audit_tool.ui.jobs import Lane, Runner, nothing
from audit_tool.ui.spelling.dictionary import Dictionary
from audit_tool.ui.spelling.spelling import spelling
from audit_tool.ui.widgets.spelled_text import mark_every_box


class SpellingOfPerson(QObject):
    """Joins the window's spelling with the workspace of whoever unlocked it."""

    def __init__(self, desk: Desk, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner = desk, runner
        self._closed = False
        spelling().wanted.connect(self.load)
        spelling().learnt.connect(self._keep)
        spelling().forgotten.connect(self._forget)

    def load(self) -> None:
        """Read dictionary and own words; without a dictionary on this computer nothing is marked."""
        self._runner.run(self._read, self._here, self._not_here)

    def close(self) -> None:
        """The workspace is about to be closed."""
        self._closed = True
        for signal, slot in (
            (spelling().wanted, self.load),
            (spelling().learnt, self._keep),
            (spelling().forgotten, self._forget),
        ):
            signal.disconnect(slot)
        spelling().end()

    def _read(self) -> tuple[Dictionary, tuple[str, ...]]:
        return Dictionary(resources() / "dictionary"), self._desk.writing_help.words()

    def _here(self, found: tuple[Dictionary, tuple[str, ...]]) -> None:
        if not self._closed:
            spelling().begin(*found)
            mark_every_box()

    def _not_here(self, fault: Exception) -> None:
        # A library or a file that this computer lacks costs the underlining, nothing else.
        if not isinstance(fault, ImportError | OSError):
            raise fault
        spelling().do_without()

    def _keep(self, word: str) -> None:
        self._runner.run(lambda: self._desk.writing_help.add_word(word), nothing, _refused, Lane.WRITE)

    def _forget(self, word: str) -> None:
        self._runner.run(lambda: self._desk.writing_help.remove_word(word), nothing, _refused, Lane.WRITE)


def _refused(fault: Exception) -> None:
    # A word that could not be kept stands until the window is locked; the text itself is safe.
    if not isinstance(fault, AuditToolError):
        raise fault
