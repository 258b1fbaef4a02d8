"""The list of actions without its widgets: what is wanted, a page at a time, and what is done with what is chosen."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from audit_tool.analysis.action_states import Step
from audit_tool.analysis.action_words import Column, Due, Impact, Wanted
from audit_tool.errors import AuditToolError, WrongInputError
from audit_tool.services.action_terms import ActionDetail, ActionLine, Difference, NewAction, Outcome, Revision
from audit_tool.services.desk import Desk
from audit_tool.ui.formview.date_words import read_date, why_no_day
from audit_tool.ui.jobs import Lane, Runner

PAGE = 100
"""Rows that are read at once: more than any window shows."""


class ActionsView(Protocol):
    """What the presenter needs of the page."""

    def show_found(self, total: int, lines: tuple[ActionLine, ...]) -> None:
        """Show another list from its top."""

    def show_choices(self, owners: Sequence[str], rounds: Sequence[tuple[int, str]]) -> None:
        """Show to whom and to what the list can be narrowed."""

    def show_lines(self, start: int, lines: tuple[ActionLine, ...]) -> None:
        """Show some more of the list that is shown."""

    def show_action(self, action: ActionDetail | None) -> None:
        """Show one action at the side, or none."""

    def show_done(self, happened: str, rest: str) -> None:
        """Say what was done."""

    def show_can_undo(self, *, can: bool) -> None:
        """Say whether the last act can be taken back."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class ActionsPresenter:
    """Narrows and sorts as somebody types, and acts on one action or on many."""

    def __init__(self, desk: Desk, runner: Runner, view: ActionsView) -> None:
        self._desk, self._runner, self._view = desk, runner, view
        self.wanted = Wanted(waiting=True)
        self._asked = 0
        self._last: tuple[int, ...] = ()
        self._open: int | None = None

    def load(self) -> None:
        """Read the list anew, and the action at the side."""
        self._choices()
        self._list()
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
        self._runner.run(lambda: self._desk.actions.one(action_id), self._shown, self._refused)

    def step(self, ids: tuple[int, ...], step: Step, words: str) -> None:
        """Bring actions on by a step."""
        self._do(lambda: self._desk.actions.step(ids, step, words), "Noted.")

    def give(self, ids: tuple[int, ...], owner: str) -> None:
        """Give actions to somebody."""
        self._do(lambda: self._desk.actions.revise(ids, Revision(owner=owner)), "The owner is another one.")

    def postpone(self, ids: tuple[int, ...], day: str, reason: str) -> None:
        """Give actions another due date, as somebody typed it."""
        self._do(
            lambda: self._desk.actions.revise(ids, Revision(due_on=typed_day(day)), reason),
            "The date is another one. The first one is kept.",
        )

    def reword(self, action_id: int, text: str) -> None:
        """Say an action in other words."""
        self._do(
            lambda: self._desk.actions.revise((action_id,), Revision(text=text)), "Reworded. The old words are kept."
        )

    def carry(self, action_id: int, day: str, reason: str) -> None:
        """Go on with an action as a new one."""
        self._do(lambda: self._desk.actions.carry(action_id, typed_day(day), reason), "Carried forward.")

    def note_impact(self, action_id: int, impact: str, day: str, words: str, baseline: str) -> None:
        """Note whether an action made a difference."""

        def act() -> Outcome:
            if not impact:
                message = "Choose whether it made a difference. Nothing was changed."
                raise WrongInputError(message)
            difference = Difference(Impact(impact), typed_day(day), words, baseline)
            return self._desk.actions.note_impact(action_id, difference)

        self._do(act, "Noted, apart from whether it is done.")

    def raise_new(self, new: NewAction, day: str) -> None:
        """Raise an action, with its date as it was typed."""

        def act() -> Outcome:
            return self._desk.actions.raise_new(replace(new, due_on=typed_day(day) if day.strip() else None))

        def done(outcome: Outcome) -> None:
            (self._open,) = outcome.ids
            self._view.show_done("The action is raised.", outcome.remark)
            self.load()

        self._runner.run(act, done, self._refused, Lane.WRITE)

    def undo(self) -> None:
        """Take back what was done last here, to one action or to many."""
        ids, self._last = self._last, ()
        if ids:
            self._runner.run(lambda: self._desk.actions.undo(ids), self._undone, self._refused, Lane.WRITE)

    def _undone(self, outcome: Outcome) -> None:
        self._view.show_can_undo(can=False)
        self._view.show_done("Taken back.", outcome.remark or "That it was done, and taken back, stays in the history.")
        self.load()

    def _do(self, act: Callable[[], Outcome], happened: str) -> None:
        def done(outcome: Outcome) -> None:
            # What an action was carried to is ended by taking back the one it came from.
            self._last = outcome.ids[:1] if happened == "Carried forward." else outcome.ids
            count = f" {len(self._last)} actions." if len(self._last) > 1 else ""
            self._view.show_done(f"{happened}{count}", outcome.remark or "Undo takes it back.")
            self._view.show_can_undo(can=True)
            self.load()

        self._runner.run(act, done, self._refused, Lane.WRITE)

    def _list(self) -> None:
        self._asked += 1
        asked, wanted = self._asked, self.wanted

        def show(found: tuple[int, tuple[ActionLine, ...]]) -> None:
            if asked == self._asked:
                self._view.show_found(*found)

        self._runner.run(lambda: self._desk.actions.find(wanted, size=PAGE), show, self._refused)

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


def typed_day(text: str) -> date:
    """A day as somebody typed it; refused in words where there is no such day."""
    day = read_date(text)
    if day is None:
        message = f"{why_no_day(text)} Nothing was changed."
        raise WrongInputError(message)
    return day


DUE_WORDS = {Due.ANY: "Any date", Due.LATE: "Late", Due.WEEK: "Due this week", Due.NONE: "Without a date"}
COLUMN_WORDS = {
    Column.DUE: "Due",
    Column.TEXT: "What needs to be different",
    Column.CASE: "Case",
    Column.OWNER: "Owner",
    Column.LEVEL: "Level",
    Column.STATE: "State",
}
