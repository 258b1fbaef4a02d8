"""Decided cases that come back before the panel: reopened, or disputed by the practitioner (R-095)."""

from dataclasses import dataclass

from audit_tool.analysis.feedback_counts import Response
from audit_tool.formdef.definition import Seat
from audit_tool.formdef.wording import day_words
from audit_tool.models.rounds import Allocation
from audit_tool.services.comparisons import Comparison, comparison_of, dispute_of
from audit_tool.services.first_reading import AGREES
from audit_tool.services.identity import Act
from audit_tool.services.pairs import pair_of
from audit_tool.services.reopening import CAUSE_WORDS
from audit_tool.services.workplace import Workplace
from audit_tool.storage import feedback, moderations, records, rounds
from audit_tool.storage.store import Session


@dataclass(frozen=True, slots=True)
class Again:
    """A case to look at again, and why in words."""

    allocation_id: int
    round_id: int
    reference: str
    words: str
    alone: bool = False
    """Whether one auditor audited it, so that there is nothing to compare yet."""


class ComingBack:
    """What moderators, and the quality lead who may reopen, are told of."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def cases(self) -> tuple[Again, ...]:
        """Cases that come back, of rounds whose audits this person reads, without their own."""
        with self._work.store.reading() as session:
            disputed = *records.disputing(session, AGREES), *feedback.answering(session, Response.DISPUTES)
            numbers = dict.fromkeys((*moderations.reopened(session), *disputed))
            found = (self._again(session, session.get_one(Allocation, number)) for number in numbers)
            return tuple(each for each in found if each is not None)

    def _again(self, session: Session, allocation: Allocation) -> Again | None:
        identity = self._work.identity
        own = identity.id in {allocation.first_auditor_id, allocation.second_auditor_id}
        if own or not identity.may(Act.READ_BOTH, allocation.round_id):
            return None
        if allocation.second_auditor_id is None:
            return _alone(session, allocation)
        pair = pair_of(self._work, session, allocation)
        decides = identity.may(Act.DECIDE, allocation.round_id)
        words = _words(comparison_of(session, pair), decides=decides) if pair else ""
        return Again(allocation.id, allocation.round_id, pair.reference, words) if pair and words else None


def _alone(session: Session, allocation: Allocation) -> Again | None:
    """A single audit whose outcome is disputed: the panel has two audits to decide between once there is a second."""
    first = records.audit(session, allocation.id, Seat.FIRST.value)
    dispute = dispute_of(session, allocation.id, first.submitted_at) if first and first.submitted_at else None
    if dispute is None:
        return None
    words = f"{dispute.reason} One auditor audited it: give it a second one, then the panel decides."
    return Again(allocation.id, allocation.round_id, rounds.reference_of(session, allocation), words, alone=True)


def _words(comparison: Comparison, *, decides: bool) -> str:
    """Why it comes back; empty where it does not, or not to this person."""
    if comparison.dispute is not None:
        return comparison.dispute.reason
    if comparison.decided_at or not comparison.former or not decides:
        return ""
    former = comparison.former[-1]
    day = day_words(former.reopened_at.astimezone().date())
    why = f"{CAUSE_WORDS[former.cause].lower()}. {former.reason.rstrip('.')}"
    return f"Reopened on {day}: {why}. The panel decides it again."
