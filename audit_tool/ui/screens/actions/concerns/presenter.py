"""The list of immediate concerns without its widgets: open ones first, and what can be noted about each."""

from collections.abc import Callable
from typing import Protocol

from audit_tool.errors import AuditToolError
from audit_tool.services.concern_terms import ConcernEntry
from audit_tool.services.desk import Desk
from audit_tool.ui.concern_sheet.presenter import SUCH_A_TIME, told_moment
from audit_tool.ui.jobs import Lane, Runner

NOTHING = "No immediate concern is here. “Raise a concern” above begins one, from any screen."


class ConcernsView(Protocol):
    """What the presenter needs of the page."""

    def show_concerns(self, concerns: tuple[ConcernEntry, ...]) -> None:
        """Show the concerns that this person may see."""

    def show_done(self, happened: str, rest: str) -> None:
        """Say what was noted."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class ConcernsPresenter:
    """Reads concerns, and notes what happens to them."""

    def __init__(self, desk: Desk, runner: Runner, view: ConcernsView) -> None:
        self._desk, self._runner, self._view = desk, runner, view

    def load(self) -> None:
        """Read the concerns anew."""
        self._runner.run(self._desk.concerns.listing, self._view.show_concerns, self._refused)

    def tell(self, concern_id: int, who: str, how: str, when: str) -> None:
        """Note who was told."""
        at = told_moment(when, self._desk.work.clock())
        if at is None:
            self._view.show_problem(f"It is not clear when they were told. Nothing was changed. {SUCH_A_TIME}")
            return
        act = self._desk.concerns.tell
        self._do(lambda: act(concern_id, who, how, at), "Noted who was told.", "The clock has stopped.")

    def answer(self, concern_id: int, promise: str) -> None:
        """Note what they will do."""
        act = self._desk.concerns.answer
        self._do(lambda: act(concern_id, promise), "Noted what they will do.", "It stays open until it is closed.")

    def add(self, concern_id: int, words: str) -> None:
        """Add a note."""
        act = self._desk.concerns.add
        self._do(lambda: act(concern_id, words), "The note is added.", "What was written before stays as it was.")

    def close(self, concern_id: int, outcome: str, evidence: str, proved_right: str) -> None:
        """Close a concern."""
        act = self._desk.concerns.close
        done = "The concern is closed.", "It stays in the list below with its whole history."
        self._do(lambda: act(concern_id, outcome, evidence, proved_right), *done)

    def reopen(self, concern_id: int, reason: str) -> None:
        """Open a closed concern again."""
        act = self._desk.concerns.reopen
        done = "The concern is open again.", "How it was closed stays in its history. Its clock runs anew."
        self._do(lambda: act(concern_id, reason), *done)

    def _do(self, act: Callable[[], None], happened: str, rest: str) -> None:
        def done(_nothing: None) -> None:
            self._view.show_done(happened, rest)
            self.load()

        self._runner.run(act, done, self._refused, Lane.WRITE)

    def _refused(self, fault: Exception) -> None:
        if not isinstance(fault, AuditToolError):
            raise fault
        self._view.show_problem(str(fault))
