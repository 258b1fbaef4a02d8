"""Queries about moderations and their decisions."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit_tool.models.moderation import Decision, Moderation


def of(session: Session, allocation_id: int) -> Moderation | None:
    """The moderation of an allocated case, if one has begun."""
    return session.scalar(select(Moderation).where(Moderation.allocation_id == allocation_id))


def of_all(session: Session, allocation_ids: Iterable[int]) -> dict[int, Moderation]:
    """Moderations by allocation."""
    chosen = select(Moderation).where(Moderation.allocation_id.in_(list(allocation_ids)))
    return {moderation.allocation_id: moderation for moderation in session.scalars(chosen)}


def decisions(session: Session, moderation_id: int) -> list[Decision]:
    """Every decision of a moderation."""
    return list(session.scalars(select(Decision).where(Decision.moderation_id == moderation_id).order_by(Decision.id)))


def decision(session: Session, moderation_id: int, code: str) -> Decision | None:
    """The decision on one question."""
    chosen = select(Decision).where(Decision.moderation_id == moderation_id, Decision.question_code == code)
    return session.scalar(chosen)
