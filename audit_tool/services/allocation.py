"""Who audits which case: given, and given to somebody else, where no rule stands in the way (R-008, R-027 to R-030)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from audit_tool.analysis.allocating import Conflict, Rule, Surroundings
from audit_tool.errors import WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.definition import Form, Seat, SecondSeat
from audit_tool.models.allocating import Reassignment
from audit_tool.models.people import Person
from audit_tool.models.records import Record
from audit_tool.models.rounds import Allocation, Case, CaseFact, Round
from audit_tool.services import conflicts
from audit_tool.services.auditing import next_attempt
from audit_tool.services.conflicts import Lift, Teams
from audit_tool.services.identity import Act
from audit_tool.services.people import auditor_of, has_left
from audit_tool.services.reasons import reason_in
from audit_tool.services.reaudit_booking import take_up
from audit_tool.services.references import case_reference
from audit_tool.services.round_kinds import refuse_real_cases
from audit_tool.services.workplace import Workplace
from audit_tool.storage import allocations, moderations, populations, records, reviews, rounds
from audit_tool.storage.store import Session


@dataclass(frozen=True, slots=True)
class NewAllocation:
    """A case to be audited, by whom, on which form, with its cover fields."""

    reference: str
    first: str
    second: str = ""
    form: str = "CIN"
    due_on: date | None = None
    second_due_on: date | None = None
    cover: Mapping[str, Answer] = field(default_factory=dict)
    lifts: tuple[Lift, ...] = ()
    """Rules set aside for one of its auditors, each with the reason."""


@dataclass(frozen=True, slots=True)
class LiftedRule:
    """A rule that was set aside for one auditor of a case."""

    reference: str
    auditor: str
    rule: Rule
    reason: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What is read once for all cases that are given away together."""

    round_id: int
    due: tuple[date | None, date | None]
    """When first and second audits are due where nothing else is said."""
    around: Surroundings
    teams: Teams
    taken: set[tuple[str, str]]
    """Cases of the round with the form each is audited on."""
    versions: dict[str, int]
    """A round stays with the version of a form that it began with, so that its cases compare (R-003)."""


