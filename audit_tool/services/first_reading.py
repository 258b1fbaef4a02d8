"""What a second auditor is given of the first audit: nothing, or by the round's mode (R-080, R-081)."""

from dataclasses import dataclass
from datetime import datetime

from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.definition import Form, Seat
from audit_tool.models.records import LaterComment, Record
from audit_tool.models.rounds import Allocation, Round
from audit_tool.services.answering import answers_of, fields_of
from audit_tool.services.identity import Act
from audit_tool.services.kept_forms import form_of, keep
from audit_tool.services.rounds import Mode
from audit_tool.services.workplace import Workplace
from audit_tool.storage import records
from audit_tool.storage.reviews import REVIEW
from audit_tool.storage.store import Session

AGREES = "PSR-13"
"""The practitioner's answer to whether they agree with the overall grade: “no” disputes it."""
VOICES = {
    "practitioner": "The practitioner",
    "child": "The child",
    "mother": "Mother",
    "father": "Father",
    "carer": "Carer",
    "other": "Somebody else",
}
AUDITS = {"first": "The first audit", "second": "The second audit"}


@dataclass(frozen=True)
class Companion:
    """A practitioner's reflection or a family's feedback, in their own words."""

    kind: str
    voice: str
    form: Form
    answers: dict[str, Answer]


@dataclass(frozen=True)
class GivenFirst:
    """The first audit as it is given to the second auditor, without its author's code."""

    form: Form
    answers: dict[str, Answer]
    companions: tuple[Companion, ...]
    comments: dict[str, str]
    since: datetime
    may_comment: bool


@dataclass(frozen=True)
class NewCompanion:
    """A companion record to keep: which form, whose voice, what they answered."""

    allocation_id: int
    kind: str
    voice: str
    form: str
    answers: dict[str, Answer]


class FirstReading:
    """Use cases of the second auditor around the first audit."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def given(self, allocation_id: int) -> GivenFirst | None:
        """The first audit, if the mode and the state of both audits allow it by now; that it was seen is stored."""
        self.note_seen(allocation_id)
        with self._work.store.reading() as session:
            allocation, own = self._own(session, allocation_id)
            mode = Mode(session.get_one(Round, allocation.round_id).mode)
            if own is None or not _open(mode, own):
                return None
            first = records.audit(session, allocation_id, Seat.FIRST.value)
            if first is None or first.submitted_at is None:
                return None
            comments = {row.question_code: row.text for row in records.later_comments(session, allocation_id)}
            informed = mode is Mode.INFORMED
            return GivenFirst(
                form_of(self._work, session, first),
                answers_of(records.answers(session, first.id)),
                voices_in(self._work, session, allocation_id) if informed else (),
                comments,
                own.first_seen_at or self._work.clock(),
                may_comment=mode is Mode.OWN_GRADES_FIRST,
            )

    def note_seen(self, allocation_id: int) -> None:
        """Store when the first audit could first be read by the second auditor."""
        with self._work.store.transaction() as session:
            allocation, own = self._own(session, allocation_id)
            mode = Mode(session.get_one(Round, allocation.round_id).mode)
            first = records.audit(session, allocation_id, Seat.FIRST.value)
            frozen = first is not None and first.submitted_at is not None
            if own is not None and own.first_seen_at is None and frozen and _open(mode, own):
                own.first_seen_at = self._work.clock()

    def comment(self, allocation_id: int, code: str, text: str) -> None:
        """Say something about one answer of the first audit; the own grades stay as they are."""
        given = self.given(allocation_id)
        if given is None or not given.may_comment:
            message = "The first audit is not open for comments. Nothing was changed."
            raise WrongInputError(message)
        with self._work.store.transaction() as session:
            author = self._work.identity.id
            records.forget_later_comment(session, allocation_id, author, code)
            if text.strip():
                at = self._work.clock()
                session.add(
                    LaterComment(
                        allocation_id=allocation_id, author_id=author, question_code=code, text=text.strip(), at=at
                    )
                )
            self._work.note(session, "comment on first audit", str(allocation_id), code)

    def keep_companion(self, new: NewCompanion) -> None:
        """Keep a practitioner's reflection or a family's feedback with an allocated case, frozen at once."""
        if new.kind == records.AUDIT:
            message = "An audit is written by its auditor, never kept for somebody. Nothing was changed."
            raise WrongInputError(message)
        form = self._work.forms.usable(new.form)
        with self._work.store.transaction() as session:
            allocation = session.get_one(Allocation, new.allocation_id)
            self._work.identity.require(Act.SET_UP, allocation.round_id)
            now = self._work.clock()
            made = Record(
                allocation_id=new.allocation_id,
                kind=new.kind,
                seat=new.voice,
                attempt=1,
                author_id=self._work.identity.id,
                form_code=form.code,
                form_version=form.version,
                audit_set="full",
                state=records.SUBMITTED,
                begun_at=now,
                submitted_at=now,
            )
            made.kept_form = keep(session, form)
            session.add(made)
            session.flush()
            for code, answer in new.answers.items():
                records.put_answer(session, made.id, code, fields_of(answer), known=False)
            self._work.note(session, "companion record kept", str(new.allocation_id), f"{new.kind} {new.voice}")

    def _own(self, session: Session, allocation_id: int) -> tuple[Allocation, Record | None]:
        allocation = session.get_one(Allocation, allocation_id)
        if allocation.second_auditor_id != self._work.identity.id:
            message = "Only the second auditor of this case is given its first audit. Nothing was changed."
            raise NotAllowedError(message)
        return allocation, records.audit(session, allocation_id, Seat.SECOND.value)


def voices_in(work: Workplace, session: Session, allocation_id: int) -> tuple[Companion, ...]:
    """What practitioner and family said of a case, with the forms they answered; callers see to who may read it."""
    return tuple(
        Companion(row.kind, voice_of(row), form_of(work, session, row), answers_of(records.answers(session, row.id)))
        for row in records.voices(session, allocation_id)
    )


def voice_of(row: Record) -> str:
    """Whose view a record is, or which audit of its case it is about, in words; empty where it is neither."""
    voice = row.seat.partition("-")[0]
    if row.kind == REVIEW:
        return AUDITS.get(voice, "")
    return VOICES.get(voice, voice.capitalize()) if row.kind in records.VOICES else ""


def _open(mode: Mode, own: Record) -> bool:
    if mode is Mode.INFORMED:
        return True
    return mode is Mode.OWN_GRADES_FIRST and own.submitted_at is not None
