"""Queries about audits of audits: companion records whose seat says which audit of their case each is about."""

from collections.abc import Iterable

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from audit_tool.models.records import AnswerRevision, Record, RecordAnswer
from audit_tool.storage.records import AUDIT, DRAFT, PASSED_ON, SUBMITTED

REVIEW = "audit_review"


def of_cases(session: Session, allocation_ids: Iterable[int]) -> list[Record]:
    """Every audit of an audit of these allocations, drafts too but for those given up, the first begun first."""
    chosen = Record.allocation_id.in_(list(allocation_ids)), Record.kind == REVIEW, Record.state != PASSED_ON
    return list(session.scalars(select(Record).where(*chosen).order_by(Record.id)))


def drafts_of(session: Session, person_id: int) -> list[Record]:
    """The audits of audits that somebody is to write."""
    chosen = Record.author_id == person_id, Record.kind == REVIEW, Record.state == DRAFT
    return list(session.scalars(select(Record).where(*chosen).order_by(Record.id)))


def count(session: Session, allocation_id: int, person_id: int) -> int:
    """How many audits of the audits of an allocation somebody writes or wrote."""
    chosen = Record.allocation_id == allocation_id, Record.author_id == person_id, Record.kind == REVIEW
    return session.scalar(select(func.count()).select_from(Record).where(*chosen)) or 0


def is_submitted(session: Session, allocation_id: int) -> bool:
    """Whether an audit of an audit of this allocation is in."""
    chosen = Record.allocation_id == allocation_id, Record.kind == REVIEW, Record.state == SUBMITTED
    return session.scalar(select(Record.id).where(*chosen).limit(1)) is not None


def wrote_audit(session: Session, allocation_id: int) -> frozenset[int]:
    """Whoever wrote an audit of an allocation, or a draft of one that was passed on."""
    chosen = Record.allocation_id == allocation_id, Record.kind == AUDIT
    return frozenset(session.scalars(select(Record.author_id).where(*chosen)))


def give_up(session: Session, record: Record) -> None:
    """Keep a draft that its author is not to finish, as nobody's."""
    same = Record.allocation_id == record.allocation_id, Record.kind == REVIEW, Record.seat == record.seat
    record.attempt = min(0, session.scalar(select(func.min(Record.attempt)).where(*same)) or 0) - 1
    record.state = PASSED_ON


def is_untouched(session: Session, record_id: int) -> bool:
    """Whether nothing was ever written into a record."""
    answered = exists().where(RecordAnswer.record_id == record_id)
    changed = exists().where(AnswerRevision.record_id == record_id)
    return not session.scalar(select(or_(answered, changed)))
