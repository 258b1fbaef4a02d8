"""Queries about moderations and their decisions."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit_tool.models.moderation import Decision, FormerOutcome, Moderation


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


def former(session: Session, moderation_id: int) -> list[FormerOutcome]:
    """Outcomes that stood before, the first one first."""
    chosen = select(FormerOutcome).where(FormerOutcome.moderation_id == moderation_id)
    return list(session.scalars(chosen.order_by(FormerOutcome.number)))


def fingerprint_before(session: Session, moderation_id: int) -> str:
    """The fingerprint of the outcome that stood before the present one; empty where there was none."""
    found = former(session, moderation_id)
    return found[-1].fingerprint if found else ""
