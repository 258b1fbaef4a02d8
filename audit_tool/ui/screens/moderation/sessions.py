"""The sessions of a round's panel without their widgets: begun, ended, and read (R-088)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from audit_tool.reports.panel_session.collect import (
    cases_of,
    left_out_words,
    session_title,
    sum_words,
    when_words,
)
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Act, Role
from audit_tool.services.panel_sessions import SessionRecord
from audit_tool.ui.asking import refusing
from audit_tool.ui.jobs import Lane, Runner


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session in words."""

    title: str
    when: str
    who: str
    sum: str
    cases: tuple[tuple[str, tuple[str, ...]], ...]
    learning: tuple[str, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class SessionsShown:
    """The sessions of a round, the latest first, and what this person may do."""

    lines: tuple[SessionLine, ...]
    me: str
    moderators: tuple[str, ...]
    """Codes of the round's moderators, to name as members."""
    may_decide: bool

    @property
    def open(self) -> SessionLine | None:
        """The session that sits now."""
        return next((line for line in self.lines if line.open), None)


class SessionsView(Protocol):
    """What the presenter needs of the screen."""

    def show_sessions(self, shown: SessionsShown) -> None:
        """Show the sessions of the round."""

    def show_sitting(self, sits: bool) -> None:  # noqa: FBT001 - delivered by the runner
        """Say whether a session is open."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class SessionsPresenter:
    """A panel that sits."""

    def __init__(self, desk: Desk, runner: Runner, view: SessionsView) -> None:
        self._desk = desk
        self._runner = runner
        self._view = view
        self._refused = refusing(view.show_problem)
        self._round_id = 0

    def load(self, round_id: int) -> None:
        """Read the sessions of a round anew."""
        self._round_id = round_id
        self._runner.run(self._read, self._view.show_sessions, self._refused)

    def look(self, round_id: int) -> None:
        """Look whether a session sits."""
        self._runner.run(lambda: self._desk.panel_sessions.sits(round_id), self._view.show_sitting, self._refused)

    def begin(self, members: str, guests: str) -> None:
        """Open a session with these members and guests, each with commas between."""
        self._write(lambda: self._desk.panel_sessions.begin(self._round_id, named(members), named(guests)))

    def end(self, learning: str) -> None:
        """Close the session that sits."""
        self._write(lambda: self._desk.panel_sessions.end(self._round_id, learning))

    def _write(self, work: Callable[[], object]) -> None:
        def done() -> SessionsShown:
            work()
            return self._read()

        self._runner.run(done, self._view.show_sessions, self._refused, Lane.WRITE)

    def _read(self) -> SessionsShown:
        desk, round_id = self._desk, self._round_id
        found = desk.panel_sessions.of_round(round_id)
        moderators = tuple(
            person.code
            for person in desk.people.listing()
            if Role.MODERATOR in person.roles or (Role.MODERATOR, round_id) in person.round_roles
        )
        lines = tuple(session_line(each) for each in reversed(found))
        return SessionsShown(lines, desk.identity.code, moderators, desk.identity.may(Act.DECIDE, round_id))


def named(text: str) -> Sequence[str]:
    """Codes or role words as they were typed, with commas or line ends between."""
    return [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()]


def session_line(record: SessionRecord) -> SessionLine:
    """One session in words."""
    guests = f" Guests: {'; '.join(record.guests)}." if record.guests else ""
    return SessionLine(
        session_title(record),
        f"{when_words(record)}.",
        f"Members: {'; '.join(record.members)}.{guests}",
        " ".join(filter(None, (sum_words(record), left_out_words(record)))),
        cases_of(record),
        tuple(dict.fromkeys(filter(None, (record.learning, *record.notes)))),
        record.ended_at is None,
    )
