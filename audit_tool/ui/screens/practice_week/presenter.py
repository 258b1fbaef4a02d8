"""Practice week without its widgets: the board of a round, and the short path of setting one up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from audit_tool.analysis.allocating import Conflict
from audit_tool.services.board import BoardRow, Completeness
from audit_tool.services.conflicts import ConflictError, Lift
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Role
from audit_tool.services.people import PersonEntry
from audit_tool.services.proposals import SettingUp
from audit_tool.services.reasons import SHORTEST_REASON
from audit_tool.services.rounds import RoundEntry
from audit_tool.ui.asking import refusing
from audit_tool.ui.changes import Change
from audit_tool.ui.jobs import Lane, Runner
from audit_tool.ui.screens.practice_week.board import (
    BoardLine,
    RoundFigures,
    complete_words,
    figures_of,
    line_of,
    wanted_words,
)
from audit_tool.ui.screens.practice_week.case_forms import CaseForms
from audit_tool.ui.screens.practice_week.drafts import (
    WHY_LIFTED,
    CaseDraft,
    Problems,
    concerns,
    conflict_words,
    read_case,
)
from audit_tool.ui.screens.practice_week.next_step import NextStep, next_step

NO_PEOPLE = "Start by adding people in Settings, then set up a round."
NO_ROUND = "No round is set up yet. Press New round: a name, the days, and how second auditors work."
PRACTICE_ONLY = "“{}” holds practice cases only. Nothing was changed. Choose another round at the top left."
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Week:
    """All that is read for the screen."""

    entry: RoundEntry | None
    rows: tuple[BoardRow, ...]
    people: tuple[PersonEntry, ...]
    setting_up: SettingUp


@dataclass(frozen=True, slots=True)
class Staff:
    """Who can be chosen, as code and words."""

    auditors: Choices
    moderators: Choices
    chosen: tuple[str, ...]
    """Who moderates this round already."""


class PracticeWeekView(Protocol):
    """What the presenter needs of the screen."""

    def show_board(self, name: str, figures: RoundFigures, lines: Sequence[BoardLine], staff: Staff) -> None:
        """Show the board of a round."""

    def show_next(self, step: NextStep) -> None:
        """Say what is to be done next to fill the board."""

    def show_line(self, at: int, line: BoardLine, figures: RoundFigures) -> None:
        """Show one case anew, counted from 0, and the figures; no other case has changed."""

    def show_completeness(self, words: str) -> None:
        """Say how complete the submitted audits are."""

    def show_wanted(self, words: str) -> None:
        """Say which cases need a second audit."""

    def show_empty(self, words: str, staff: Staff, *, may_begin: bool) -> None:
        """Say that there is no round yet and what to do first."""

    def show_conflicts(self, words: str) -> None:
        """Say which rules stand in the way of a case, and ask why they are to be lifted; empty where none does."""

    def show_problems(self, problems: Problems) -> None:
        """Say at each field what is wrong with it."""

    def show_done(self, happened: str, rest: str = "") -> None:
        """Say what was done, and go back to the board."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class PracticeWeekPresenter:
    """Follows a round and sets it up."""

    def __init__(self, desk: Desk, runner: Runner, view: PracticeWeekView, today: Callable[[], date]) -> None:
        self._desk = desk
        self._runner = runner
        self._view = view
        self._refused = refusing(view.show_problem)
        self._today = today
        self._round_id: int | None = None
        self._week: Week | None = None
        self._lines: list[BoardLine] = []
        self._standing: tuple[Conflict, ...] = ()
        """Rules that stood in the way of the case that is being added."""

    @property
    def round_shown(self) -> int | None:
        """The round in front."""
        return self._round_id

    @property
    def practice_only(self) -> str:
        """Why no real case comes into the round in front; empty where one may."""
        entry = self._week.entry if self._week else None
        return PRACTICE_ONLY.format(entry.name) if entry is not None and entry.practice else ""

    def load(self, round_id: int | None) -> None:
        """Read a round anew; without one, the latest."""
        self._round_id = round_id
        self._runner.run(self._read, self._show, self._refused)

    def refresh(self, change: Change) -> None:
        """Read one changed case alone and show it; what that takes does not grow with the round."""
        read = self._desk.board.row
        self._runner.run(lambda: read(change.allocation_id), self._show_row, self._refused)

    def begin_case(self) -> CaseForms:
        """Begin to add a case: the forms on which one of this round can be audited."""
        self._standing = ()
        entry = self._week.entry if self._week else None
        return CaseForms(self._desk.forms, entry.forms if entry else ())

    def add_case(self, draft: CaseDraft) -> None:
        """Put a case into the round; a rule in the way is lifted only with a reason (R-028)."""
        new, problems = read_case(draft, self._desk.forms.newest(draft.form) if draft.form else None)
        self._standing = tuple(one for one in self._standing if concerns(one, draft))
        if not self._standing:
            self._view.show_conflicts("")
        elif len(draft.lift.strip()) < SHORTEST_REASON:
            problems["lift"] = WHY_LIFTED
        self._view.show_problems(problems)
        round_id = self._round_id
        if new is not None and round_id is not None and not problems:
            lifts = tuple(Lift(one.auditor, one.rule, draft.lift) for one in self._standing)
            given = replace(new, lifts=lifts)
            finds = f"{draft.first} and {draft.second} find" if draft.second else f"{draft.first} finds"
            done = self._done(f"{new.reference} is in the round.", f"{finds} it in My work.")
            allocate = self._desk.allocation.allocate
            self._runner.run(lambda: allocate(round_id, given), done, self._case_refused, Lane.WRITE)

    def give_moderator(self, code: str) -> None:
        """Give somebody the moderator's role for this round."""
        if not code:
            self._view.show_problems({"moderator": "Choose a person."})
            return
        self._view.show_problems({})
        round_id = self._round_id
        done = self._done(f"{code} moderates this round.")
        give = self._desk.people.give_role
        self._runner.run(lambda: give(code, Role.MODERATOR, round_id), done, self._refused, Lane.WRITE)

    def _done(self, happened: str, rest: str = "") -> Callable[[Any], None]:
        def tell(_result: object) -> None:
            self._view.show_done(happened, rest)
            self.load(self._round_id)

        return tell

    def _read(self) -> Week:
        found = self._desk.rounds.listing()
        entry = next((each for each in found if each.id == self._round_id), found[0] if found else None)
        rows = self._desk.board.rows(entry.id) if entry else ()
        setting_up = self._desk.proposals.setting_up(entry.id) if entry else SettingUp(0, 0)
        return Week(entry, rows, self._desk.people.listing(), setting_up)

    def _show(self, week: Week) -> None:
        staff = self._staff(week)
        if week.entry is None:
            self._view.show_empty(NO_ROUND if staff.auditors else NO_PEOPLE, staff, may_begin=bool(staff.auditors))
            return
        self._round_id = week.entry.id
        today = self._today()
        self._week = week
        self._lines = [line_of(row, week.entry.mode, today) for row in week.rows]
        self._view.show_board(week.entry.name, figures_of(week.entry, self._lines), tuple(self._lines), staff)
        self._view.show_next(next_step(week.setting_up, any_case=bool(week.rows)))
        self._look_into(week.entry.id)

    def _show_row(self, row: BoardRow) -> None:
        places = [at for at, line in enumerate(self._lines) if line.row.allocation_id == row.allocation_id]
        entry = self._week.entry if self._week else None
        if entry is None or not places:
            self.load(self._round_id)
            return
        at, before = places[0], self._lines[places[0]]
        self._lines[at] = line = line_of(row, entry.mode, self._today())
        self._view.show_line(at, line, figures_of(entry, self._lines))
        if (line.submitted, line.row.second.auditor) != (before.submitted, before.row.second.auditor):
            self._look_into(entry.id)

    def _look_into(self, round_id: int) -> None:
        """What the answers come to: apart from the board, which does not wait for it."""

        def read() -> tuple[Completeness, tuple[str, ...]]:
            return self._desk.board.completeness(round_id), self._desk.second_audits.wanted(round_id)

        def show(found: tuple[Completeness, tuple[str, ...]]) -> None:
            if round_id == self._round_id:
                self._view.show_completeness(complete_words(found[0]))
                self._view.show_wanted(wanted_words(found[1]))

        self._runner.run(read, show, self._refused)

    def _staff(self, week: Week) -> Staff:
        today = self._today()
        here = [person for person in week.people if not person.left(today)]
        round_id = week.entry.id if week.entry else None
        chosen = [
            person.code
            for person in here
            if Role.MODERATOR in person.roles or (Role.MODERATOR, round_id) in person.round_roles
        ]
        return Staff(
            tuple(_choice(person) for person in here if Role.AUDITOR in person.roles),
            tuple(_choice(person) for person in here),
            tuple(chosen),
        )

    def _case_refused(self, fault: Exception) -> None:
        if isinstance(fault, ConflictError):
            self._standing = (*self._standing, *fault.conflicts)
            self._view.show_conflicts(conflict_words(fault.conflicts))
        else:
            self._refused(fault)


def _choice(person: PersonEntry) -> tuple[str, str]:
    return person.code, f"{person.code} {person.title}".strip()
