"""Queries about immediate concerns and what happened to them."""

from collections.abc import Iterable

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from audit_tool.models.concern import Concern, ConcernEntry
from audit_tool.models.moderation import Moderation
from audit_tool.models.records import Record
from audit_tool.models.rounds import Allocation, Case
from audit_tool.storage.records import AUDIT, DRAFT, SUBMITTED


def kept(session: Session) -> list[Concern]:
    """Every concern that was raised, the latest first, and every one begun that nobody discarded."""
    chosen = select(Concern).where(Concern.discarded_at.is_(None))
    return list(session.scalars(chosen.order_by(Concern.raised_at.desc(), Concern.id.desc())))


def open_references(session: Session) -> list[str]:
    """The cases, by reference, of the concerns that were raised and are not closed."""
    chosen = select(Concern.reference).where(
        Concern.raised_at.is_not(None),
        Concern.closed_at.is_(None),
        Concern.discarded_at.is_(None),
    )
    return list(session.scalars(chosen))


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
    """The cases, by reference, of which somebody has an audit that is not submitted, or is opened again."""
    seats = {"first": Allocation.first_auditor_id, "second": Allocation.second_auditor_id}
    found: set[str] = set()
    for seat, auditor in seats.items():
        own = select(Record.id).where(Record.allocation_id == Allocation.id, Record.kind == AUDIT, Record.seat == seat)
        submitted, draft = own.where(Record.state == SUBMITTED), own.where(Record.state == DRAFT)
        chosen = select(Case.reference).join(Allocation, Allocation.case_id == Case.id)
        found.update(session.scalars(chosen.where(auditor == person_id, or_(~submitted.exists(), draft.exists()))))
    return found


def undecided_cases(session: Session) -> set[str]:
    """The cases, by reference, that were given out and are not decided."""
    decided = select(Moderation.id).where(Moderation.allocation_id == Allocation.id, Moderation.decided_at.is_not(None))
    chosen = select(Case.reference).join(Allocation, Allocation.case_id == Case.id)
    return set(session.scalars(chosen.where(~decided.exists())))


def case_of(session: Session, allocation_id: int) -> tuple[str, int] | None:
    """The reference and the round of an allocation."""
    chosen = select(Case.reference, Allocation.round_id).join(Allocation, Allocation.case_id == Case.id)
    found = session.execute(chosen.where(Allocation.id == allocation_id)).first()
    return (found[0], found[1]) if found is not None else None
