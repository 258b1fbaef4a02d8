"""The sheet for an immediate concern without its widgets: every word is saved as it is typed (R-077)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Protocol, TypeVar

from audit_tool.errors import AuditToolError
from audit_tool.services.concern_terms import ConcernEntry
from audit_tool.services.desk import Desk
from audit_tool.ui.autosave import Autosave, SaveStateView
from audit_tool.ui.formview.date_words import read_moment
from audit_tool.ui.jobs import Lane, Runner, Scheduler, nothing

T = TypeVar("T")
_CLOCK = re.compile(r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})")
SUCH_A_TIME = "Write the time, such as 14:20; for another day, 12 November 2026 14:20."
WHO_AND_HOW = "Write who was told and how, or leave all three empty until somebody is told."


class ConcernSheetView(Protocol):
    """What the presenter needs of the sheet."""

    def show_concern(self, concern: ConcernEntry) -> None:
        """Show what is written so far, with the caret where writing begins."""

    def show_problem(self, field: str, message: str) -> None:
        """Say what is wrong, at a field where it is one's."""

    def show_begun(self, *, begun: bool) -> None:
        """Remind of a concern that is begun and not raised."""

    def show_raised(self, concern: ConcernEntry) -> None:
        """Say that it is raised, and what has to happen by when."""

    def show_discarded(self) -> None:
        """Say that nothing of it is left."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A word that is on the disk."""

    at: datetime


class ConcernSheetPresenter:
    """Begins or goes on with a concern, keeps its words, raises or discards it."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        schedulers: tuple[Scheduler, Scheduler],
        saving: SaveStateView,
        view: ConcernSheetView,
    ) -> None:
        self._desk, self._runner, self._view = desk, runner, view
        self._schedulers, self._saving = schedulers, saving
        self._autosave: Autosave[str, _Kept] | None = None
        self._id = 0

    def open(self, allocation_id: int | None, round_id: int | None, record_id: int | None) -> None:
        """Begin a concern about the case in front, or go on with the one begun."""

        def work() -> ConcernEntry:
            return self._desk.concerns.read(self._desk.concerns.begin(allocation_id, round_id, record_id))

        self._runner.run(work, self._opened, self._refused, Lane.WRITE)

    def look(self) -> None:
        """Find out whether a concern is begun of which anything is written."""
        self._runner.run(self._desk.concerns.begun, self._looked)

    def change(self, name: str, text: str) -> None:
        """Take in what was typed."""
        if self._autosave is not None:
            self._autosave.put(name, text, at_once=False)

    def choose(self, name: str, code: str) -> None:
        """Take in what was chosen."""
        if self._autosave is not None:
            self._autosave.put(name, code, at_once=True)

    def finish(self) -> bool:
        """Everything typed is on the disk; false where that was refused."""
        return self._autosave is None or self._autosave.finish()

    def raise_now(self, told_who: str, told_how: str, told_when: str) -> None:
        """Raise the concern as it is written."""
        told_at = told_moment(told_when, self._desk.work.clock())
        if told_when.strip() and told_at is None:
            self._view.show_problem("told_when", SUCH_A_TIME)
            return
        if told_at is not None and not (told_who.strip() and told_how.strip()):
            self._view.show_problem("told_who", WHO_AND_HOW)
            return
        if told_at is None and (told_who.strip() or told_how.strip()):
            self._view.show_problem("told_when", SUCH_A_TIME)
            return
        if self.finish():
            self._raise(told_at)

    def discard(self) -> None:
        """Give up what was begun."""
        if self.finish():
            concern_id = self._id
            self._end(lambda: self._desk.concerns.discard(concern_id), self._discarded)

    def _raise(self, told_at: datetime | None) -> None:
        concern_id = self._id

        def work() -> ConcernEntry:
            self._desk.concerns.raise_now(concern_id, told_at)
            return self._desk.concerns.read(concern_id)

        self._end(work, self._raised)

    def _end(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Raise or discard it, once: until it is known how that went, nothing more is written and no press counts."""
        if self._autosave is None:
            return
        writing, self._autosave = self._autosave, None

        def refused(fault: Exception) -> None:
            self._autosave = writing
            self._refused(fault)

        self._runner.run(work, done, refused, Lane.WRITE)

    def _looked(self, begun: ConcernEntry | None) -> None:
        self._view.show_begun(begun=begun is not None and bool(begun.worry.strip() or begun.seen.strip()))

    def _opened(self, concern: ConcernEntry) -> None:
        self._id = concern.id
        self._autosave = Autosave(self._saver(concern.id), self._runner, *self._schedulers, self._saving, nothing)
        self._view.show_concern(concern)

    def _saver(self, concern_id: int) -> Callable[[str, str], _Kept]:
        def save(name: str, text: str) -> _Kept:
            self._desk.concerns.write(concern_id, {name: text})
            return _Kept(self._desk.work.clock())

        return save

    def _raised(self, concern: ConcernEntry) -> None:
        self._view.show_raised(concern)

    def _discarded(self, _nothing: None) -> None:
        self._view.show_discarded()

    def _refused(self, fault: Exception) -> None:
        if not isinstance(fault, AuditToolError):
            raise fault
        self._view.show_problem("", str(fault))


def told_moment(text: str, now: datetime) -> datetime | None:
    """When somebody was told, as typed: a time of today, or a day with a time; none where it is neither."""
    words = " ".join(text.split())
    clock = _CLOCK.fullmatch(words)
    if clock is not None:
        hour, minute = int(clock["hour"]), int(clock["minute"])
        if hour > 23 or minute > 59:
            return None
        # By the calendar's own hours: on the day on which the clocks change, an hour before it is another one since.
        return datetime.combine(now.astimezone().date(), time(hour, minute)).astimezone()
    day, at = read_moment(words)
    if day is None or at is None:
        return None
    try:
        return datetime.combine(day, at).astimezone()
    except (OSError, OverflowError):
        # A slip in the year: Windows knows no local time before 1970 nor after 3000, others none beyond the calendar.
        return None
