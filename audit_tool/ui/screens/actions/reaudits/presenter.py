"""Cases that come back, without widgets."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from audit_tool.counted_words import count_of
from audit_tool.services.desk import Desk
from audit_tool.services.reaudits import BothTimes, Promise, ReauditEntry
from audit_tool.ui.asking import ActingView
from audit_tool.ui.formview.date_words import typed_day
from audit_tool.ui.jobs import Runner
from audit_tool.ui.keeping import Keeping
from audit_tool.ui.screens.actions.noting import NotingPresenter

NO_MONTHS = "Write how many months as a number. Nothing was changed."


@dataclass(frozen=True)
class ComingBack:
    """Everything the page shows."""

    entries: Sequence[ReauditEntry]
    promises: Sequence[Promise]
    months: int


class ReauditsView(ActingView, Protocol):
    """What the presenter needs of the page."""

    def show_reaudits(self, found: ComingBack) -> None:
        """Show what comes back and what was promised."""

    def show_both(self, reaudit_id: int, both: BothTimes) -> None:
        """Show what was found first and again."""


class ReauditsPresenter(NotingPresenter):
    """Reads what comes back, books, moves and calls off."""

    def __init__(self, desk: Desk, runner: Runner, view: ReauditsView, keeping: Keeping) -> None:
        super().__init__(desk, runner, view, keeping)
        self._view = view

    def load(self) -> None:
        """Read everything anew."""
        service = self._desk.reaudits

        def work() -> ComingBack:
            return ComingBack(service.listing(), service.promises(), service.months())

        self._read_all(work, self._view.show_reaudits)

    def move(self, reaudit_id: int, day: str, reason: str) -> None:
        """Give a re-audit another day."""
        act = self._desk.reaudits.move
        self._do(lambda: act(reaudit_id, typed_day(day), reason), "The day is changed.", "The first day stays noted.")

    def call_off(self, reaudit_id: int, reason: str) -> None:
        """Let a re-audit be."""
        act = self._desk.reaudits.call_off
        self._do(
            lambda: act(reaudit_id, reason), "The re-audit is called off.", "It stays in the list with the reason."
        )

    def book(self, allocation_id: int, day: str, reason: str) -> None:
        """Book what was promised."""
        act = self._desk.reaudits.book
        self._do(
            lambda: act(allocation_id, typed_day(day), reason),
            "The re-audit is booked.",
            "It stands in the list above.",
        )

    def put_months(self, months: str) -> None:
        """Let inadequate cases come back sooner or later."""
        if not months.strip().isdecimal():
            self._view.show_problem(f"“{months}” is no number. {NO_MONTHS}")
            return
        act, count = self._desk.reaudits.put_months, int(months)
        happened = f"Inadequate cases come back after {count_of(count, 'month')}."
        self._do(lambda: act(count), happened, "What is booked stays.")

    def compare(self, reaudit_id: int) -> None:
        """Read what was found first and again."""
        read = self._desk.reaudits.both_times
        self._asking.run(lambda: read(reaudit_id), lambda both: self._view.show_both(reaudit_id, both))
