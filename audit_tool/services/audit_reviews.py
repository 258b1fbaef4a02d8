"""Audits of audits: which are due, who is asked to write them, and what a reviewer reads (R-092).

Every inadequate audit is audited, and a share of the rest that chance picks. The record is about one frozen audit,
never about the case: it enters no outcome and no agreement of first and second audits (R-107).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit_tool.analysis.reviewed import is_drawn
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.definition import Option, Seat
from audit_tool.models.people import Person
from audit_tool.models.records import Record
from audit_tool.models.rounds import Allocation, Round
from audit_tool.services.answering import answers_of
from audit_tool.services.identity import Act
from audit_tool.services.kept_forms import form_of
from audit_tool.services.pairs import audits_case, require_reader
from audit_tool.services.people import has_left, refuse_leaver
from audit_tool.services.review_reading import AuditedText, audited_text, overall_grade
from audit_tool.services.reviewing import (
    MOST,
    NOTHING,
    Bars,
    audited_by,
    begin_review,
    finished_audits,
    refuse_reviewer,
    refuse_set_aside,
    seat_of,
)
from audit_tool.services.round_kinds import is_apart
from audit_tool.services.subjects import subject_of
from audit_tool.services.workplace import Workplace
from audit_tool.storage import allocations, people, records, reviews, rounds, trail
from audit_tool.storage.store import Session

FORM = "ATA"
SHARE = 20
"""Per cent of the audits that are not inadequate, where a round says nothing else: one in five."""
INADEQUATE, BY_CHANCE = "Inadequate", "Picked by chance"
_SHARE = "audits of audits in round "


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Somebody who audits an audit, and how far that is."""

    record_id: int
    code: str
    submitted: bool
    untouched: bool
    """Whether nothing is written yet."""
    gone: bool
    """Whether they cannot finish it: they declared a conflict with the case, or left."""

    @property
    def may_be_released(self) -> bool:
        """Whether the request can be taken back."""
        return not self.submitted and (self.untouched or self.gone)


@dataclass(frozen=True, slots=True)
class AuditToReview:
    """A frozen audit of a finished case, why it is to be audited, and who does."""

    allocation_id: int
    seat: Seat
    reference: str
    form: str
    grade: Option | None
    """Its overall grade; none where it has none."""
    why: str
    """Inadequate, or picked by chance; empty where it need not be audited."""
    reviewers: tuple[Reviewer, ...]

    @property
    def due(self) -> bool:
        """Whether it is to be audited and nobody does."""
        return bool(self.why) and all(each.gone for each in self.reviewers)

    @property
    def room(self) -> bool:
        """Whether one more person may audit it."""
        return len(self.reviewers) < MOST


@dataclass(frozen=True, slots=True)
class RoundReviews:
    """All audits of a round that can be audited by now, those that are due first."""

    round_name: str
    share: int
    audits: tuple[AuditToReview, ...]
    own_cases: int
    """Cases left out because this person audits them."""


