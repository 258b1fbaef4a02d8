"""One audit or companion record as it is filled in, read and printed: what is asked of it, and what was answered."""

from dataclasses import dataclass
from datetime import datetime

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.applicability import AskedSection, facts_of
from audit_tool.formdef.asking import asked_of
from audit_tool.formdef.definition import AuditSet, Form, Seat
from audit_tool.models.records import Record
from audit_tool.services.answering import answers_of
from audit_tool.services.first_reading import voice_of
from audit_tool.services.kept_forms import form_of
from audit_tool.services.rounds import Mode
from audit_tool.services.subjects import subject_of
from audit_tool.services.workplace import Workplace
from audit_tool.storage import people, records, remembered
from audit_tool.storage.reviews import REVIEW
from audit_tool.storage.store import Session


@dataclass(frozen=True)
class Sheet:
    """All that the audit screen shows of one audit, or of one companion record."""

    record_id: int
    allocation_id: int | None
    kind: str
    reference: str
    round_name: str
    author: str
    mode: Mode
    form: Form
    seat: Seat
    audit_set: AuditSet
    cover: dict[str, Answer]
    answers: dict[str, Answer]
    place: str
    submitted_at: datetime | None
    fingerprint: str
    can_undo: bool
    can_redo: bool
    dismissed: frozenset[tuple[str, str, str]]
    """Prompts that are not to be shown again."""
    voice: str = ""
    """Whose view it is, where it is somebody's view."""

    @property
    def companion(self) -> bool:
        """Whether it goes with audits: a reflection, feedback, an observation."""
        return self.kind != records.AUDIT

    @property
    def of_audit(self) -> bool:
        """Whether it is about somebody's audit, and says which."""
        return self.kind == REVIEW and bool(self.voice)

    @property
    def what(self) -> str:
        """What it is called: the first or second audit, or the form's own title."""
        return self.form.title if self.companion else f"{self.seat.value.capitalize()} audit"

    @property
    def noun(self) -> str:
        """What sentences about it call it."""
        return "record" if self.companion else "audit"

    @property
    def frozen(self) -> bool:
        """Submitted, and so unchangeable."""
        return self.submitted_at is not None

    def sections(self) -> tuple[AskedSection, ...]:
        """What is asked, given the case and the answers so far."""
        return asked_of(self.form, self.audit_set, self.seat, facts_of(self.form, self.cover), self.answers)


def sheet_of(work: Workplace, session: Session, record: Record) -> Sheet:
    """A record with all that was asked and answered; callers see to who may read it."""
    about = subject_of(session, record)
    can_undo, can_redo = records.can_step(session, record.id)
    return Sheet(
        record.id,
        record.allocation_id,
        record.kind,
        about.reference,
        about.round.name,
        people.codes(session)[record.author_id],
        Mode(about.round.mode),
        form_of(work, session, record),
        Seat(record.seat) if record.kind == records.AUDIT else Seat.FIRST,
        AuditSet(record.audit_set),
        about.cover,
        answers_of(records.answers(session, record.id)),
        record.place,
        record.submitted_at,
        record.fingerprint,
        can_undo,
        can_redo,
        remembered.dismissed(session, record.id),
        voice_of(record),
    )
