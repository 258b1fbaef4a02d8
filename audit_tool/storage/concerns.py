"""Queries about immediate concerns and what happened to them."""

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from audit_tool.models.concern import Concern, ConcernEntry
from audit_tool.models.records import Record
from audit_tool.models.rounds import Allocation, Case
from audit_tool.storage.records import AUDIT, SUBMITTED


def kept(session: Session) -> list[Concern]:
    """Every concern that was raised, the latest first, and every one begun that nobody discarded."""
    chosen = select(Concern).where(Concern.discarded_at.is_(None))
    return list(session.scalars(chosen.order_by(Concern.raised_at.desc(), Concern.id.desc())))


def open_about(session: Session, reference: str) -> int:
    """How many concerns about a case were raised and are not closed."""
    chosen = select(func.count()).where(
        Concern.reference == reference,
        Concern.raised_at.is_not(None),
        Concern.closed_at.is_(None),
        Concern.discarded_at.is_(None),
    )
    return session.scalar(chosen) or 0


def begun_by(session: Session, person_id: int) -> Concern | None:
    """The concern that somebody has begun and neither raised nor discarded."""
    chosen = select(Concern).where(
        Concern.raised_by_id == person_id, Concern.raised_at.is_(None), Concern.discarded_at.is_(None)
    )
    return session.scalar(chosen.order_by(Concern.id.desc()).limit(1))


def entries(session: Session, concern_ids: Iterable[int]) -> list[ConcernEntry]:
    """What happened to some concerns, in the order in which it was noted."""
    chosen = select(ConcernEntry).where(ConcernEntry.concern_id.in_(list(concern_ids)))
    return list(session.scalars(chosen.order_by(ConcernEntry.id)))


def last_entry(session: Session, concern_id: int) -> ConcernEntry | None:
    """What was noted last about a concern."""
    chosen = select(ConcernEntry).where(ConcernEntry.concern_id == concern_id)
    return session.scalar(chosen.order_by(ConcernEntry.id.desc()).limit(1))


def still_audited_by(session: Session, person_id: int) -> set[str]:
    """The cases, by reference, of which somebody has an audit that is not submitted."""
    seats = {"first": Allocation.first_auditor_id, "second": Allocation.second_auditor_id}
    found: set[str] = set()
    for seat, auditor in seats.items():
        submitted = select(Record.id).where(
            Record.allocation_id == Allocation.id,
            Record.kind == AUDIT,
            Record.seat == seat,
            Record.state == SUBMITTED,
        )
        chosen = select(Case.reference).join(Allocation, Allocation.case_id == Case.id)
        found.update(session.scalars(chosen.where(auditor == person_id, ~submitted.exists())))
    return found


def case_of(session: Session, allocation_id: int) -> tuple[str, int] | None:
    """The reference and the round of an allocation."""
    chosen = select(Case.reference, Allocation.round_id).join(Allocation, Allocation.case_id == Case.id)
    found = session.execute(chosen.where(Allocation.id == allocation_id)).first()
    return (found[0], found[1]) if found is not None else None
