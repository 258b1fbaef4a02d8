"""Queries that ask whether the database is whole."""

from sqlalchemy import or_, select, text
from sqlalchemy.orm import Session

from audit_tool.models.moderation import Moderation
from audit_tool.models.records import KeptForm, Record
from audit_tool.models.trail import TrailEntry
from audit_tool.storage.records import AUDIT, SUBMITTED


def page_faults(session: Session) -> list[str]:
    """What SQLite finds wrong with pages, indexes or links."""
    found = [f"The database says: {row[0]}." for row in session.execute(text("PRAGMA quick_check")) if row[0] != "ok"]
    found += [f"A page's seal is broken: {row[0]}." for row in session.execute(text("PRAGMA cipher_integrity_check"))]
    found += [f"A row of {row[0]} points nowhere." for row in session.execute(text("PRAGMA foreign_key_check"))]
    return found


def frozen_records(session: Session) -> list[Record]:
    """Every submitted audit, and every companion record that was submitted by its author."""
    sealed = or_(Record.kind == AUDIT, Record.round_id.is_not(None))
    return list(session.scalars(select(Record).where(Record.state == SUBMITTED, sealed)))


def kept_forms(session: Session) -> list[KeptForm]:
    """Every form kept with submitted audits."""
    return list(session.scalars(select(KeptForm)))


def decided(session: Session) -> list[Moderation]:
    """Every decided moderation."""
    return list(session.scalars(select(Moderation).where(Moderation.decided_at.is_not(None))))


def begun(session: Session) -> list[Moderation]:
    """Every moderation, decided or not."""
    return list(session.scalars(select(Moderation)))


def told(session: Session, act: str) -> list[str]:
    """What the trail keeps of each act of one kind."""
    return list(session.scalars(select(TrailEntry.detail).where(TrailEntry.act == act)))
