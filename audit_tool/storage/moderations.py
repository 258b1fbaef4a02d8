"""Queries about moderations and their decisions."""

from collections.abc import Sequence

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from audit_tool.models.moderation import Decision, FormerOutcome, Moderation, PassedOn


def of(session: Session, allocation_id: int) -> Moderation | None:
    """The moderation of an allocated case, if one has begun."""
    return session.scalar(select(Moderation).where(Moderation.allocation_id == allocation_id))


def decisions(session: Session, moderation_id: int) -> list[Decision]:
    """Every decision of a moderation."""
    return list(session.scalars(select(Decision).where(Decision.moderation_id == moderation_id).order_by(Decision.id)))


def decision(session: Session, moderation_id: int, code: str) -> Decision | None:
    """The decision on one question."""
    chosen = select(Decision).where(Decision.moderation_id == moderation_id, Decision.question_code == code)
    return session.scalar(chosen)


def former(session: Session, moderation_id: int) -> list[FormerOutcome]:
    """Outcomes that stood before, the first one first."""
    chosen = select(FormerOutcome).where(FormerOutcome.moderation_id == moderation_id)
    return list(session.scalars(chosen.order_by(FormerOutcome.number)))


def fingerprint_before(session: Session, moderation_id: int) -> str:
    """The fingerprint of the outcome that stood before the present one; empty where there was none."""
    found = former(session, moderation_id)
    return found[-1].fingerprint if found else ""


def passed_on(session: Session, moderation_id: int) -> list[PassedOn]:
    """What stands with another moderator by now."""
    chosen = PassedOn.moderation_id == moderation_id, PassedOn.ended_at.is_(None)
    return list(session.scalars(select(PassedOn).where(*chosen).order_by(PassedOn.id)))


def passed_to(session: Session, person_id: int) -> Sequence[Row[PassedOn, int]]:
    """What stands with one moderator, with the allocation of its case; the oldest first."""
    chosen = PassedOn.to_id == person_id, PassedOn.ended_at.is_(None)
    joined = select(PassedOn, Moderation.allocation_id).join(Moderation, Moderation.id == PassedOn.moderation_id)
    return session.execute(joined.where(*chosen).order_by(PassedOn.id)).all()


def reopened(session: Session) -> list[int]:
    """Allocations of cases that were decided and are to be decided again."""
    chosen = select(Moderation.allocation_id).join(FormerOutcome, FormerOutcome.moderation_id == Moderation.id)
    return list(session.scalars(chosen.where(Moderation.decided_at.is_(None)).distinct()))