class Allocating:
    """Use cases around giving audits to people."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def allocate(self, round_id: int, new: NewAllocation) -> int:
        """Put a case into a round and give it to its auditors."""
        return self.allocate_all(round_id, (new,))[0]

    def allocate_all(self, round_id: int, allotted: Sequence[NewAllocation]) -> tuple[int, ...]:
        """Give all of these cases to their auditors, or none of them."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.transaction() as session:
            into = session.get_one(Round, round_id)
            refuse_real_cases(into.kind)
            around = conflicts.surroundings(self._work, session, round_id)
            batch = Batch(
                into.id,
                rounds.due_days(session, into.id),
                around,
                conflicts.teams_of(session),
                set(allocations.taken(session, round_id)),
                allocations.versions(session, round_id),
            )
            return tuple(self._allocate(session, batch, new) for new in allotted)

    def conflicts(self, round_id: int, reference: str, auditor: str) -> tuple[Conflict, ...]:
        """The rules between somebody and a case of the round, apart from those lifted already."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.reading() as session:
            around = conflicts.surroundings(self._work, session, round_id)
            case = conflicts.case_of(populations.by_reference(session, round_id, reference), reference, {})
            return conflicts.between(case, (auditor,), around, conflicts.teams_of(session))

    def lifted(self, round_id: int) -> tuple[LiftedRule, ...]:
        """The rules that were lifted for auditors of a round, as they stand, with the reasons (R-028)."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.reading() as session:
            return tuple(
                LiftedRule(reference, code, Rule(rule), reason)
                for reference, code, rule, reason in allocations.lifted_with_reasons(session, round_id)
            )

    def reassign(self, allocation_id: int, seat: Seat, code: str, reason: str, lifts: tuple[Lift, ...] = ()) -> None:
        """Give an audit not begun, or a draft of a leaver or of who declared a conflict, to somebody else (R-008)."""
        with self._work.store.transaction() as session:
            allocation = session.get_one(Allocation, allocation_id)
            self._work.identity.require(Act.SET_UP, allocation.round_id)
            reason = reason_in(reason, "Giving an audit to somebody else")
            to = self._auditor(session, code)
            reference = rounds.reference_of(session, allocation)
            before = allocation.first_auditor_id if seat is Seat.FIRST else allocation.second_auditor_id
            self._refuse_change(session, allocation, seat, to, reference)
            around = conflicts.surroundings(self._work, session, allocation.round_id)
            listed = populations.by_reference(session, allocation.round_id, reference)
            case = conflicts.case_of(listed, reference, {})
            found = conflicts.between(case, (code,), around, conflicts.teams_of(session))
            conflicts.refuse(found, lifts)
            self._pass_on(session, allocation, seat, to)
            if seat is Seat.FIRST:
                allocation.first_auditor_id = to.id
            else:
                allocation.second_auditor_id = to.id
            if before is not None:
                session.add(self._reassignment(allocation_id, seat, (before, to.id), reason))
            self._work.note(session, "audit reassigned", reference, f"{seat.value} to {code}: {reason}")
            conflicts.keep_lifts(self._work, session, allocation, {seat.value: (code, to.id)}, found, lifts)

    def _allocate(self, session: Session, batch: Batch, new: NewAllocation) -> int:
        begun_with = batch.versions.get(new.form)
        form = self._work.forms.form(new.form, begun_with) if begun_with else self._work.forms.newest(new.form)
        _refuse_second(form, new)
        reference = case_reference(new.reference)
        chosen = {"first": self._auditor(session, new.first)}
        if new.second:
            chosen["second"] = self._auditor(session, new.second)
        if len({person.id for person in chosen.values()}) < len(chosen):
            message = "First and second auditor must be two people. Nothing was changed. Choose another second auditor."
            raise WrongInputError(message)
        if (reference, form.code) in batch.taken:
            message = f"{reference} is already in this round on this form. Nothing was changed."
            raise WrongInputError(message)
        listed = populations.by_reference(session, batch.round_id, reference)
        case = conflicts.case_of(listed, reference, new.cover)
        seats = {seat: (person.code, person.id) for seat, person in chosen.items()}
        found = conflicts.between(case, [code for code, _ in seats.values()], batch.around, batch.teams)
        conflicts.refuse(found, new.lifts)
        first_due, second_due = batch.due
        made = Allocation(
            round_id=batch.round_id,
            case_id=_case(session, reference).id,
            form_code=form.code,
            form_version=form.version,
            first_auditor_id=chosen["first"].id,
            second_auditor_id=chosen["second"].id if new.second else None,
            due_on=new.due_on or first_due,
            second_due_on=new.second_due_on or second_due or new.due_on or first_due,
        )
        self._put(session, made, new, reference)
        conflicts.keep_lifts(self._work, session, made, seats, found, new.lifts)
        batch.taken.add((reference, form.code))
        batch.versions[form.code] = form.version
        return made.id

    def _put(self, session: Session, made: Allocation, new: NewAllocation, reference: str) -> None:
        session.add(made)
        session.flush()
        session.add_all(
            CaseFact(allocation_id=made.id, question_code=code, value=answer.value, comment=answer.comment)
            for code, answer in new.cover.items()
        )
        self._work.note(session, "case allocated", reference, f"{new.first} {new.second}".strip())
        take_up(self._work, session, made)

    def _auditor(self, session: Session, code: str) -> Person:
        return auditor_of(session, code, self._work.today())

    def _refuse_change(self, session: Session, allocation: Allocation, seat: Seat, to: Person, reference: str) -> None:
        """Refuse what would give an audit to the wrong person, or take away one that was begun."""
        if to.id in {allocation.first_auditor_id, allocation.second_auditor_id}:
            message = f"{to.code} is an auditor of {reference} already. Nothing was changed. Choose somebody else."
            raise WrongInputError(message)
        form = self._work.forms.form(allocation.form_code, allocation.form_version)
        if seat is Seat.SECOND and form.second_seat is SecondSeat.NONE:
            message = f"{form.title} asks nothing of a second auditor. Nothing was changed."
            raise WrongInputError(message)
        _refuse_twin(session, allocation, to, reference)
        record = records.audit(session, allocation.id, seat.value)
        if record is not None:
            author = session.get_one(Person, record.author_id)
            declared = allocations.declaration(session, author.id, reference)
            gone = declared is not None or has_left(author.ends_on, self._work.today())
            _refuse_begun(author, record, reference, gone)

    def _pass_on(self, session: Session, allocation: Allocation, seat: Seat, to: Person) -> None:
        """What was written is kept, and is nobody's draft any more; a reopened audit is begun anew as such."""
        draft = records.audit(session, allocation.id, seat.value)
        if draft is None:
            return
        attempt = draft.attempt
        records.pass_on(session, draft)
        if attempt > 1:
            made = next_attempt(draft, draft.reopened_reason, self._work.clock())
            made.attempt, made.author_id, made.place, made.first_seen_at = attempt, to.id, "", None
            session.add(made)

    def _reassignment(self, allocation_id: int, seat: Seat, people_: tuple[int, int], reason: str) -> Reassignment:
        return Reassignment(
            allocation_id=allocation_id,
            seat=seat.value,
            from_id=people_[0],
            to_id=people_[1],
            reason=reason,
            at=self._work.clock(),
            person_id=self._work.identity.id,
        )


