"""Queries about sessions of a panel."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit_tool.models.moderation import PanelMember, PanelSession
from audit_tool.models.trail import TrailEntry


def of_round(session: Session, round_id: int) -> list[PanelSession]:
    """The sessions of a round, the first one first."""
    chosen = select(PanelSession).where(PanelSession.round_id == round_id)
    return list(session.scalars(chosen.order_by(PanelSession.id)))


def members(session: Session, session_id: int) -> list[int]:
    """Who of the register sat in a session, in the order in which they were named."""
    chosen = select(PanelMember.person_id).where(PanelMember.session_id == session_id)
    return list(session.scalars(chosen.order_by(PanelMember.id)))


def entries_between(session: Session, begin: datetime, end: datetime, acts: Iterable[str]) -> list[TrailEntry]:
    """What was done between two moments, in order."""
    chosen = TrailEntry.at >= begin, TrailEntry.at <= end, TrailEntry.act.in_(list(acts))
    return list(session.scalars(select(TrailEntry).where(*chosen).order_by(TrailEntry.id)))
