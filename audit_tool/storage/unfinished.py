"""Queries about what is half written."""

from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from audit_tool.models.unfinished import UnfinishedText


def texts(session: Session, person_id: int, kinds: Iterable[str]) -> list[UnfinishedText]:
    """What somebody has begun of some kinds, the earliest first."""
    chosen = UnfinishedText.person_id == person_id, UnfinishedText.kind.in_(list(kinds))
    return list(session.scalars(select(UnfinishedText).where(*chosen).order_by(UnfinishedText.id)))


def text(session: Session, person_id: int, named: tuple[str, str, str]) -> UnfinishedText | None:
    """One field of something half written: kind, about what, and which field."""
    kind, about, part = named
    chosen = UnfinishedText.kind == kind, UnfinishedText.about == about, UnfinishedText.part == part
    return session.scalar(select(UnfinishedText).where(UnfinishedText.person_id == person_id, *chosen))


def clear(session: Session, person_id: int, kind: str, about: str) -> None:
    """It is saved, or given up."""
    chosen = UnfinishedText.person_id == person_id, UnfinishedText.kind == kind, UnfinishedText.about == about
    session.execute(delete(UnfinishedText).where(*chosen))
