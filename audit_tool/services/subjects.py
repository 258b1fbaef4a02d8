"""What a record is about: a case of a round, or a meeting, team, document or person known by a reference code."""

from dataclasses import dataclass

from audit_tool.formdef.answers import Answer
from audit_tool.models.records import Record
from audit_tool.models.rounds import Allocation, Round
from audit_tool.services.answering import cover_of
from audit_tool.storage import rounds
from audit_tool.storage.store import Session


@dataclass(frozen=True)
class Subject:
    """Reference, round and, for a case, its allocation and the facts that were set when it was chosen."""

    reference: str
    round: Round
    allocation: Allocation | None
    cover: dict[str, Answer]


def subject_of(session: Session, record: Record) -> Subject:
    """What this record is about."""
    if record.allocation_id is None:
        return Subject(record.subject, session.get_one(Round, record.round_id), None, {})
    allocation = session.get_one(Allocation, record.allocation_id)
    reference = rounds.reference_of(session, allocation)
    cover = cover_of(rounds.facts(session, allocation.id))
    return Subject(reference, session.get_one(Round, allocation.round_id), allocation, cover)
