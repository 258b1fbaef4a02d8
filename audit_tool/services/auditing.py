"""Doing an audit: begin, save as one types, undo, submit; a submitted audit is frozen for ever (R-054 to R-067)."""

from dataclasses import dataclass
from datetime import datetime
from typing import NoReturn

from audit_tool.counted_words import agree, count_of
from audit_tool.errors import AuditToolError, NotAllowedError, WrongInputError
from audit_tool.formdef.answers import NOTHING, Answer
from audit_tool.formdef.completeness import Gap, gaps
from audit_tool.formdef.definition import Seat
from audit_tool.models.records import Record
from audit_tool.models.rounds import Allocation, Round
from audit_tool.services.answering import answer_from, answer_of, answers_of, as_text, fields_of, from_text
from audit_tool.services.freezing import fingerprint
from audit_tool.services.identity import Act
from audit_tool.services.kept_forms import keep
from audit_tool.services.reasons import reason_in
from audit_tool.services.rounds import Mode
from audit_tool.services.sheets import Sheet, sheet_of
from audit_tool.services.workplace import Workplace
from audit_tool.storage import moderations, records, reviews, rounds
from audit_tool.storage.store import Session


@dataclass(frozen=True, slots=True)
class Saved:
    """An answer as it now stands on the disk."""

    code: str
    answer: Answer
    at: datetime
    can_undo: bool
    can_redo: bool


class GapsError(AuditToolError):
    """An audit cannot be submitted while required answers are missing."""

    def __init__(self, missing: tuple[Gap, ...]) -> None:
        super().__init__(
            f"{count_of(len(missing), 'answer is', 'answers are')} missing. Everything is saved. "
            f"Fill the {agree(len(missing), 'gap')}, then submit."
        )
        self.gaps = missing


class Auditing:
    """Use cases of the two auditors."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def begin(self, allocation_id: int) -> int:
        """Start this person's own audit of an allocated case, unless it is begun already."""
        with self._work.store.transaction() as session:
            return self._begun(session, allocation_id).id

    def open(self, allocation_id: int) -> Sheet:
        """This person's own audit of an allocated case, started if need be."""
        with self._work.store.transaction() as session:
            return sheet_of(self._work, session, self._begun(session, allocation_id))

    def sheet(self, record_id: int) -> Sheet:
        """This person's own audit or companion record, draft or frozen."""
        with self._work.store.reading() as session:
            return sheet_of(self._work, session, self._own(session, record_id))

    def save(self, record_id: int, code: str, answer: Answer) -> Saved:
        """Make one answer durable, with its history; when this returns, the disk has it."""
        at = self._work.clock()
        with self._work.store.writing_answer(record_id, code) as writer:
            found = writer.find(self._work.identity.id)
            before = answer_from(found.fields) if found and found.fields else NOTHING
            if found and found.place != code:
                writer.keep_place()
            if found and before != answer:
                writer.put(fields_of(answer), known=found.fields is not None)
                writer.keep_revision(as_text(before), as_text(answer), at)
        if found and before != answer:
            return Saved(code, answer, at, can_undo=True, can_redo=False)
        with self._work.store.reading() as session:
            if found is None:
                self._refuse_change(session, record_id)
            return Saved(code, answer, at, *records.can_step(session, record_id))

    def keep_place(self, record_id: int, code: str) -> None:
        """Remember the question at which its author stopped."""
        with self._work.store.transaction() as session:
            self._keep_place(session, record_id, code)

    def undo(self, record_id: int) -> Saved | None:
        """Take the last change back; unlimited within a draft, also after a restart."""
        return self._step(record_id, forward=False)

    def redo(self, record_id: int) -> Saved | None:
        """Make the change again that was last taken back."""
        return self._step(record_id, forward=True)

    def submit(self, record_id: int) -> datetime:
        """Freeze the audit for ever, with time and fingerprint (R-067)."""
        sheet = self.sheet(record_id)
        missing = gaps(sheet.sections(), sheet.answers)
        if missing:
            raise GapsError(missing)
        _refuse_stopped(sheet)
        with self._work.store.transaction() as session:
            record = self._own(session, record_id)
            if record.state != records.DRAFT:
                _refuse_closed(record, "This audit is already submitted. Nothing was changed.")
            record.submitted_at = self._work.clock()
            record.kept_form = keep(session, sheet.form)
            record.state = records.SUBMITTED
            stored = answers_of(records.answers(session, record_id))
            record.fingerprint = fingerprint(record, sheet.reference, stored)
            if record.kind == records.AUDIT and record.allocation_id is not None:
                _ask_again(session, record.allocation_id, record, stored)
            act = "companion record submitted" if sheet.companion else "audit submitted"
            self._work.note(session, act, sheet.reference, f"{record.seat} {record.fingerprint}")
            return record.submitted_at

    def reopen(self, allocation_id: int, seat: Seat, reason: str) -> int:
        """Give an auditor a new draft of a frozen audit; the first frozen copy stays and counts for agreement."""
        with self._work.store.transaction() as session:
            allocation = session.get_one(Allocation, allocation_id)
            self._work.identity.require(Act.REOPEN, allocation.round_id)
            frozen = records.audit(session, allocation_id, seat.value)
            if frozen is None or frozen.state != records.SUBMITTED:
                message = "Only a submitted audit can be reopened. Nothing was changed."
                raise WrongInputError(message)
            reason = reason_in(reason, "Reopening")
            if (begun := moderations.of(session, allocation_id)) and begun.decided_at:
                message = "This case is decided, so its audits stay as they are. Nothing was changed."
                raise WrongInputError(message)
            made = next_attempt(frozen, reason, self._work.clock())
            session.add(made)
            session.flush()
            for row in records.answers(session, frozen.id):
                records.put_answer(session, made.id, row.question_code, fields_of(answer_of(row)), known=False)
            reference = rounds.reference_of(session, allocation)
            self._work.note(session, "audit reopened", reference, f"{seat.value}: {reason}")
            return made.id

    def _keep_place(self, session: Session, record_id: int, code: str) -> None:
        if not records.keep_place(session, record_id, self._work.identity.id, code):
            self._refuse_change(session, record_id)

    def _refuse_change(self, session: Session, record_id: int) -> NoReturn:
        record = self._own(session, record_id)
        _refuse_closed(record, "This audit is submitted and cannot be changed. What was submitted is safe.")

    def _step(self, record_id: int, *, forward: bool) -> Saved | None:
        at = self._work.clock()
        with self._work.store.transaction() as session:
            change = (records.first_undone if forward else records.last_done)(session, record_id)
            if change is None:
                self._own(session, record_id)
                return None
            self._keep_place(session, record_id, change.question_code)
            answer = from_text(change.after if forward else change.before)
            records.put_answer(session, record_id, change.question_code, fields_of(answer), known=True)
            change.state = records.DONE if forward else records.UNDONE
            session.flush()
            return Saved(change.question_code, answer, at, *records.can_step(session, record_id))

    def _begun(self, session: Session, allocation_id: int) -> Record:
        allocation = session.get_one(Allocation, allocation_id)
        seat = self._seat(allocation)
        known = records.audit(session, allocation_id, seat.value)
        if known is not None:
            return known
        chosen = session.get_one(Round, allocation.round_id)
        seen_at = self._informed(session, allocation, chosen) if seat is Seat.SECOND else None
        made = Record(
            allocation_id=allocation_id,
            kind=records.AUDIT,
            seat=seat.value,
            attempt=1,
            author_id=self._work.identity.id,
            form_code=allocation.form_code,
            form_version=allocation.form_version,
            audit_set=chosen.audit_set,
            state=records.DRAFT,
            begun_at=self._work.clock(),
            first_seen_at=seen_at,
        )
        session.add(made)
        session.flush()
        self._work.note(session, "audit begun", rounds.reference_of(session, allocation), seat.value)
        return made

    def _seat(self, allocation: Allocation) -> Seat:
        if allocation.first_auditor_id == self._work.identity.id:
            return Seat.FIRST
        if allocation.second_auditor_id == self._work.identity.id:
            return Seat.SECOND
        message = "This case is given to other auditors. Nothing was changed. Choose a case from My work."
        raise NotAllowedError(message)

    def _own(self, session: Session, record_id: int) -> Record:
        record = session.get(Record, record_id)
        if record is None or record.author_id != self._work.identity.id:
            message = "This audit belongs to somebody else. Nothing was changed. Choose a case from My work."
            raise NotAllowedError(message)
        if record.kind == reviews.REVIEW:
            # Most auditors never see one: its rules are loaded with the first.
            from audit_tool.services.reviewing import refuse_set_aside

            refuse_set_aside(session, record)
        return record

    def _informed(self, session: Session, allocation: Allocation, chosen: Round) -> datetime | None:
        """When an informed second auditor first has the first audit; it must be frozen by then."""
        if chosen.mode != Mode.INFORMED:
            return None
        first = records.audit(session, allocation.id, Seat.FIRST.value)
        if first is None or first.submitted_at is None:
            message = (
                "In this round the second audit starts from the first one, which is not submitted yet. Nothing is lost."
            )
            raise WrongInputError(message)
        return self._work.clock()


