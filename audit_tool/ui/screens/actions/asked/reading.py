"""Reading the list of actions: what is wanted, a page at a time, and one action at the side."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol, TypeVar

from audit_tool.analysis.action_words import Column, Due, Urgency, Wanted
from audit_tool.errors import AuditToolError
from audit_tool.services.action_terms import ActionDetail, ActionLine, Origin
from audit_tool.services.desk import Desk
from audit_tool.services.unfinished import Begun
from audit_tool.ui.jobs import Runner
from audit_tool.ui.keeping import Keeping
from audit_tool.ui.screens.actions.asked.begun import Told, told_of

T = TypeVar("T")

PAGE = 100
"""Rows that are read at once: more than any window shows."""
DUE_WORDS = {Due.ANY: "Any date", Due.LATE: "Late", Due.WEEK: "Due this week", Due.NONE: "Without a date"}
COLUMN_WORDS = {
    Column.DUE: "Due",
    Column.TEXT: "What needs to be different",
    Column.CASE: "Case",
    Column.OWNER: "Owner",
    Column.LEVEL: "Level",
    Column.STATE: "State",
}


class ActionsView(Protocol):
    """What the presenter needs of the page."""

    def show_found(self, total: int, lines: tuple[ActionLine, ...]) -> None:
        """Show another list from its top."""

    def show_choices(self, owners: Sequence[str], rounds: Sequence[tuple[int, str]]) -> None:
        """Show to whom and to what the list can be narrowed."""

    def show_lines(self, start: int, lines: tuple[ActionLine, ...]) -> None:
        """Show some more of the list that is shown."""

    def show_action(self, action: ActionDetail) -> None:
        """Show one action at the side."""

    def show_begun(self, begun: Told) -> None:
        """Remind of what is half written."""

    def show_proposed_days(self, days: Mapping[Urgency, date]) -> None:
        """Propose a due date for each urgency, where an action is being raised."""

    def show_done(self, happened: str, rest: str) -> None:
        """Say what was done."""

    def show_raised(self, origin: Origin) -> None:
        """Say that an action is raised, to whoever came from there."""

    def show_can_undo(self, *, can: bool) -> None:
        """Say whether the last act can be taken back."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class ActionsReading:
    """Narrows and sorts as somebody types; reads only what is looked at."""

    def __init__(self, desk: Desk, runner: Runner, view: ActionsView, keeping: Keeping) -> None:
        self._keeping = keeping
        self._desk, self._runner, self._view = desk, runner, view
        self.wanted = Wanted(waiting=True)
        self._asked = 0
        self._open: int | None = None

    def load(self) -> None:
        """Read the list anew, and the action at the side."""
        self._choices()
        self._list()
        self._begun()
        if self._open is not None:
            self.open(self._open)

    def want(self, wanted: Wanted) -> None:
        """Want other actions, or another order; a column stays sorted the way it was."""
        self.wanted = replace(wanted, down=wanted.down or (self.wanted.down and wanted.column is self.wanted.column))
        self._list()

    def sort(self, column: Column) -> None:
        """Sort by a column; a second time the other way round."""
        down = self.wanted.column is column and not self.wanted.down
        self.wanted = replace(self.wanted, column=column, down=down)
        self._list()

    def fetch(self, start: int) -> None:
        """Read some more of the list that is shown."""
        asked, wanted = self._asked, self.wanted

        def show(lines: tuple[ActionLine, ...]) -> None:
            # Another list may be wanted by now.
            if asked == self._asked:
                self._view.show_lines(start, lines)

        self._runner.run(lambda: self._desk.actions.page(wanted, start=start, size=PAGE), show, self._refused)

    def open(self, action_id: int) -> None:
        """Show one action at the side."""
        self._open = action_id
        self._run(lambda: self._desk.actions.one(action_id), self._shown)

    def begin(self) -> None:
        """Read what a new action begins with: what is half written of it, and when each urgency would be due."""
        self._run(self._desk.action_proposals.days, self._view.show_proposed_days)

    def close(self) -> None:
        """No action is looked at any more."""
        self._open = None

    def _list(self) -> None:
        self._asked += 1
        asked, wanted = self._asked, self.wanted

        def show(found: tuple[int, tuple[ActionLine, ...]]) -> None:
            if asked == self._asked:
                self._view.show_found(*found)

        self._runner.run(lambda: self._desk.actions.find(wanted, size=PAGE), show, self._refused)

    def _begun(self) -> None:
        def read() -> Told:
            return told_of(self._desk, self._keeping.read())

        self._runner.run(read, self._view.show_begun, self._refused)

    def _run(self, read: Callable[[], T], show: Callable[[T], None]) -> None:
        """Read what opens at the side, and with it what is half written there."""
        keeping = self._keeping

        def done(found: tuple[T, tuple[Begun, ...]]) -> None:
            keeping.hold(found[1])
            show(found[0])

        self._runner.run(lambda: (read(), keeping.read()), done, self._refused)

    def _choices(self) -> None:
        def read() -> tuple[tuple[str, ...], tuple[tuple[int, str], ...]]:
            rounds = tuple((each.id, each.name) for each in self._desk.rounds.listing())
            return self._desk.actions.owners(), rounds

        self._runner.run(read, lambda found: self._view.show_choices(*found), self._refused)

    def _shown(self, action: ActionDetail) -> None:
        if action.line.id == self._open:
            self._view.show_action(action)

    def _refused(self, fault: Exception) -> None:
        if not isinstance(fault, AuditToolError):
            raise fault
        self._view.show_problem(str(fault))
