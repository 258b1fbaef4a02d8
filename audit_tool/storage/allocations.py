"""Queries about who is to audit, what bars whom, and what was changed with a reason."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import Row, and_, delete, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from audit_tool.models.allocating import (
    ConflictOverride,
    DeclaredConflict,
    Exemption,
    ExpectedAuditor,
    PersonTeam,
    Reassignment,
)
from audit_tool.models.people import Person
from audit_tool.models.records import Record
from audit_tool.models.rounds import Allocation, Case, CaseFact
from audit_tool.storage.records import AUDIT, PASSED_ON, SUBMITTED


def expected(session: Session, round_id: int) -> dict[str, int | None]:
    """Who is to audit in a round, by code, and how many audits each can take."""
    chosen = select(Person.code, ExpectedAuditor.at_most).join(Person, Person.id == ExpectedAuditor.person_id)
    return dict(session.execute(chosen.where(ExpectedAuditor.round_id == round_id).order_by(Person.code)).all())


def forget_expected(session: Session, round_id: int) -> None:
    """Take the list of those who are to audit away, so that another can take its place."""
    session.execute(delete(ExpectedAuditor).where(ExpectedAuditor.round_id == round_id))


def teams(session: Session) -> Sequence[Row[str, PersonTeam]]:
    """The teams that people are or were in, by code and then by day."""
    chosen = select(Person.code, PersonTeam).join(Person, Person.id == PersonTeam.person_id)
    return session.execute(chosen.order_by(Person.code, PersonTeam.starts_on, PersonTeam.id)).all()


def forget_teams(session: Session, person_id: int) -> None:
    """Take a person's teams away, so that others can take their place."""
    session.execute(delete(PersonTeam).where(PersonTeam.person_id == person_id))


def line_managers(session: Session) -> dict[str, str]:
    """Each person's line manager, both by code."""
    manager = aliased(Person)
    return dict(
        session.execute(select(Person.code, manager.code).join(manager, manager.id == Person.line_manager_id)).all()
    )


def declared(session: Session) -> frozenset[tuple[str, str]]:
    """Who declared a conflict with which case."""
    chosen = select(Person.code, DeclaredConflict.reference).join(Person, Person.id == DeclaredConflict.person_id)
    return frozenset((code, reference) for code, reference in session.execute(chosen))


def declaration(session: Session, person_id: int, reference: str) -> DeclaredConflict | None:
    """The conflict that somebody declared with a case."""
    chosen = DeclaredConflict.person_id == person_id, DeclaredConflict.reference == reference
    return session.scalar(select(DeclaredConflict).where(*chosen))


def declared_by(session: Session, person_id: int) -> tuple[str, ...]:
    """The cases with which somebody declared a conflict, by reference."""
    chosen = select(DeclaredConflict.reference).where(DeclaredConflict.person_id == person_id)
    return tuple(session.scalars(chosen.order_by(DeclaredConflict.reference)))


def forget_declared(session: Session, person_id: int, reference: str) -> bool:
    """Take a declared conflict away; whether there was one."""
    chosen = DeclaredConflict.person_id == person_id, DeclaredConflict.reference == reference
    return bool(session.execute(delete(DeclaredConflict).where(*chosen)).rowcount)  # type: ignore[attr-defined]


def past_audits(session: Session, since: date, round_id: int) -> Sequence[Row[str, str, datetime]]:
    """Who audited which case in other rounds, and when it was submitted or else begun, from a day on.

    In this round too where the audit was passed on: whoever wrote it takes no other seat of the same case.
    """
    moment = func.coalesce(Record.submitted_at, Record.begun_at, type_=Record.begun_at.type)
    # A day earlier than asked for: what day a moment belongs to is decided where the user is.
    start = datetime.combine(since - timedelta(days=1), time()).astimezone()
    chosen = (
        select(Person.code, Case.reference, moment)
        .select_from(Record)
        .join(Person, Person.id == Record.author_id)
        .join(Allocation, Allocation.id == Record.allocation_id)
        .join(Case, Case.id == Allocation.case_id)
        .where(Record.kind == AUDIT, Case.synthetic.is_(False), moment >= start)
        .where(or_(Allocation.round_id != round_id, Record.state == PASSED_ON))
    )
    return session.execute(chosen.order_by(Person.code, Case.reference)).all()


def lifted(session: Session, round_id: int) -> Sequence[Row[str, str, str]]:
    """The rules lifted in a round: for which auditor, which case, which rule."""
    chosen = (
        select(Person.code, Case.reference, ConflictOverride.rule)
        .select_from(ConflictOverride)
        .join(Person, Person.id == ConflictOverride.auditor_id)
        .join(Allocation, Allocation.id == ConflictOverride.allocation_id)
        .join(Case, Case.id == Allocation.case_id)
    )
    return session.execute(chosen.where(Allocation.round_id == round_id)).all()


