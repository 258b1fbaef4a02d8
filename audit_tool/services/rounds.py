"""Rounds, the cases in them, and who audits what (R-027, R-081)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from audit_tool.errors import WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.cases import kind_of_case
from audit_tool.formdef.definition import AuditSet, Form, Seat, SecondSeat
from audit_tool.models.records import Record
from audit_tool.models.rounds import Allocation, Case, CaseFact, Round
from audit_tool.services.answering import cover_of
from audit_tool.services.identity import Act, Role
from audit_tool.services.people import refuse_leaver
from audit_tool.services.workplace import Workplace
from audit_tool.storage import moderations, people, records, rounds
from audit_tool.storage.store import Session

CASE_TYPE = "CVR-02"
"""The cover question on the types of a case."""


class Mode(StrEnum):
    """What the second auditor may see of the first audit, and when."""

    BLIND = "blind"
    OWN_GRADES_FIRST = "own_grades_first"
    INFORMED = "informed"


MODE_WORDS = {
    Mode.BLIND: "Blind: the second auditor saw nothing of the first audit",
    Mode.OWN_GRADES_FIRST: "Own grades first: the second auditor read the first audit after submitting",
    Mode.INFORMED: "Informed: the second auditor was given the first audit",
}


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


@dataclass(frozen=True, slots=True)
class RoundEntry:
    """A round as everybody may see it, with how many first and second audits are in."""

    id: int
    name: str
    theme: str
    starts_on: date
    ends_on: date
    mode: Mode
    audit_set: AuditSet
    target: int | None
    allocated: int
    submitted: int
    second_allocated: int
    second_submitted: int


@dataclass(frozen=True, slots=True)
class Step:
    """How far one audit of a case is."""

    auditor: str
    state: str
    """not started, draft, submitted or none."""


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One case of a round: who has it, how far it is, and who is waited for. No grade and no answer."""

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


