"""The board of a round: each case by step, who is waited for, exemptions apart, and how complete what is in is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from audit_tool.formdef.applicability import facts_of
from audit_tool.formdef.asking import asked_of
from audit_tool.formdef.cases import CASE_TYPE, kind_of_case
from audit_tool.formdef.completeness import progress
from audit_tool.formdef.definition import AuditSet, Form, Seat, SecondSeat
from audit_tool.models.records import Record
from audit_tool.models.rounds import Allocation, CaseFact, Round
from audit_tool.services.answering import answers_of, cover_of
from audit_tool.services.identity import Act
from audit_tool.services.kept_forms import form_of
from audit_tool.services.round_terms import RoundStep
from audit_tool.services.rounds import Mode
from audit_tool.services.workplace import Workplace
from audit_tool.storage import board, people, records, rounds
from audit_tool.storage.board import Scope
from audit_tool.storage.store import Session

CONVERSATION = "PRC-01"
"""The question on whether the auditor talked with the practitioner."""
ASKED, OBTAINED = "FCF-02", "obtained"
"""The question on what came of asking a family, and the answer that there is feedback (R-072)."""
EXEMPT = "exempt"
OPEN = {"not started", "draft"}


class Conversation(StrEnum):
    """What a submitted first audit says of the conversation with the practitioner; its absence is to be seen."""

    HELD = "held"
    PARTLY = "partly held"
    NOT_HELD = "not held"
    NOT_RECORDED = "not recorded"
    NOT_ASKED = "not asked"
    LATER = "not known yet"


class Voice(StrEnum):
    """How far the practitioner's reflection, or the family's feedback, on a case is."""

    IN = "in"
    DRAFT = "draft"
    REFUSED = "none obtained"
    """Somebody was asked, and nobody wanted to say anything or could be reached."""
    AWAITED = "awaited"
    NOT_ASKED = "not asked"


_TOLD = {"yes": Conversation.HELD, "partly": Conversation.PARTLY, "": Conversation.NOT_RECORDED}


@dataclass(frozen=True, slots=True)
class Step:
    """How far one audit of a case is."""

    auditor: str
    state: str
    """not started, draft, submitted, exempt or none."""
    reason: str = ""
    """Why it is exempt, and who approved that."""
    conflict: bool = False
    """Whether its auditor declared a conflict after it was given."""


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One case of a round: who has it, how far it is, and who is waited for. No grade, and one answer alone."""

    allocation_id: int
    reference: str
    kind: str
    form: str
    first: Step
    second: Step
    moderation: str
    waiting_for: str
    due_on: date | None
    second_due_on: date | None
    conversation: Conversation = Conversation.LATER
    second_possible: bool = True
    reflection: Voice = Voice.AWAITED
    family: Voice = Voice.AWAITED
    reflection_due: date | None = None
    family_due: date | None = None


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many of the answers that submitted audits need are given, and how many of these audits lack none."""

    audits: int
    full: int
    given: int
    needed: int


class Board:
    """Use cases of whoever follows a round."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace
        self._counted: dict[int, tuple[int, int]] = {}
        """Answers given and needed by record; a frozen audit is counted once."""

    def rows(self, round_id: int) -> tuple[BoardRow, ...]:
        """Every case of a round by step."""
        self._work.identity.require(Act.READ_PROGRESS, round_id)
        with self._work.store.reading() as session:
            return self._rows(session, board.of_round(round_id), round_id)

    def row(self, allocation_id: int) -> BoardRow:
        """One case by step, read alone: what a change of it costs does not grow with the round."""
        with self._work.store.reading() as session:
            allocation = session.get_one(Allocation, allocation_id)
            self._work.identity.require(Act.READ_PROGRESS, allocation.round_id)
            return self._rows(session, board.one(allocation_id), allocation.round_id)[0]

    def completeness(self, round_id: int) -> Completeness:
        """How complete the submitted audits of a round are; each is looked at once, for it never changes."""
        self._work.identity.require(Act.READ_PROGRESS, round_id)
        with self._work.store.reading() as session:
            read = self._read(session, board.of_round(round_id), round_id)
            found = [
                self._count(session, record)
                for allocation, _ in board.allocations(session, board.of_round(round_id))
                if not read.hidden(allocation, self._work.identity.id)
                for seat in Seat
                if (record := read.audits.get((allocation.id, seat.value))) and record.state == records.SUBMITTED
            ]
        full = sum(given == needed for given, needed in found)
        return Completeness(len(found), full, sum(given for given, _ in found), sum(needed for _, needed in found))

    def _rows(self, session: Session, scope: Scope, round_id: int) -> tuple[BoardRow, ...]:
        read = self._read(session, scope, round_id)
        return tuple(self._row(read, *each) for each in board.allocations(session, scope))

    def _read(self, session: Session, scope: Scope, round_id: int) -> "_Read":
        return _Read(
            people.codes(session),
            board.audits(session, scope),
            board.exempt(session, scope),
            board.decided(session, scope),
            board.declared(session, scope),
            board.cover(session, scope, CASE_TYPE),
            board.submitted_answers(session, scope, CONVERSATION),
            Mode(session.get_one(Round, round_id).mode),
            _voices(board.voices(session, scope, ASKED)),
            {each.step: each.due_on for each in rounds.deadlines(session, round_id)},
        )

    def _row(self, read: "_Read", allocation: Allocation, reference: str) -> BoardRow:
        form = self._work.forms.form(allocation.form_code, allocation.form_version)
        first = read.step(allocation.id, Seat.FIRST, allocation.first_auditor_id)
        second = read.step(allocation.id, Seat.SECOND, allocation.second_auditor_id)
        state = read.moderation(allocation.id, first, second)
        fact = read.types.get(allocation.id)
        return BoardRow(
            allocation.id,
            reference,
            kind_of_case(form, cover_of([fact] if fact else [])),
            form.label,
            first,
            second,
            state,
            _waiting_for(first, second, state),
            allocation.due_on,
            allocation.second_due_on,
            read.conversation(allocation, form, self._work.identity.id),
            form.second_seat is not SecondSeat.NONE,
            read.voice(allocation.id, records.REFLECTION, form),
            read.voice(allocation.id, records.FEEDBACK, form),
            read.due.get(RoundStep.REFLECTION),
            read.due.get(RoundStep.FAMILY_FEEDBACK),
        )

    def _count(self, session: Session, record: Record) -> tuple[int, int]:
        if record.id not in self._counted:
            form, answers = form_of(self._work, session, record), answers_of(records.answers(session, record.id))
            facts = facts_of(form, cover_of(rounds.facts(session, record.allocation_id or 0)))
            done = progress(asked_of(form, AuditSet(record.audit_set), Seat(record.seat), facts, answers), answers)
            self._counted[record.id] = done.answered, done.total
        return self._counted[record.id]