def lifted_with_reasons(session: Session, round_id: int) -> Sequence[Row[str, str, str, str]]:
    """The rules lifted in a round as they stand: which case, for which of its auditors, which rule, and why."""
    auditor = or_(
        and_(ConflictOverride.seat == "first", Allocation.first_auditor_id == ConflictOverride.auditor_id),
        and_(ConflictOverride.seat == "second", Allocation.second_auditor_id == ConflictOverride.auditor_id),
    )
    chosen = (
        select(Case.reference, Person.code, ConflictOverride.rule, ConflictOverride.reason)
        .select_from(ConflictOverride)
        .join(Person, Person.id == ConflictOverride.auditor_id)
        .join(Allocation, and_(Allocation.id == ConflictOverride.allocation_id, auditor))
        .join(Case, Case.id == Allocation.case_id)
    )
    return session.execute(chosen.where(Allocation.round_id == round_id).order_by(Case.reference, Person.code)).all()


def loads(session: Session, round_id: int, seat: str) -> dict[str, int]:
    """How many audits of a seat each person has in a round, by code; exempt ones are none."""
    auditor = Allocation.first_auditor_id if seat == "first" else Allocation.second_auditor_id
    exempt = exists().where(Exemption.allocation_id == Allocation.id, Exemption.seat == seat)
    chosen = select(Person.code, func.count()).select_from(Allocation).join(Person, Person.id == auditor)
    return dict(session.execute(chosen.where(Allocation.round_id == round_id, ~exempt).group_by(Person.code)).all())


def versions(session: Session, round_id: int) -> dict[str, int]:
    """The version of each form that a round's cases are audited on, the newest where there are several."""
    chosen = select(Allocation.form_code, func.max(Allocation.form_version)).group_by(Allocation.form_code)
    return dict(session.execute(chosen.where(Allocation.round_id == round_id)).all())


def of_case(session: Session, round_id: int, reference: str) -> list[Allocation]:
    """Every allocation of a case in a round: one a form."""
    chosen = select(Allocation).join(Case, Case.id == Allocation.case_id)
    return list(session.scalars(chosen.where(Allocation.round_id == round_id, Case.reference == reference)))


def submitted_alone(session: Session, round_id: int) -> Sequence[Row[str, Record]]:
    """First audits that are in, of cases that have no second auditor, with the references of these."""
    first = and_(Record.allocation_id == Allocation.id, Record.kind == AUDIT, Record.seat == "first")
    return session.execute(
        select(Case.reference, Record)
        .join(Allocation, Allocation.case_id == Case.id)
        .join(Record, and_(first, Record.state == SUBMITTED))
        .where(Allocation.round_id == round_id, Allocation.second_auditor_id.is_(None))
        .order_by(Case.reference)
    ).all()


def is_begun(session: Session, allocation_id: int) -> bool:
    """Whether anything is written down or decided on an allocation: a record, even a draft, or an exemption."""
    written = exists().where(Record.allocation_id == allocation_id)
    decided = exists().where(Exemption.allocation_id == allocation_id)
    return bool(session.scalar(select(or_(written, decided))))


def remove(session: Session, allocation: Allocation) -> None:
    """Take away an allocation on which nothing was begun; the trail keeps that it was there."""
    for part in (CaseFact, ConflictOverride, Reassignment):
        session.execute(delete(part).where(part.allocation_id == allocation.id))
    session.delete(allocation)


def exemption(session: Session, allocation_id: int, seat: str) -> Exemption | None:
    """The exemption of one audit."""
    return session.scalar(select(Exemption).where(Exemption.allocation_id == allocation_id, Exemption.seat == seat))


def exempt_of(session: Session, person_id: int) -> frozenset[tuple[int, str]]:
    """The audits that this person need not do, by allocation and seat."""
    own = or_(
        and_(Exemption.seat == "first", Allocation.first_auditor_id == person_id),
        and_(Exemption.seat == "second", Allocation.second_auditor_id == person_id),
    )
    chosen = select(Exemption.allocation_id, Exemption.seat).join(Allocation, Allocation.id == Exemption.allocation_id)
    return frozenset((allocation, seat) for allocation, seat in session.execute(chosen.where(own)))


def taken(session: Session, round_id: int) -> frozenset[tuple[str, str]]:
    """The cases of a round by reference, each with the form it is audited on."""
    chosen = select(Case.reference, Allocation.form_code).join(Case, Case.id == Allocation.case_id)
    return frozenset((case, form) for case, form in session.execute(chosen.where(Allocation.round_id == round_id)))