class AuditReviews:
    """Use cases around audits of audits, beside filling them in."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def listing(self, round_id: int) -> RoundReviews:
        """The audits of a round that can be audited by now, for moderators and the quality lead."""
        self._work.identity.require(Act.READ_BOTH, round_id)
        with self._work.store.reading() as session:
            chosen, share = session.get_one(Round, round_id), _share(session, round_id)
            allocated = [] if is_apart(chosen.kind) else rounds.allocations(session, round_id)
            there = _by_audit(reviews.of_cases(session, [each.id for each, _ in allocated]))
            codes = people.codes(session)
            found: list[AuditToReview] = []
            own_cases = 0
            for allocation, reference in allocated:
                if audits_case(self._work.identity, allocation):
                    own_cases += 1
                    continue
                for seat, record in finished_audits(self._work, session, allocation).items():
                    written = there.get((allocation.id, seat), [])
                    reviewers = tuple(self._reviewer(session, each, codes) for each in written)
                    found.append(self._audit(session, record, reference, share, reviewers))
            order = sorted(found, key=lambda each: (not each.due, not each.why, each.why != INADEQUATE))
            return RoundReviews(chosen.name, share, tuple(order), own_cases)

    def available(self, round_id: int) -> tuple[AuditToReview, ...]:
        """The audits that this person may audit without being asked, those that are due first."""
        who = self._work.identity
        if not who.may(Act.READ_BOTH, round_id):
            return ()
        found = [each for each in self.listing(round_id).audits if each.room]
        with self._work.store.reading() as session:
            bars = Bars(self._work, session, round_id)
            cases = {each.allocation_id for each in found}
            free = {case for case in cases if not bars.of_case(session.get_one(Allocation, case), {who.code: who.id})}
        mine = [each for each in found if who.code in {one.code for one in each.reviewers}]
        return tuple(each for each in found if each.allocation_id in free and each not in mine)

    def take_up(self, allocation_id: int, seat: Seat) -> int:
        """Begin to audit an audit without being asked; the new record's number."""
        return self._begin(allocation_id, seat, self._work.identity.code, Act.READ_BOTH)

    def candidates(self, allocation_id: int, seat: Seat) -> tuple[str, ...]:
        """Who may be asked to audit an audit: nobody of its case, nobody in conflict, nobody who does already."""
        with self._work.store.reading() as session:
            allocation = self._readable(session, allocation_id, Act.SET_UP)
            there = [each for each in reviews.of_cases(session, [allocation_id]) if seat_of(each) is seat]
            taken = {each.author_id for each in there}
            here = {
                each.code: each.id for each in people.everybody(session) if each.id not in taken and self._stays(each)
            }
            barred = Bars(self._work, session, allocation.round_id).of_case(allocation, here)
            return tuple(code for code in here if code not in barred)

    def ask(self, allocation_id: int, seat: Seat, code: str) -> int:
        """Ask somebody to audit an audit: the record to fill in is theirs from now on."""
        return self._begin(allocation_id, seat, code, Act.SET_UP)

    def take_back(self, record_id: int) -> None:
        """Take a request back while nothing is written, or where its writer is gone; what was written is kept then."""
        self._work.identity.require_anywhere(Act.SET_UP)
        with self._work.store.transaction() as session:
            record = session.get(Record, record_id)
            if record is None or record.kind != reviews.REVIEW or record.allocation_id is None:
                message = f"There is no such request. {NOTHING}"
                raise WrongInputError(message)
            allocation = self._readable(session, record.allocation_id, Act.SET_UP)
            asked = self._reviewer(session, record, people.codes(session))
            if not asked.may_be_released:
                message = f"{asked.code} has begun this audit of an audit, so it stays with {asked.code}. {NOTHING}"
                raise WrongInputError(message)
            self._note(session, "no longer asked for", record, allocation)
            if asked.untouched:
                session.delete(record)
            else:
                reviews.give_up(session, record)

    def put_share(self, round_id: int, per_cent: int) -> None:
        """Say how many per cent of the audits that are not inadequate chance picks."""
        self._work.identity.require(Act.SET_UP, round_id)
        if not 0 <= per_cent <= 100:
            message = f"A share of audits is 0 to 100 per cent. {NOTHING} Write how many per cent."
            raise WrongInputError(message)
        with self._work.store.transaction() as session:
            chosen = session.get_one(Round, round_id)
            trail.put_setting(session, f"{_SHARE}{round_id}", str(per_cent))
            self._work.note(session, "share of audits of audits", chosen.name, f"{per_cent} per cent")

    def reading(self, record_id: int) -> AuditedText:
        """The audit that one is to audit, as it was submitted; for whoever writes that record alone."""
        with self._work.store.reading() as session:
            record = session.get(Record, record_id)
            if record is None or record.kind != reviews.REVIEW or record.author_id != self._work.identity.id:
                message = f"This audit is not yours to audit. {NOTHING} Open your own from My work."
                raise NotAllowedError(message)
            refuse_set_aside(session, record)
            return audited_text(self._work, session, audited_by(session, record))

    def _begin(self, allocation_id: int, seat: Seat, code: str, act: Act) -> int:
        form = self._work.forms.usable(FORM)
        with self._work.store.transaction() as session:
            allocation = self._readable(session, allocation_id, act)
            person = people.by_code(session, code)
            if person is None:
                message = f"{code} is not in the register. {NOTHING} Choose somebody who is."
                raise WrongInputError(message)
            refuse_leaver(person, self._work.today())
            refuse_reviewer(self._work, session, allocation, seat, (code, person.id))
            made = begin_review(self._work, session, allocation, seat, person.id, form)
            self._note(session, "asked for", made, allocation)
            return made.id

    def _note(self, session: Session, what: str, record: Record, allocation: Allocation) -> None:
        reference, code = rounds.reference_of(session, allocation), people.codes(session)[record.author_id]
        self._work.note(session, f"audit of an audit {what}", reference, f"{record.seat} audit, {code}")

    def _audit(
        self, session: Session, record: Record, reference: str, share: int, reviewers: tuple[Reviewer, ...]
    ) -> AuditToReview:
        form, answers = form_of(self._work, session, record), answers_of(records.answers(session, record.id))
        grade = overall_grade(form, answers)
        worst = grade is not None and grade == form.grades[0]
        original = records.audit(session, record.allocation_id or 0, record.seat, attempt=1) or record
        why = INADEQUATE if worst else BY_CHANCE if is_drawn(original.fingerprint, share) else ""
        return AuditToReview(record.allocation_id or 0, Seat(record.seat), reference, form.label, grade, why, reviewers)

    def _reviewer(self, session: Session, record: Record, codes: Mapping[int, str]) -> Reviewer:
        submitted = record.submitted_at is not None
        untouched = not submitted and reviews.is_untouched(session, record.id)
        person = session.get_one(Person, record.author_id)
        reference = subject_of(session, record).reference
        declared = allocations.declaration(session, person.id, reference) is not None
        gone = not submitted and (declared or not self._stays(person))
        return Reviewer(record.id, codes[person.id], submitted, untouched, gone)

    def _readable(self, session: Session, allocation_id: int, act: Act) -> Allocation:
        allocation = session.get_one(Allocation, allocation_id)
        self._work.identity.require(act, allocation.round_id)
        require_reader(self._work.identity, allocation)
        return allocation

    def _stays(self, person: Person) -> bool:
        return not has_left(person.ends_on, self._work.today())


def _share(session: Session, round_id: int) -> int:
    kept = trail.setting(session, f"{_SHARE}{round_id}")
    return int(kept) if kept else SHARE


def _by_audit(written: Sequence[Record]) -> dict[tuple[int, Seat], list[Record]]:
    found: dict[tuple[int, Seat], list[Record]] = {}
    for each in written:
        seat = seat_of(each)
        if seat is not None and each.allocation_id is not None:
            found.setdefault((each.allocation_id, seat), []).append(each)
    return found
