"""Calibration without its widgets: choosing practice cases and who grades them, and the spread of what they gave."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from audit_tool.formdef.practice_cases import PracticeCase
from audit_tool.formdef.wording import day_words
from audit_tool.services.calibrating import Graded, NewCalibration
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Role
from audit_tool.ui.asking import refusing
from audit_tool.ui.formview.date_words import read_date
from audit_tool.ui.jobs import Lane, Runner
from audit_tool.ui.screens.practice_week.calibration.wording import ShownCase, alpha_words, cases_of, counts_words
from audit_tool.ui.screens.practice_week.drafts import Problems


@dataclass(frozen=True, slots=True)
class CalibrationDraft:
    """A calibration as it is typed and ticked."""

    name: str
    day: str
    references: tuple[str, ...]
    auditors: tuple[str, ...]


class CalibrationView(Protocol):
    """What the presenter needs of the page."""

    def show_choice(self, cases: Sequence[PracticeCase], auditors: Sequence[tuple[str, str]], day: str) -> None:
        """Offer practice cases and auditors, and propose a day."""

    def show_spread(self, name: str, counts: Sequence[str], coefficient: str, cases: Sequence[ShownCase]) -> None:
        """Show how far apart the group is."""

    def show_problems(self, problems: Problems) -> None:
        """Say at each field what is wrong with it."""

    def show_begun(self, round_id: int, name: str) -> None:
        """Say that the calibration is set up, and put it in front."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class CalibrationPresenter:
    """Sets a calibration up, or shows what came of the one in front."""

    def __init__(
        self, desk: Desk, runner: Runner, view: CalibrationView, round_id: int | None, today: Callable[[], date]
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._view = view
        self._refused = refusing(view.show_problem)
        self._round_id = round_id
        self._today = today
        self._here = True

    def load(self) -> None:
        """Show the spread where the round in front is a calibration, and otherwise offer a new one."""
        self._runner.run(self._graded, self._show, self._refused)

    def leave(self) -> None:
        """The page goes away: what comes later is shown to nobody."""
        self._here = False

    def name_on(self, typed: str) -> str:
        """What a calibration on a day is called, unless somebody calls it otherwise; empty while no day is typed."""
        day = read_date(typed)
        return f"Calibration: {day_words(day)}" if day else ""

    def begin(self, draft: CalibrationDraft) -> None:
        """Set a calibration up."""
        day = read_date(draft.day)
        problems = _problems(draft, day)
        self._view.show_problems(problems)
        if problems or day is None:
            return
        new = NewCalibration(draft.name.strip(), day, draft.references, draft.auditors)
        self._runner.run(
            lambda: self._desk.calibrating.set_up(new),
            lambda made: self._view.show_begun(made, new.name),
            self._refused,
            Lane.WRITE,
        )

    def _graded(self) -> Graded | None:
        calibrating = self._desk.calibrating
        return calibrating.graded(self._round_id) if self._round_id in calibrating.rounds() else None

    def _show(self, graded: Graded | None) -> None:
        if not self._here:
            return
        if graded is None:
            here = [each for each in self._desk.people.listing() if not each.left(self._today())]
            auditors = [(each.code, f"{each.code} {each.title}".strip()) for each in here if Role.AUDITOR in each.roles]
            self._view.show_choice(self._desk.calibrating.cases(), auditors, day_words(self._day()))
        else:
            spread = graded.spread
            counts = counts_words(graded)
            self._view.show_spread(graded.round_name, counts, alpha_words(spread.alpha), cases_of(graded))

    def _day(self) -> date:
        """The first day of the round in front, where it is still to come: everybody grades before they audit."""
        starts = [each.starts_on for each in self._desk.rounds.listing() if each.id == self._round_id]
        return max((self._today(), *starts))


def _problems(draft: CalibrationDraft, day: date | None) -> Problems:
    problems: Problems = {}
    if not draft.name.strip():
        problems["name"] = "Give the calibration a name."
    if day is None:
        problems["day"] = "Write a day such as 9 November 2026 or 9/11/2026."
    if not draft.references:
        problems["cases"] = "Tick at least one practice case."
    if len(draft.auditors) < 2:
        problems["auditors"] = "Tick at least two auditors: one alone has nobody to compare with."
    return problems
