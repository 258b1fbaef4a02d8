"""Queries about feedback to practitioners."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit_tool.models.feedback import FeedbackEntry


def entries(session: Session, allocation_ids: Iterable[int]) -> list[FeedbackEntry]:
    """All that was noted about some cases, in the order in which it was noted."""
    chosen = select(FeedbackEntry).where(FeedbackEntry.allocation_id.in_(list(allocation_ids)))
    return list(session.scalars(chosen.order_by(FeedbackEntry.id)))


def answering(session: Session, response: str) -> list[int]:
    """Allocations about which this was answered at some time."""
    chosen = select(FeedbackEntry.allocation_id).where(FeedbackEntry.response == response)
    return list(session.scalars(chosen.distinct().order_by(FeedbackEntry.allocation_id)))
