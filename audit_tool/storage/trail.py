"""The trail: entries are added, each sealed with the one before, and never changed."""

import hashlib
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit_tool.models.trail import Setting, TrailEntry


def add(session: Session, at: datetime, person_id: int | None, act: str, subject: str, detail: str = "") -> None:
    """Write one entry, sealed with the entry before it."""
    before = session.scalar(select(TrailEntry.seal).order_by(TrailEntry.id.desc()).limit(1)) or ""
    seal = sealed(before, at, person_id, act, subject, detail)
    session.add(TrailEntry(at=at, person_id=person_id, act=act, subject=subject, detail=detail, seal=seal))
    session.flush()


def sealed(before: str, at: datetime, person_id: int | None, act: str, subject: str, detail: str) -> str:
    """The seal of an entry: a hash over the seal before it and all that it says."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    return hashlib.sha256("\x1f".join([before, moment, str(person_id), act, subject, detail]).encode()).hexdigest()


def broken_at(session: Session) -> int | None:
    """The first entry whose seal does not fit, or none."""
    before = ""
    for entry in session.scalars(select(TrailEntry).order_by(TrailEntry.id)):
        if entry.seal != sealed(before, entry.at, entry.person_id, entry.act, entry.subject, entry.detail):
            return entry.id
        before = entry.seal
    return None


def entries(session: Session) -> list[TrailEntry]:
    """Every entry in order."""
    return list(session.scalars(select(TrailEntry).order_by(TrailEntry.id)))


def setting(session: Session, name: str) -> str:
    """A setting's value, empty where it was never set."""
    found = session.get(Setting, name)
    return found.value if found else ""


def put_setting(session: Session, name: str, value: str) -> None:
    """Set a setting."""
    session.merge(Setting(name=name, value=value))
