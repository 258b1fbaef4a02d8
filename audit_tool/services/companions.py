"""Records that go with audits: reflections, feedback, observations, time with staff (R-068 to R-076).

Each is a filled form like an audit: saved as one types, undone, submitted and frozen by `Auditing`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.answers import Answers
from audit_tool.formdef.applicability import AskedSection, facts_of
from audit_tool.formdef.asking import asked_of
from audit_tool.formdef.completeness import progress
from audit_tool.formdef.definition import AuditSet, Form, Seat
from audit_tool.formdef.wording import lowered
from audit_tool.models.records import Record
from audit_tool.models.rounds import Allocation, Round
from audit_tool.services.answering import answers_of
from audit_tool.services.first_reading import voice_of
from audit_tool.services.identity import Act
from audit_tool.services.kept_forms import form_of
from audit_tool.services.pairs import audits_case
from audit_tool.services.references import reference_in
from audit_tool.services.reviewing import is_to_review
from audit_tool.services.round_kinds import is_apart, refuse_real_cases
from audit_tool.services.sheets import Sheet, sheet_of
from audit_tool.services.subjects import subject_of
from audit_tool.services.workplace import Workplace
from audit_tool.storage import people, records, reviews, rounds
from audit_tool.storage.store import Session

COMPANION = "companion"


class About(StrEnum):
    """What kind of thing a companion record is about; decides who may write it."""

    REFLECTION = records.REFLECTION
    FEEDBACK = records.FEEDBACK
    AUDIT = reviews.REVIEW
    CASE = "joint_audit"
    OTHER = "observation"


ABOUT = {
    "worker's view of one case": About.REFLECTION,
    "one person's view": About.FEEDBACK,
    "audit": About.AUDIT,
    "child": About.CASE,
    "family": About.CASE,
}
"""By the subject that the form names; a meeting, a group, a document or anything else belongs to the round alone."""


@dataclass(frozen=True, slots=True)
class CompanionForm:
    """A form that this person may fill in now, and the cases it may be about; none where it is about something else."""

    code: str
    title: str
    subject: str
    about: About
    minutes: int
    cases: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A companion record to begin: about an allocated case, or about something with a reference code of its own."""

    form: str
    round_id: int
    allocation_id: int | None = None
    subject: str = ""
    voice: str = ""
    """Whose view it is, where it is somebody's view."""


@dataclass(frozen=True, slots=True)
class CompanionEntry:
    """One companion record, and where it stands."""

    record_id: int
    title: str
    reference: str
    voice: str
    """Whose view it is, or which audit of the case it is about; empty where it is neither."""
    round_name: str
    author: str
    answered: int
    total: int
    """How far a draft is; both 0 once it is submitted."""
    submitted_at: datetime | None

    @property
    def about(self) -> str:
        """What it is about, and whose view or which audit of that."""
        return f"{self.reference}, {lowered(self.voice)}" if self.voice else self.reference


