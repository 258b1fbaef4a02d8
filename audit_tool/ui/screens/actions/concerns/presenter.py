"""The list of immediate concerns without its widgets: open ones first, and what can be noted about each."""

from typing import Protocol

from audit_tool.services.concern_terms import ConcernEntry
from audit_tool.services.desk import Desk
from audit_tool.ui.asking import ActingView
from audit_tool.ui.concern_sheet.presenter import SUCH_A_TIME, told_moment
from audit_tool.ui.jobs import Runner
from audit_tool.ui.keeping import Keeping
from audit_tool.ui.screens.actions.noting import NotingPresenter

NOTHING = "No immediate concern is here. “Raise a concern” above begins one, from any screen."


class ConcernsView(ActingView, Protocol):
    """What the presenter needs of the page."""

    def show_concerns(self, concerns: tuple[ConcernEntry, ...]) -> None:
        """Show the concerns that this person may see."""


class ConcernsPresenter(NotingPresenter):
    """Reads concerns, and notes what happens to them."""

    def __init__(self, desk: Desk, runner: Runner, view: ConcernsView, keeping: Keeping) -> None:
        super().__init__(desk, runner, view, keeping)
        self._view = view

    def load(self) -> None:
        """Read the concerns anew."""
        self._read_all(self._desk.concerns.listing, self._view.show_concerns)

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
