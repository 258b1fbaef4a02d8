"""What the board of a round is read from: a fixed number of queries, for all its cases or for one alone."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Row, and_, func, or_, select
from sqlalchemy.orm import Session

from audit_tool.models.allocating import ConflictOverride, DeclaredConflict, Exemption
from audit_tool.models.moderation import Moderation
from audit_tool.models.records import Record, RecordAnswer
from audit_tool.models.rounds import Allocation, Case, CaseFact
from audit_tool.storage.records import AUDIT, PASSED_ON, SUBMITTED, VOICES

Scope = ColumnElement[bool]
"""Which allocations are read."""


def of_round(round_id: int) -> Scope:
    """Every allocation of a round."""
    return Allocation.round_id == round_id


def audited_by(person_id: int) -> Scope:
    """Every allocation of which this person is an auditor."""
    return or_(Allocation.first_auditor_id == person_id, Allocation.second_auditor_id == person_id)


def one(allocation_id: int) -> Scope:
    """One allocation alone."""
    return Allocation.id == allocation_id


def allocations(session: Session, scope: Scope) -> Sequence[Row[Allocation, str]]:
    """Allocations with their case references, by reference."""
    chosen = select(Allocation, Case.reference).join(Case, Case.id == Allocation.case_id)
    return session.execute(chosen.where(scope).order_by(Case.reference, Allocation.id)).all()


def audits(session: Session, scope: Scope) -> dict[tuple[int, str], Record]:
    """The latest attempt of each audit by allocation and seat."""
    chosen = select(Record).join(Allocation, Allocation.id == Record.allocation_id)
    kept = chosen.where(scope, Record.kind == AUDIT, Record.state != PASSED_ON).order_by(Record.attempt)
    return {(each.allocation_id or 0, each.seat): each for each in session.scalars(kept)}


def exempt(session: Session, scope: Scope) -> dict[tuple[int, str], tuple[str, str]]:
    """Reason and approver of each exempt audit, by allocation and seat."""
    chosen = select(Exemption).join(Allocation, Allocation.id == Exemption.allocation_id)
    return {
        (each.allocation_id, each.seat): (each.reason, each.approver) for each in session.scalars(chosen.where(scope))
    }


def declared(session: Session, scope: Scope) -> frozenset[tuple[int, int]]:
    """Which auditors declared a conflict with their case that nobody lifted since, by allocation and person."""
    own = DeclaredConflict.person_id.in_((Allocation.first_auditor_id, Allocation.second_auditor_id))
    lifted = select(ConflictOverride.id).where(
        ConflictOverride.allocation_id == Allocation.id,
        ConflictOverride.auditor_id == DeclaredConflict.person_id,
        ConflictOverride.rule == "declared",
        ConflictOverride.at >= DeclaredConflict.at,
    )
    chosen = (
        select(Allocation.id, DeclaredConflict.person_id)
        .join(Case, Case.id == Allocation.case_id)
        .join(DeclaredConflict, DeclaredConflict.reference == Case.reference)
        .where(scope, own, ~lifted.exists())
    )
    return frozenset((allocation, person) for allocation, person in session.execute(chosen))


def decided(session: Session, scope: Scope) -> dict[int, bool]:
    """Whether the moderation of a case is decided, for each that has begun."""
    chosen = select(Moderation.allocation_id, Moderation.decided_at)
    found = session.execute(chosen.join(Allocation, Allocation.id == Moderation.allocation_id).where(scope))
    return {allocation: at is not None for allocation, at in found}


def cover(session: Session, scope: Scope, code: str) -> dict[int, CaseFact]:
    """One cover field of each allocated case that has it."""
    chosen = select(CaseFact).join(Allocation, Allocation.id == CaseFact.allocation_id)
    found = session.scalars(chosen.where(scope, CaseFact.question_code == code))
    return {each.allocation_id: each for each in found}


def voices(session: Session, scope: Scope, asked: str) -> list[tuple[int, str, str, str]]:
    """Reflections and feedback on the cases: allocation, kind, state, and what came of asking."""
    answer = and_(RecordAnswer.record_id == Record.id, RecordAnswer.question_code == asked)
    chosen = (
        select(Allocation.id, Record.kind, Record.state, func.coalesce(RecordAnswer.value, ""))
        .join(Record, Record.allocation_id == Allocation.id)
        .outerjoin(RecordAnswer, answer)
    )
    found = session.execute(chosen.where(scope, Record.kind.in_(VOICES)))
    return [(allocation, kind, state, came) for allocation, kind, state, came in found]


def submitted_answers(session: Session, scope: Scope, code: str) -> dict[int, str]:
    """The answer to one question in each submitted audit, by record."""
    chosen = (
        select(RecordAnswer.record_id, RecordAnswer.value)
        .join(Record, Record.id == RecordAnswer.record_id)
        .join(Allocation, Allocation.id == Record.allocation_id)
    )
    told = chosen.where(scope, Record.kind == AUDIT, Record.state == SUBMITTED, RecordAnswer.question_code == code)
    return dict(session.execute(told).all())
