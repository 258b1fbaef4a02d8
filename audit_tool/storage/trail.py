"""The trail: entries are added, each sealed with the one before, and never changed; its end is signed."""

import hashlib
import hmac
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from audit_tool.counted_words import count_of
from audit_tool.models.trail import Setting, TrailEntry, TrailHead

_HEAD = 1
_KEY = "signs the end of the trail"


def signing(data_key: bytes) -> dict[Any, Any]:
    """What a session has to carry so that the end of the trail can be signed with the workspace's key."""
    return {_KEY: hmac.digest(data_key, _KEY.encode(), "sha256")}


def signature(session: Session, count: int, seal: str) -> str:
    """The signature over a trail's length and last seal; nobody makes it without the workspace's key."""
    return hmac.digest(session.info[_KEY], f"{count} {seal}".encode(), "sha256").hex()


def add(session: Session, at: datetime, person_id: int | None, act: str, subject: str, detail: str = "") -> None:
    """Write one entry, sealed with the entry before it, and move the signed end of the trail along."""
    before = session.scalar(select(TrailEntry.seal).order_by(TrailEntry.id.desc()).limit(1)) or ""
    seal = sealed(before, at, person_id, act, subject, detail)
    session.add(TrailEntry(at=at, person_id=person_id, act=act, subject=subject, detail=detail, seal=seal))
    end = head(session)
    # Counted on and never counted or begun anew: what was cut off stays missing, and what was forged stays so.
    if end is not None and _genuine(session, end):
        end.count, end.seal, end.signature = end.count + 1, seal, signature(session, end.count + 1, seal)
    session.flush()


def sign_end(session: Session) -> None:
    """Sign the end of a new trail, or of one that was begun before ends were signed."""
    count, seal = _end(session)
    session.add(TrailHead(id=_HEAD, count=count, seal=seal, signature=signature(session, count, seal)))


def head(session: Session) -> TrailHead | None:
    """The signed end of the trail."""
    return session.get(TrailHead, _HEAD)


def end_fault(session: Session) -> str:
    """What does not fit at the end of the trail, in a sentence."""
    count, seal = _end(session)
    noted = head(session)
    if noted is None:
        return "The trail has lost the note of its last entry."
    if not _genuine(session, noted):
        return "The note of the trail's last entry is not as the program wrote it."
    if count < noted.count:
        return (
            f"The trail has {count_of(count, 'entry', 'entries')} where {noted.count:,} were written: some are missing."
        )
    return "" if (count, seal) == (noted.count, noted.seal) else "The trail does not end where its note says."


def seal_at(session: Session, count: int) -> str:
    """The seal of the entry at this place of the trail, empty where it does not reach so far."""
    return session.scalar(select(TrailEntry.seal).order_by(TrailEntry.id).offset(count - 1).limit(1)) or ""


def mark(session: Session) -> str:
    """A mark of the workspace that stays the same and tells nothing, so that no two workspaces have one event."""
    return seal_at(session, 1)[:16]


def _genuine(session: Session, noted: TrailHead) -> bool:
    return hmac.compare_digest(noted.signature, signature(session, noted.count, noted.seal))


def _end(session: Session) -> tuple[int, str]:
    count = session.scalar(select(func.count()).select_from(TrailEntry)) or 0
    return count, seal_at(session, count) if count else ""


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


def about(session: Session, subject: str, acts: Iterable[str]) -> list[TrailEntry]:
    """Entries of some kinds about one subject, in order."""
    chosen = TrailEntry.subject == subject, TrailEntry.act.in_(list(acts))
    return list(session.scalars(select(TrailEntry).where(*chosen).order_by(TrailEntry.id)))


def setting(session: Session, name: str) -> str:
    """A setting's value, empty where it was never set."""
    found = session.get(Setting, name)
    return found.value if found else ""


def put_setting(session: Session, name: str, value: str) -> None:
    """Set a setting."""
    session.merge(Setting(name=name, value=value))