class Rounds:
    """Use cases around setting up and following a round."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def allocate(self, round_id: int, new: NewAllocation) -> int:
        """Put a case into a round and give it to its auditors."""
        self._work.identity.require(Act.SET_UP)
        form = self._work.forms.newest(new.form)
        _refuse_second(form, new)
        with self._work.store.transaction() as session:
            first_due, second_due = rounds.due_days(session, round_id)
            today = self._work.today()
            first = _auditor(session, new.first, today)
            second = _auditor(session, new.second, today) if new.second else None
            if first == second:
                message = (
                    "First and second auditor must be two people. Nothing was changed. Choose another second auditor."
                )
                raise WrongInputError(message)
            made = Allocation(
                round_id=session.get_one(Round, round_id).id,
                case_id=_case(session, new.reference).id,
                form_code=form.code,
                form_version=form.version,
                first_auditor_id=first,
                second_auditor_id=second,
                due_on=new.due_on or first_due,
                second_due_on=new.second_due_on or second_due or new.due_on or first_due,
            )
            _refuse_twice(session, made, new.reference)
            session.add(made)
            session.flush()
            session.add_all(
                CaseFact(allocation_id=made.id, question_code=code, value=answer.value, comment=answer.comment)
                for code, answer in new.cover.items()
            )
            self._work.note(session, "case allocated", new.reference, f"{new.first} {new.second}".strip())
            return made.id

    def listing(self) -> tuple[RoundEntry, ...]:
        """All rounds, the latest first, with counts of what is in; never a grade."""
        with self._work.store.reading() as session:
            return tuple(_entry(session, each) for each in rounds.all_rounds(session))

    def named(self, name: str) -> RoundEntry:
        """The round of this name; without one, the latest."""
        found = self.listing()
        chosen = next((each for each in found if name in {"", each.name}), None)
        if chosen is None:
            there = f"There is no round “{name}”" if found else "There is no round yet"
            message = f"{there}. Nothing was changed. Choose one that is there."
            raise WrongInputError(message)
        return chosen

    def board(self, round_id: int) -> tuple[BoardRow, ...]:
        """Every case of a round by step."""
        self._work.identity.require(Act.READ_PROGRESS, round_id)
        with self._work.store.reading() as session:
            allocated = rounds.allocations(session, round_id)
            ids = [allocation.id for allocation, _ in allocated]
            audits = latest_audits(records.audits(session, ids))
            decided = moderations.of_all(session, ids)
            codes = people.codes(session)
            rows = []
            for allocation, reference in allocated:
                first = _step(codes.get(allocation.first_auditor_id, ""), audits.get((allocation.id, Seat.FIRST)))
                second = _step(
                    codes.get(allocation.second_auditor_id or 0, ""), audits.get((allocation.id, Seat.SECOND))
                )
                moderation = decided.get(allocation.id)
                state = "none" if not second.auditor else moderation_state(first, second, moderation is not None)
                if moderation is not None and moderation.decided_at is not None:
                    state = "decided"
                cover = cover_of(rounds.facts(session, allocation.id))
                form = self._work.forms.form(allocation.form_code, allocation.form_version)
                rows.append(
                    BoardRow(
                        allocation.id,
                        reference,
                        kind_of_case(form, cover),
                        form.label,
                        first,
                        second,
                        state,
                        _waiting_for(first, second, state),
                        allocation.due_on,
                        allocation.second_due_on,
                    )
                )
            return tuple(rows)


def latest_audits(found: Iterable[Record]) -> dict[tuple[int, Seat], Record]:
    """The latest attempt of each audit by allocation and seat."""
    return {(record.allocation_id, Seat(record.seat)): record for record in found if record.allocation_id is not None}


def moderation_state(first: Step, second: Step, begun: bool) -> str:  # noqa: FBT001 - reads plainly at its one call
    """Where the moderation of a case is, before it is decided."""
    if first.state != "submitted" or second.state != "submitted":
        return "waiting"
    return "under way" if begun else "ready"


def _step(auditor: str, record: Record | None) -> Step:
    if not auditor:
        return Step("", "none")
    return Step(auditor, record.state if record else "not started")


def _waiting_for(first: Step, second: Step, moderation: str) -> str:
    waiting = [step.auditor for step in (first, second) if step.state in {"not started", "draft"}]
    if waiting:
        return " and ".join(waiting)
    return "The moderator" if moderation in {"ready", "under way"} else "Nobody"


def _entry(session: Session, each: Round) -> RoundEntry:
    allocated = [allocation for allocation, _ in rounds.allocations(session, each.id)]
    found = latest_audits(records.audits(session, [allocation.id for allocation in allocated]))
    submitted = [seat for (_, seat), record in found.items() if record.state == records.SUBMITTED]
    return RoundEntry(
        each.id,
        each.name,
        each.theme,
        each.starts_on,
        each.ends_on,
        Mode(each.mode),
        AuditSet(each.audit_set),
        each.target,
        len(allocated),
        submitted.count(Seat.FIRST),
        sum(allocation.second_auditor_id is not None for allocation in allocated),
        submitted.count(Seat.SECOND),
    )


def _refuse_second(form: Form, new: NewAllocation) -> None:
    if new.second and form.second_seat is SecondSeat.NONE:
        message = f"{form.title} asks nothing of a second auditor. Nothing was changed. Leave the second auditor out."
        raise WrongInputError(message)


def _auditor(session: Session, code: str, today: date) -> int:
    person = people.by_code(session, code)
    if person is None or people.role(session, person.id, Role.AUDITOR.value, None) is None:
        message = f"{code} is not an auditor in the register. Nothing was changed. Choose an auditor."
        raise WrongInputError(message)
    refuse_leaver(person, today)
    return person.id


def _case(session: Session, reference: str) -> Case:
    reference = reference.strip()
    if not reference or len(reference) > 40:
        message = "A case needs a reference code of up to 40 characters, never a name. Nothing was changed."
        raise WrongInputError(message)
    found = rounds.case_by_reference(session, reference)
    if found is None:
        found = Case(reference=reference)
        session.add(found)
        session.flush()
    return found


def _refuse_twice(session: Session, made: Allocation, reference: str) -> None:
    for allocation, _ in rounds.allocations(session, made.round_id):
        if allocation.case_id == made.case_id and allocation.form_code == made.form_code:
            message = f"{reference} is already in this round on this form. Nothing was changed."
            raise WrongInputError(message)