class Companions:
    """Use cases around companion records, beside filling them in."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def offered(self, round_id: int) -> tuple[CompanionForm, ...]:
        """What this person may fill in, in this round; about practice cases nothing is said (R-108).

        Audits of audits are begun by `AuditReviews`: they are about one audit, not about a case.
        """
        forms = self._work.forms.usable_of(COMPANION)
        with self._work.store.reading() as session:
            if is_apart(session.get_one(Round, round_id).kind):
                return ()
            allocated = rounds.allocations(session, round_id)
            found = []
            for form in forms:
                about = about_of(form)
                choices = allocated if about is not About.OTHER else ()
                cases = tuple((one.id, ref) for one, ref in choices if self._refusal(about, one) is None)
                if cases or about is About.OTHER:
                    minutes = form.minutes.get(AuditSet.FULL.value) or form.minutes.get(AuditSet.SHORT.value, 0)
                    found.append(CompanionForm(form.code, form.title, form.subject, about, minutes, cases))
            return tuple(found)

    def begin(self, new: NewRecord) -> int:
        """Start a companion record; the new record's number."""
        form = self._work.forms.usable(new.form)
        if form.family != COMPANION:
            message = "An audit is begun by its auditor from My work. Nothing was changed."
            raise WrongInputError(message)
        about = about_of(form)
        with self._work.store.transaction() as session:
            chosen = session.get_one(Round, new.round_id)
            refuse_real_cases(chosen.kind)
            allocation = self._allocation(session, new) if about is not About.OTHER else None
            if allocation is not None and (refusal := self._refusal(about, allocation)):
                raise NotAllowedError(refusal)
            subject = "" if allocation is not None else reference_in(new.subject, "What this is about")
            made = Record(
                allocation_id=allocation.id if allocation else None,
                round_id=chosen.id,
                subject=subject,
                kind=about.value,
                seat=_seat(session, allocation, about, new.voice),
                author_id=self._work.identity.id,
                form_code=form.code,
                form_version=form.version,
                audit_set=AuditSet.FULL.value,
                state=records.DRAFT,
                begun_at=self._work.clock(),
            )
            session.add(made)
            session.flush()
            reference = rounds.reference_of(session, allocation) if allocation else subject
            self._work.note(session, "companion record begun", reference, form.code)
            return made.id

    def mine(self) -> tuple[CompanionEntry, ...]:
        """This person's own companion records, drafts first, then the latest submitted."""
        with self._work.store.reading() as session:
            codes = people.codes(session)
            found = [self._entry(session, row, codes) for row in records.written_by(session, self._work.identity.id)]
        drafts = [entry for entry in found if entry.submitted_at is None]
        return (*drafts, *sorted((each for each in found if each.submitted_at), key=_submitted, reverse=True))

    def readable(self) -> tuple[CompanionEntry, ...]:
        """Submitted records that this person may read and print, the latest first."""
        with self._work.store.reading() as session:
            submitted = [row for row in records.all_companions(session) if row.submitted_at is not None]
            rows = [row for row in submitted if self._may_read(session, row)]
            codes = people.codes(session)
            return tuple(sorted((self._entry(session, row, codes) for row in rows), key=_submitted, reverse=True))

    def read(self, record_id: int) -> Sheet:
        """One record as it was asked and answered, for those who may read it."""
        with self._work.store.reading() as session:
            record = session.get(Record, record_id)
            if record is None or not self._may_read(session, record):
                raise NotAllowedError(_NOT_READ)
            return sheet_of(self._work, session, record)

    def _may_read(self, session: Session, record: Record) -> bool:
        """Whoever wrote it; once submitted the quality lead too, but about a case not before its audits are frozen.

        An audit of an audit moderators read too, but nobody who is to audit the same audit and has not yet.
        """
        identity = self._work.identity
        if record.author_id == identity.id:
            return True
        about = subject_of(session, record)
        case, companion = about.allocation, record.kind != records.AUDIT
        act = Act.READ_BOTH if record.kind == reviews.REVIEW else Act.REPORT
        if not companion or record.submitted_at is None or not identity.may(act, about.round.id):
            return False
        if record.kind == reviews.REVIEW and is_to_review(session, record, identity.id):
            return False
        return case is None or (not audits_case(identity, case) and _frozen(session, case))

    def _entry(self, session: Session, record: Record, codes: Mapping[int, str]) -> CompanionEntry:
        form, about = form_of(self._work, session, record), subject_of(session, record)
        asked: tuple[AskedSection, ...] = ()
        answers: Answers = {}
        if record.submitted_at is None:
            answers = answers_of(records.answers(session, record.id))
            asked = asked_of(form, AuditSet(record.audit_set), Seat.FIRST, facts_of(form, about.cover), answers)
        done = progress(asked, answers)
        return CompanionEntry(
            record.id,
            form.title,
            about.reference,
            voice_of(record),
            about.round.name,
            codes[record.author_id],
            done.answered,
            done.total,
            record.submitted_at,
        )

    def _allocation(self, session: Session, new: NewRecord) -> Allocation:
        allocation = session.get(Allocation, new.allocation_id) if new.allocation_id is not None else None
        if allocation is None or allocation.round_id != new.round_id:
            message = "Choose the case that this is about. Nothing was changed."
            raise WrongInputError(message)
        return allocation

    def _refusal(self, about: About, allocation: Allocation) -> str | None:
        """Why this person may not write about this case in this way; none where they may."""
        identity = self._work.identity
        first, audits = allocation.first_auditor_id == identity.id, audits_case(identity, allocation)
        leads = identity.may(Act.SET_UP, allocation.round_id)
        if about is About.FEEDBACK:
            allowed = leads or first
        elif about is About.AUDIT:
            allowed = False
        else:
            # A practitioner's own view is hidden from both auditors until their grades are frozen.
            allowed = leads and not audits
        return None if allowed else _REFUSED[about]


_NOT_READ = (
    "This is no submitted record that you may read. Nothing was made. "
    "Whoever wrote it prints it; so does the quality lead, once the case's audits are submitted."
)
_REFUSED = {
    About.REFLECTION: "The practitioner's own view is written down by the quality team, never by an auditor.",
    About.FEEDBACK: "Feedback on a case is written down by its first auditor or the quality team.",
    About.AUDIT: "An audit of an audit is begun from the list of audits that can be audited.",
    About.CASE: "This record is written down by the quality team, never by an auditor of the case.",
}
_REFUSED = {about: f"{sentence} Nothing was changed." for about, sentence in _REFUSED.items()}


def about_of(form: Form) -> About:
    """What kind of thing the records on a form are about."""
    return ABOUT.get(form.subject, About.OTHER)


def _frozen(session: Session, allocation: Allocation) -> bool:
    seats = [Seat.FIRST, *([Seat.SECOND] if allocation.second_auditor_id is not None else [])]
    latest = [records.audit(session, allocation.id, seat.value) for seat in seats]
    return all(record is not None and record.submitted_at is not None for record in latest)


def _seat(session: Session, allocation: Allocation | None, about: About, voice: str) -> str:
    """Whose voice, and which one of several of that voice: several may speak, and each has a record."""
    voice = "practitioner" if about is About.REFLECTION else voice.strip() or about.value
    if allocation is None:
        return voice
    kept = [row for row in records.companions(session, allocation.id) if row.seat.partition("-")[0] == voice]
    return f"{voice}-{len(kept) + 1}" if kept else voice


def _submitted(entry: CompanionEntry) -> datetime:
    if entry.submitted_at is None:
        raise ValueError("only of submitted records")
    return entry.submitted_at
