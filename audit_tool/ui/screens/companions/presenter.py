"""Reflections, feedback and observations without widgets: what this person wrote, and what may be begun."""

from collections.abc import Sequence
from typing import Protocol

from audit_tool.formdef.definition import Seat
from audit_tool.services.audit_reviews import AuditToReview
from audit_tool.services.companions import CompanionEntry, CompanionForm, NewRecord
from audit_tool.services.desk import Desk
from audit_tool.ui.asking import refusing
from audit_tool.ui.jobs import Lane, Runner
from audit_tool.ui.screens.companions.review_words import review_key, review_words


class CompanionsView(Protocol):
    """What the presenter needs of the screen."""

    def show_records(self, mine: Sequence[CompanionEntry], offered: Sequence[CompanionForm], round_name: str) -> None:
        """Show this person's records, and the forms that may be begun in the round in front."""

    def show_audits(self, audits: Sequence[tuple[str, str]], round_name: str) -> None:
        """Offer the audits that this person may audit, as keys and words; none for most people."""

    def open_record(self, record_id: int) -> None:
        """Go on to a record that was begun."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class CompanionsPresenter:
    """One person's companion records."""

    def __init__(self, desk: Desk, runner: Runner, view: CompanionsView) -> None:
        self._desk = desk
        self._runner = runner
        self._view = view
        self._refused = refusing(view.show_problem)
        self._round_id: int | None = None

    def load(self, round_id: int | None) -> None:
        """Read the records anew, for the round in front or the latest one that has no practice cases."""
        desk = self._desk

        def read() -> _Read:
            rounds = [entry for entry in desk.rounds.listing() if not entry.practice]
            chosen = next((entry for entry in rounds if entry.id == round_id), rounds[0] if rounds else None)
            offered = desk.companions.offered(chosen.id) if chosen else ()
            audits = desk.audit_reviews.available(chosen.id) if chosen else ()
            return chosen.id if chosen else None, desk.companions.mine(), offered, audits, chosen.name if chosen else ""

        self._runner.run(read, self._show, self._refused)

    def begin(self, form: str, allocation_id: int | None, subject: str, voice: str) -> None:
        """Start a record, then show it."""
        if self._round_id is None:
            return
        new = NewRecord(form, self._round_id, allocation_id, subject, voice)
        self._runner.run(lambda: self._desk.companions.begin(new), self._view.open_record, self._refused, Lane.WRITE)

    def begin_audit(self, key: str) -> None:
        """Start to audit the audit with this key, then show it."""
        allocation, _, seat = key.partition(" ")
        take_up = self._desk.audit_reviews.take_up
        self._runner.run(
            lambda: take_up(int(allocation), Seat(seat)), self._view.open_record, self._refused, Lane.WRITE
        )

    def _show(self, found: "_Read") -> None:
        self._round_id, mine, offered, audits, name = found
        self._view.show_records(mine, offered, name)
        self._view.show_audits(tuple((review_key(each), review_words(each)) for each in audits), name)


_Read = tuple[int | None, Sequence[CompanionEntry], Sequence[CompanionForm], Sequence[AuditToReview], str]


def entry_words(entry: CompanionEntry) -> str:
    """How far a record is, in words."""
    if entry.submitted_at is not None:
        local = entry.submitted_at.astimezone()
        return f"{entry.round_name}. Submitted on {local.day} {local:%B %Y}."
    return f"{entry.round_name}. {entry.answered} of {entry.total} answered."
