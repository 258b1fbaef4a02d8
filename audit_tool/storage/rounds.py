"""Queries about rounds, cases and allocations."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Row, delete, func, or_, select
from sqlalchemy.orm import Session

from audit_tool.models.rounds import Allocation, Case, CaseFact, Round, RoundDeadline


def by_name(session: Session, name: str) -> Round | None:
    """The round with this name."""
    return session.scalar(select(Round).where(Round.name == name))


def all_rounds(session: Session) -> list[Round]:
    """All rounds, the latest first."""
    return list(session.scalars(select(Round).order_by(Round.starts_on.desc(), Round.id.desc())))


def deadlines(session: Session, round_id: int) -> list[RoundDeadline]:
    """The deadlines of a round, the earliest first."""
    chosen = select(RoundDeadline).where(RoundDeadline.round_id == round_id)
    return list(session.scalars(chosen.order_by(RoundDeadline.due_on, RoundDeadline.id)))


def due_days(session: Session, round_id: int) -> tuple[date | None, date | None]:
    """When first and second audits of a round are due where an allocation says nothing else."""
    days = {each.step: each.due_on for each in deadlines(session, round_id)}
    return days.get("first_audit"), days.get("second_audit")


def forget_deadlines(session: Session, round_id: int) -> None:
    """Take the deadlines of a round away, before others are set."""
    session.execute(delete(RoundDeadline).where(RoundDeadline.round_id == round_id))


def allocated(session: Session, person_id: int | None = None) -> dict[int, dict[str, int]]:
    """How many audits each round holds by seat; of one person alone where one is named."""
    found: dict[int, dict[str, int]] = {}
    for seat, auditor in (("first", Allocation.first_auditor_id), ("second", Allocation.second_auditor_id)):
        whose = auditor.is_not(None) if person_id is None else auditor == person_id
        counted = select(Allocation.round_id, func.count()).where(whose).group_by(Allocation.round_id)
        for round_id, count in session.execute(counted):
            found.setdefault(round_id, {})[seat] = count
    return found


def case_by_reference(session: Session, reference: str) -> Case | None:
    """The case with this reference."""
    return session.scalar(select(Case).where(Case.reference == reference))


def case_references(session: Session) -> list[str]:
    """The references of all cases."""
    return list(session.scalars(select(Case.reference).order_by(Case.id)))


def allocations(session: Session, round_id: int) -> Sequence[Row[Allocation, str]]:
    """Allocations of a round with their case references, by reference."""
    return session.execute(
        select(Allocation, Case.reference)
        .join(Case, Case.id == Allocation.case_id)
        .where(Allocation.round_id == round_id)
        .order_by(Case.reference)
    ).all()


def audits_same(session: Session, own: Allocation, person_id: int) -> bool:
    """Whether somebody audits the same case on the same form in another allocation of its round: a calibration's."""
    same = Allocation.round_id == own.round_id, Allocation.case_id == own.case_id, Allocation.form_code == own.form_code
    person = or_(Allocation.first_auditor_id == person_id, Allocation.second_auditor_id == person_id)
    return session.scalar(select(Allocation.id).where(*same, Allocation.id != own.id, person).limit(1)) is not None


def allocations_on(session: Session, form: str, *, before: int) -> Sequence[Row[Allocation, str, str]]:
    """Allocations on an older version of a form, with case reference and round, the latest round first."""
    return session.execute(
        select(Allocation, Case.reference, Round.name)
        .join(Case, Case.id == Allocation.case_id)
        .join(Round, Round.id == Allocation.round_id)
        .where(Allocation.form_code == form, Allocation.form_version < before)
        .order_by(Round.starts_on.desc(), Round.id.desc(), Case.reference)
    ).all()


def allocations_of(session: Session, person_id: int) -> Sequence[Row[Allocation, str, Round]]:
    """Allocations in which this person audits, with case reference and round."""
    return session.execute(
        select(Allocation, Case.reference, Round)
        .join(Case, Case.id == Allocation.case_id)
        .join(Round, Round.id == Allocation.round_id)
        .where(or_(Allocation.first_auditor_id == person_id, Allocation.second_auditor_id == person_id))
        .order_by(Case.reference)
    ).all()


def reference_of(session: Session, allocation: Allocation) -> str:
    """The case reference of an allocation."""
    return session.scalars(select(Case.reference).where(Case.id == allocation.case_id)).one()


def is_only_allocation(session: Session, allocation: Allocation) -> bool:
    """Whether a case has been given out once only, in whatever round and on whatever form."""
    return len(session.scalars(select(Allocation.id).where(Allocation.case_id == allocation.case_id)).all()) == 1


def facts(session: Session, allocation_id: int) -> list[CaseFact]:
    """Cover fields of an allocated case."""
    return list(session.scalars(select(CaseFact).where(CaseFact.allocation_id == allocation_id)))