def _refuse_closed(record: Record, submitted: str) -> NoReturn:
    """Say why a record that is no draft cannot be changed."""
    passed_on = "This audit was given to somebody else. What you wrote is kept, and cannot be changed any more."
    raise WrongInputError(passed_on if record.state == records.PASSED_ON else submitted)


def _ask_again(session: Session, allocation_id: int, record: Record, now: dict[str, Answer]) -> None:
    """A decision about answers that a reopened audit has changed since does not stand; the trail keeps it."""
    begun = moderations.of(session, allocation_id)
    former = records.audit(session, allocation_id, record.seat, attempt=record.attempt - 1)
    if begun is None or former is None:
        return
    before = answers_of(records.answers(session, former.id))
    begun.agreed_accepted_at = begun.agreed_accepted_by_id = None
    for made in moderations.decisions(session, begun.id):
        if before.get(made.question_code) != now.get(made.question_code):
            made.value = made.reason = made.note = made.learning = made.clarify = ""


def _refuse_stopped(sheet: Sheet) -> None:
    """Some answers end an audit: an auditor who is not independent, a case outside the theme."""
    for section in sheet.sections():
        for asked in section.questions:
            given = sheet.answers.get(asked.question.code, NOTHING).value
            for value, say in asked.question.stops:
                if given == value:
                    raise WrongInputError(say)


def next_attempt(frozen: Record, reason: str, now: datetime) -> Record:
    """A new draft of an audit that is reopened, for the same seat on the same form."""
    return Record(
        allocation_id=frozen.allocation_id,
        kind=frozen.kind,
        seat=frozen.seat,
        attempt=frozen.attempt + 1,
        author_id=frozen.author_id,
        form_code=frozen.form_code,
        form_version=frozen.form_version,
        audit_set=frozen.audit_set,
        state=records.DRAFT,
        begun_at=now,
        first_seen_at=frozen.first_seen_at,
        place=frozen.place,
        reopened_reason=reason,
    )