def _refuse_second(form: Form, new: NewAllocation) -> None:
    if new.second and form.second_seat is SecondSeat.NONE:
        message = f"{form.title} asks nothing of a second auditor. Nothing was changed. Leave the second auditor out."
        raise WrongInputError(message)


def _refuse_twin(session: Session, allocation: Allocation, to: Person, reference: str) -> None:
    """Nobody decides or audits audits of which one becomes theirs, nor grades a practice case twice."""
    begun = moderations.of(session, allocation.id)
    decided = moderations.decisions(session, begun.id) if begun else []
    if to.id in {each.decided_by_id for each in decided}:
        message = f"{to.code} decided differences of {reference}. Nothing was changed. Choose somebody else."
        raise WrongInputError(message)
    if reviews.count(session, allocation.id, to.id):
        message = f"{to.code} audited an audit of {reference}. Nothing was changed. Choose somebody else."
        raise WrongInputError(message)
    if rounds.audits_same(session, allocation, to.id):
        message = (
            f"{to.code} has an audit of {reference} in this round already. Nothing was changed. Choose somebody else."
        )
        raise WrongInputError(message)


def _refuse_begun(author: Person, record: Record, reference: str, gone: bool) -> None:  # noqa: FBT001 - one call
    """A frozen audit stays; a draft goes on only where its author has left or declared a conflict."""
    what = f"The {record.seat} audit of {reference}"
    if record.state == records.SUBMITTED:
        message = f"{what} is submitted, so it stays with {author.code}. Nothing was changed."
        raise WrongInputError(message)
    if not gone:
        message = (
            f"{what} is begun by {author.code}, who is still here. Nothing was changed. "
            f"Ask {author.code} to finish it; a leaver's draft can be given to somebody else."
        )
        raise WrongInputError(message)


def _case(session: Session, reference: str) -> Case:
    found = rounds.case_by_reference(session, reference)
    if found is None:
        found = Case(reference=reference)
        session.add(found)
        session.flush()
    if found.synthetic:
        message = f"{reference} is the reference of a practice case. Nothing was changed. A real case needs another."
        raise WrongInputError(message)
    return found