@dataclass(frozen=True, slots=True)
class _Read:
    """All that is read of the allocations in a scope, whatever their number."""

    codes: dict[int, str]
    audits: dict[tuple[int, str], Record]
    exempt: dict[tuple[int, str], tuple[str, str]]
    decided: dict[int, bool]
    declared: frozenset[tuple[int, int]]
    types: dict[int, CaseFact]
    talks: dict[int, str]
    mode: Mode
    voices: dict[tuple[int, str], Voice]
    due: dict[str, date]

    def step(self, allocation_id: int, seat: Seat, auditor_id: int | None) -> Step:
        """How far an audit is; one that is submitted all the same is not exempt."""
        if auditor_id is None:
            return Step("", "none")
        record = self.audits.get((allocation_id, seat.value))
        exempt = self.exempt.get((allocation_id, seat.value))
        if exempt is not None and (record is None or record.state != records.SUBMITTED):
            return Step(self.codes[auditor_id], EXEMPT, f"{exempt[0]} Approved by {exempt[1]}.")
        state = record.state if record else "not started"
        conflict = state in OPEN and (allocation_id, auditor_id) in self.declared
        return Step(self.codes[auditor_id], state, conflict=conflict)

    def moderation(self, allocation_id: int, first: Step, second: Step) -> str:
        """Where the moderation of a case is; there is none where an audit is not to be."""
        if self.decided.get(allocation_id):
            return "decided"
        if {"none", EXEMPT} & {first.state, second.state}:
            return "none"
        if first.state != "submitted" or second.state != "submitted":
            return "waiting"
        return "under way" if allocation_id in self.decided else "ready"

    def hidden(self, allocation: Allocation, reader_id: int) -> bool:
        """Whether the reader is its second auditor and may not know of the first audit yet (R-080)."""
        second = self.audits.get((allocation.id, Seat.SECOND.value))
        frozen = second is not None and second.state == records.SUBMITTED
        return allocation.second_auditor_id == reader_id and self.mode is not Mode.INFORMED and not frozen

    def conversation(self, allocation: Allocation, form: Form, reader_id: int) -> Conversation:
        """Whether somebody talked with the practitioner, as the submitted first audit has it."""
        if CONVERSATION not in form.questions:
            return Conversation.NOT_ASKED
        record = self.audits.get((allocation.id, Seat.FIRST.value))
        if record is None or record.state != records.SUBMITTED or self.hidden(allocation, reader_id):
            return Conversation.LATER
        return _TOLD.get(self.talks.get(record.id, ""), Conversation.NOT_HELD)

    def voice(self, allocation_id: int, kind: str, form: Form) -> Voice:
        """How far a reflection or feedback is; audits of one matter alone do without."""
        return self.voices.get((allocation_id, kind), Voice.AWAITED if form.family == "full" else Voice.NOT_ASKED)


def _voices(told: Iterable[tuple[int, str, str, str]]) -> dict[tuple[int, str], Voice]:
    """The furthest of several records of one kind: feedback that is in, then one under way, then one refused."""
    found: dict[tuple[int, str], Voice] = {}
    for allocation_id, kind, state, asked in told:
        refused = kind == records.FEEDBACK and asked not in {"", OBTAINED}
        voice = Voice.DRAFT if state != records.SUBMITTED else Voice.REFUSED if refused else Voice.IN
        key = allocation_id, kind
        found[key] = min(found.get(key, voice), voice, key=tuple(Voice).index)
    return found


def _waiting_for(first: Step, second: Step, moderation: str) -> str:
    waiting = [step.auditor for step in (first, second) if step.state in OPEN]
    if waiting:
        return " and ".join(waiting)
    return "The moderator" if moderation in {"ready", "under way"} else "Nobody"
