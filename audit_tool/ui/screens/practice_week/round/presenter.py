"""Setting up a round, or changing one, without its widgets."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from audit_tool.counted_words import count_of
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Role
from audit_tool.services.round_setting import RoundChange, RoundSettings
from audit_tool.services.round_terms import NewRound
from audit_tool.ui.asking import refusing
from audit_tool.ui.jobs import Lane, Runner
from audit_tool.ui.screens.practice_week.case_forms import CaseForms
from audit_tool.ui.screens.practice_week.drafts import Problems
from audit_tool.ui.screens.practice_week.round.draft import (
    OWN_KIND,
    RoundDraft,
    copied,
    draft_of,
    hints_of,
    proposed,
    read_round,
)

Choices = tuple[tuple[str, str], ...]
ANOTHER_KIND = (OWN_KIND, "Another kind")
FIXED_WORDS = (
    "The first audit of this round has begun, so its kind, mode and set of questions stay as they are. "
    "All else can still be changed."
)

NEXT = "Bring in a list of cases with Population, or add cases one at a time."


@dataclass(frozen=True, slots=True)
class RoundChoices:
    """What can be chosen for a round, as code and words."""

    kinds: Choices
    forms: Choices
    earlier: Choices
    """Rounds to copy from, the latest first."""


class RoundView(Protocol):
    """What the presenter needs of the panel."""

    def show_choices(self, choices: RoundChoices) -> None:
        """Offer kinds, forms and earlier rounds."""

    def show_draft(self, draft: RoundDraft) -> None:
        """Fill the fields; what they come to is asked with `look`."""

    def show_fixed(self, words: str) -> None:
        """Say what cannot be changed any more and why, and let nobody try."""

    def show_hints(self, hints: dict[str, str]) -> None:
        """Say at each field what it comes to."""

    def show_problems(self, problems: Problems) -> None:
        """Say at each field what is wrong with it."""

    def show_finished(self, round_id: int, happened: str, rest: str) -> None:
        """Say what was done, and leave."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class RoundPresenter:
    """A new round, or the one with this number."""

    def __init__(
        self, desk: Desk, runner: Runner, view: RoundView, today: Callable[[], date], round_id: int | None = None
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._view = view
        self._refused = refusing(view.show_problem)
        self._today = today
        self._round_id = round_id
        self._kinds: frozenset[str] = frozenset()

    def load(self) -> None:
        """Read what can be chosen, and the round that is to be changed."""
        self._runner.run(self._read, self._show, self._refused)

    def copy(self, source: int) -> None:
        """Fill in what an earlier round had."""

        def show(settings: RoundSettings) -> None:
            self._view.show_draft(copied(settings.round, self._kinds, source))

        self._runner.run(lambda: self._desk.round_setting.settings(source), show, self._refused)

    def choose_kind(self, draft: RoundDraft) -> None:
        """Propose what goes with the kind."""
        self._view.show_draft(proposed(draft, self._today()))

    def look(self, draft: RoundDraft) -> None:
        """Say what the days come to."""
        self._view.show_hints(hints_of(draft, self._desk.forms.holidays))

    def finish(self, draft: RoundDraft) -> None:
        """Set the round up, or change it."""
        new, problems = read_round(draft, self._desk.forms.holidays)
        self._view.show_problems(problems)
        if new is None:
            return
        if self._round_id is None:
            name, work = new.name, lambda: self._create(new, draft)
            self._runner.run(work, lambda made: self._created(made, name), self._refused, Lane.WRITE)
        else:
            self._change(self._round_id, new)

    def _create(self, new: NewRound, draft: RoundDraft) -> int:
        round_id = self._desk.round_setting.create(new, draft.copied_from)
        if draft.moderator:
            self._desk.people.give_role(draft.moderator, Role.MODERATOR, round_id)
        return round_id

    def _change(self, round_id: int, new: NewRound) -> None:
        def done(change: RoundChange) -> None:
            self._view.show_finished(round_id, f"{new.name} is changed.", _moved(change))

        self._runner.run(lambda: self._desk.round_setting.change(round_id, new), done, self._refused, Lane.WRITE)

    def _created(self, round_id: int, name: str) -> None:
        self._view.show_finished(round_id, f"{name} is set up.", NEXT)

    def _read(self) -> tuple[RoundChoices, RoundSettings | None]:
        desk = self._desk
        settings = desk.round_setting.settings(self._round_id) if self._round_id is not None else None
        own = settings.round.kind if settings else ""
        kinds = tuple((one.code, one.name) for one in desk.round_setting.kinds() if not one.apart or one.code == own)
        apart = desk.calibrating.rounds()
        earlier = tuple((str(each.id), each.name) for each in desk.rounds.listing() if each.id not in apart)
        return RoundChoices((*kinds, ANOTHER_KIND), CaseForms(desk.forms).offered(), earlier), settings

    def _show(self, found: tuple[RoundChoices, RoundSettings | None]) -> None:
        choices, settings = found
        self._kinds = frozenset(code for code, _ in choices.kinds)
        self._view.show_choices(choices)
        if settings is None:
            return
        self._view.show_draft(draft_of(settings.round, self._kinds))
        if settings.begun:
            self._view.show_fixed(FIXED_WORDS)


def _moved(change: RoundChange) -> str:
    if not change.moved and not change.kept:
        return ""
    moved = f"{count_of(change.moved, 'case')} took the new due day"
    return f"{moved}; {change.kept} with a day of their own kept it." if change.kept else f"{moved}."
