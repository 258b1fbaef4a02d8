"""Sessions of a panel: date, members, the cases taken, what was decided while it sat, and what it learnt (R-088)."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from audit_tool.errors import WrongInputError
from audit_tool.models.moderation import PanelMember, PanelSession
from audit_tool.models.rounds import Allocation, Round
from audit_tool.services.comparisons import Comparison, comparison_of
from audit_tool.services.deciding_history import NOTED, Step, steps_of
from audit_tool.services.identity import Act
from audit_tool.services.pairs import pair_of
from audit_tool.services.workplace import Workplace
from audit_tool.storage import panel_sessions, people
from audit_tool.storage.store import Session


@dataclass(frozen=True)
class SessionCase:
    """A case that a session took, and what was done about it then."""

    comparison: Comparison
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class SessionRecord:
    """One session as it was held."""

    session_id: int
    number: int
    """Counted within its round, from 1."""
    begun_at: datetime
    ended_at: datetime | None
    members: tuple[str, ...]
    """Codes with titles."""
    guests: tuple[str, ...]
    """Role words."""
    cases: tuple[SessionCase, ...]
    left_out: int
    """Cases taken that whoever reads audited, and so does not read here."""
    learning: str

    @property
    def decisions(self) -> int:
        """How often a question was decided."""
        return sum(step.ruling is not None for case in self.cases for step in case.steps)

    @property
    def notes(self) -> tuple[str, ...]:
        """What everybody can learn from its decisions, each note once."""
        told = [step.ruling.learning for case in self.cases for step in case.steps if step.ruling is not None]
        return tuple(dict.fromkeys(filter(None, told)))


class PanelSessions:
    """Use cases of a panel that sits."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def begin(self, round_id: int, members: Sequence[str], guests: Sequence[str] = ()) -> int:
        """Open a session; whoever opens it is a member, and what is decided from now on belongs to it."""
        self._work.identity.require(Act.DECIDE, round_id)
        codes = dict.fromkeys((self._work.identity.code, *filter(None, map(str.strip, members))))
        words = dict.fromkeys(filter(None, map(str.strip, guests)))
        with self._work.store.transaction() as session:
            if _open(session, round_id) is not None:
                message = "A session of this round is open already. Nothing was changed. End it first."
                raise WrongInputError(message)
            known = {code: people.by_code(session, code) for code in codes}
            for code, person in known.items():
                if person is None:
                    message = (
                        f"{code} is not in the register. Nothing was changed. Name guests by their role, as guests."
                    )
                    raise WrongInputError(message)
            made = PanelSession(
                round_id=round_id,
                begun_at=self._work.clock(),
                begun_by_id=self._work.identity.id,
                guests="\n".join(words),
            )
            session.add(made)
            session.flush()
            session.add_all(
                PanelMember(session_id=made.id, person_id=person.id) for person in known.values() if person is not None
            )
            name = session.get_one(Round, round_id).name
            self._work.note(session, "panel session begun", name, ", ".join((*codes, *words)))
            return made.id

    def end(self, round_id: int, learning: str = "") -> None:
        """Close the open session of a round with what it learnt."""
        self._work.identity.require(Act.DECIDE, round_id)
        with self._work.store.transaction() as session:
            found = _open(session, round_id)
            if found is None:
                message = "No session of this round is open. Nothing was changed."
                raise WrongInputError(message)
            found.ended_at, found.learning = self._work.clock(), learning.strip()
            self._work.note(session, "panel session ended", session.get_one(Round, round_id).name, found.learning)

    def of_round(self, round_id: int) -> tuple[SessionRecord, ...]:
        """The sessions of a round, the first one first."""
        self._work.identity.require(Act.READ_BOTH, round_id)
        with self._work.store.reading() as session:
            rows = panel_sessions.of_round(session, round_id)
            return tuple(self._record(session, row, number) for number, row in enumerate(rows, start=1))

    def held(self, round_id: int) -> bool:
        """Whether a round has a session."""
        with self._work.store.reading() as session:
            return bool(panel_sessions.of_round(session, round_id))

    def sits(self, round_id: int) -> bool:
        """Whether a session of a round is open."""
        with self._work.store.reading() as session:
            return _open(session, round_id) is not None

    def _record(self, session: Session, row: PanelSession, number: int) -> SessionRecord:
        titles = {person.id: f"{person.code}, {person.title}" for person in people.everybody(session)}
        taken = self._taken(session, row)
        own = [each for each in taken if self._work.identity.id in {each.first_auditor_id, each.second_auditor_id}]
        return SessionRecord(
            row.id,
            number,
            row.begun_at,
            row.ended_at,
            tuple(titles[person].rstrip(", ") for person in panel_sessions.members(session, row.id)),
            tuple(row.guests.splitlines()),
            tuple(self._cases(session, row, [each for each in taken if each not in own])),
            len(own),
            row.learning,
        )

    def _taken(self, session: Session, row: PanelSession) -> list[Allocation]:
        """The cases of the round about which something was done while the session was open."""
        end = row.ended_at or self._work.clock()
        done = panel_sessions.entries_between(session, row.begun_at, end, NOTED)
        told = (json.loads(entry.detail) for entry in done if entry.detail.startswith("{"))
        numbers = dict.fromkeys(each["allocation"] for each in told if "allocation" in each)
        found = (session.get_one(Allocation, number) for number in numbers)
        return [each for each in found if each.round_id == row.round_id]

    def _cases(self, session: Session, row: PanelSession, taken: Sequence[Allocation]) -> Iterator[SessionCase]:
        end = row.ended_at or self._work.clock()
        for allocation in taken:
            # Nothing is told while an audit is opened again: what was decided may not stand then.
            pair = pair_of(self._work, session, allocation)
            if pair is not None:
                comparison = comparison_of(session, pair)
                steps = steps_of(session, pair, names=comparison.names_shown)
                during = (step for step in steps if step.act in NOTED and row.begun_at <= step.at <= end)
                yield SessionCase(comparison, tuple(during))


def _open(session: Session, round_id: int) -> PanelSession | None:
    return next((each for each in panel_sessions.of_round(session, round_id) if each.ended_at is None), None)
