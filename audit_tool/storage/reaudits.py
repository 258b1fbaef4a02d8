"""Queries about cases that come back to be audited again."""

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from audit_tool.models.moderation import Moderation
from audit_tool.models.reaudit import Reaudit
from audit_tool.models.rounds import Allocation, Case, Round


def everything(session: Session) -> list[Row[Reaudit, Allocation, str, str]]:
    """Every re-audit with the audit that led to it, its case and its round, the soonest first."""
    chosen = (
        select(Reaudit, Allocation, Case.reference, Round.name)
        .join(Allocation, Allocation.id == Reaudit.allocation_id)
        .join(Case, Case.id == Allocation.case_id)
        .join(Round, Round.id == Allocation.round_id)
    )
    return list(session.execute(chosen.order_by(Reaudit.due_on, Reaudit.id)).all())


def standing_for(session: Session, allocation_id: int) -> Reaudit | None:
    """The re-audit that an audit led to and that is not called off."""
    chosen = select(Reaudit).where(Reaudit.allocation_id == allocation_id, Reaudit.called_off_at.is_(None))
    return session.scalar(chosen.order_by(Reaudit.id.desc()).limit(1))


def awaited(session: Session, case_id: int) -> Reaudit | None:
    """The earliest re-audit of a case that nobody is given yet."""
    chosen = (
        select(Reaudit)
        .join(Allocation, Allocation.id == Reaudit.allocation_id)
        .where(Allocation.case_id == case_id, Reaudit.called_off_at.is_(None), Reaudit.came_of_it_id.is_(None))
    )
    return session.scalar(chosen.order_by(Reaudit.due_on, Reaudit.id).limit(1))


def decided(session: Session) -> list[Row[Allocation, str, str]]:
    """Allocations whose case is decided, with its reference and round."""
    chosen = (
        select(Allocation, Case.reference, Round.name)
        .join(Moderation, Moderation.allocation_id == Allocation.id)
        .join(Case, Case.id == Allocation.case_id)
        .join(Round, Round.id == Allocation.round_id)
        .where(Moderation.decided_at.is_not(None), Case.synthetic.is_(False))
    )
    return list(session.execute(chosen.order_by(Moderation.decided_at.desc())).all())
