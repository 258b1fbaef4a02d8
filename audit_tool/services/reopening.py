"""Reopening a decided case, for a dispute of the service or a correction; what stood is kept (R-095, R-097)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from audit_tool.analysis.routing import Route
from audit_tool.errors import WrongInputError
from audit_tool.models.moderation import Decision, FormerOutcome, Moderation
from audit_tool.services.deciding_history import Happened, told
from audit_tool.services.freezing import (
    decided_at_in,
    former_seal,
    moderation_content,
    rulings_in,
    text_fingerprint,
)
from audit_tool.services.identity import Act
from audit_tool.services.pairs import Pair, read_pair
from audit_tool.services.reasons import reason_in
from audit_tool.services.rulings import Ruling
from audit_tool.services.workplace import Workplace
from audit_tool.storage import moderations
from audit_tool.storage.store import Session


class Cause(StrEnum):
    """What reopens a case."""

    DISPUTE = "dispute"
    CORRECTION = "correction"


CAUSE_WORDS = {Cause.DISPUTE: "Dispute by the service", Cause.CORRECTION: "Correction"}


@dataclass(frozen=True)
class Former:
    """An outcome that stood before, and why its case was reopened."""

    number: int
    decided_at: datetime
    rulings: dict[str, Ruling]
    fingerprint: str
    cause: Cause
    question: str
    reason: str
    reopened_at: datetime
    reopened_by: str


class Reopening:
    """Use cases around decided cases that the panel decides again."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def reopen(self, allocation_id: int, cause: Cause, code: str, reason: str) -> int:
        """Let the panel decide a case again, and one question in any case; the number of the issue that is kept."""
        with self._work.store.transaction() as session:
            pair = read_pair(self._work, session, allocation_id)
            self._work.identity.require(Act.REOPEN, pair.round_id)
            moderation = _decided(session, pair)
            if code not in {item.code for item in pair.items}:
                message = "Choose a question that both auditors answered. Nothing was changed."
                raise WrongInputError(message)
            reason = reason_in(reason, "Reopening")
            kept = self._keep(session, moderation, Cause(cause), code, reason)
            moderation.decided_at = moderation.decided_by_id = None
            moderation.fingerprint = ""
            _ask_again(session, moderation, code)
            detail = told(
                allocation_id,
                number=str(kept.number),
                kind=CAUSE_WORDS[Cause(cause)],
                reason=reason,
                question=code,
                fingerprint=kept.fingerprint,
            )
            self._work.note(session, Happened.REOPENED, pair.reference, detail)
            return kept.number

    def _keep(self, session: Session, moderation: Moderation, cause: Cause, code: str, reason: str) -> FormerOutcome:
        """Keep the outcome as it stands, under its number."""
        before = moderations.fingerprint_before(session, moderation.id)
        content = moderation_content(moderation, moderations.decisions(session, moderation.id), before)
        if text_fingerprint(content) != moderation.fingerprint:
            message = "This outcome is not as it was decided, so it was left alone. Check the workspace under Settings."
            raise WrongInputError(message)
        kept = FormerOutcome(
            moderation_id=moderation.id,
            number=len(moderations.former(session, moderation.id)) + 1,
            content=content,
            fingerprint=moderation.fingerprint,
            kind=cause.value,
            question_code=code,
            reason=reason,
            at=self._work.clock(),
            person_id=self._work.identity.id,
        )
        kept.seal = former_seal(kept)
        session.add(kept)
        session.flush()
        return kept


def former_of(session: Session, moderation: Moderation, codes: dict[int, str]) -> tuple[Former, ...]:
    """The outcomes of a case that stood before, the first one first."""
    return tuple(
        Former(
            row.number,
            decided_at_in(row.content),
            rulings_in(row.content),
            row.fingerprint,
            Cause(row.kind),
            row.question_code,
            row.reason,
            row.at,
            codes.get(row.person_id, ""),
        )
        for row in moderations.former(session, moderation.id)
    )


def _decided(session: Session, pair: Pair) -> Moderation:
    moderation = moderations.of(session, pair.allocation_id)
    if moderation is None or moderation.decided_at is None:
        message = "This case is not decided, so there is nothing to reopen. Nothing was changed."
        raise WrongInputError(message)
    return moderation


def _ask_again(session: Session, moderation: Moderation, code: str) -> None:
    """The panel decides this question anew; every other decision stands until somebody changes it."""
    made = moderations.decision(session, moderation.id, code)
    if made is None:
        made = Decision(moderation_id=moderation.id, question_code=code)
        session.add(made)
    for name in ("value", "reason", "note", "learning", "clarify"):
        setattr(made, name, "")
    made.route, made.decided_by_id, made.decided_at = Route.PANEL.value, None, None
    session.flush()
