"""How far feedback on settled cases is, read from what was noted about each."""

from collections.abc import Iterable
from datetime import datetime

from audit_tool.analysis.feedback_counts import RESPONSE_WORDS, Response
from audit_tool.formdef.definition import Seat
from audit_tool.formdef.standards import working_days
from audit_tool.formdef.wording import day_words
from audit_tool.models.feedback import FeedbackEntry
from audit_tool.models.rounds import Allocation, Round
from audit_tool.services.feedback_terms import HOW_WORDS, Answered, Event, FeedbackCase, Given, How, Limits, Noted
from audit_tool.services.outcomes import origin_of
from audit_tool.services.working_hours import clockwork_in
from audit_tool.services.workplace import Workplace
from audit_tool.storage import feedback, moderations, people, records, rounds
from audit_tool.storage.store import Session


class Reading:
    """What settled cases are read by, at one moment."""

    def __init__(self, work: Workplace, session: Session, limits: Limits) -> None:
        self._work, self._limits = work, limits
        self._times = clockwork_in(session, work.forms.holidays).times
        self._codes = people.codes(session)

    def cases(self, session: Session, allocations: Iterable[Allocation]) -> list[FeedbackCase]:
        """Those of some cases that are settled; callers see to who may read them."""
        chosen = list(allocations)
        noted: dict[int, list[FeedbackEntry]] = {}
        for entry in feedback.entries(session, [each.id for each in chosen]):
            noted.setdefault(entry.allocation_id, []).append(entry)
        found = []
        for allocation in chosen:
            settled = settled_at_of(self._work, session, allocation)
            if settled is not None:
                found.append(self._case(session, allocation, settled, noted.get(allocation.id, [])))
        return found

    def _case(
        self, session: Session, allocation: Allocation, settled: tuple[datetime, datetime], noted: list[FeedbackEntry]
    ) -> FeedbackCase:
        audited_on, settled_on = (each.astimezone().date() for each in settled)
        standing = {entry.act: entry for entry in noted if entry.settled_at == settled[1]}
        former = {entry.settled_at: entry.response for entry in noted if entry.act == Noted.ANSWERED}
        former.pop(settled[1], None)
        given, answered = standing.get(Noted.GIVEN), standing.get(Noted.ANSWERED)
        return FeedbackCase(
            allocation_id=allocation.id,
            reference=rounds.reference_of(session, allocation),
            round_name=session.get_one(Round, allocation.round_id).name,
            auditor=self._codes[allocation.first_auditor_id],
            audited_on=audited_on,
            settled_on=settled_on,
            due_on=self._times.days_after(settled_on, self._limits.feedback),
            answer_due_on=self._times.days_after(given.on, self._limits.answer) if given else None,
            today=self._work.today(),
            given=Given(given.on, How(given.how), given.given_by) if given else None,
            days=working_days(audited_on, given.on, frozenset(self._times.days_off)) if given else None,
            answered=Answered(answered.on, Response(answered.response), answered.words) if answered else None,
            dispute_decided=Response.DISPUTES in former.values(),
            history=tuple(
                Event(
                    each.at,
                    self._codes.get(each.person_id, ""),
                    Noted(each.act),
                    _words(each),
                    each.settled_at != settled[1],
                )
                for each in noted
            ),
        )


def settled_at_of(work: Workplace, session: Session, allocation: Allocation) -> tuple[datetime, datetime] | None:
    """When a settled case was audited first and when its outcome was settled; none while it is not settled."""
    first = records.audit(session, allocation.id, Seat.FIRST.value)
    if first is None or first.submitted_at is None or origin_of(work, session, allocation) is None:
        return None
    moderation = moderations.of(session, allocation.id) if allocation.second_auditor_id is not None else None
    return first.submitted_at, (moderation.decided_at if moderation else None) or first.submitted_at


def _words(entry: FeedbackEntry) -> str:
    on = day_words(entry.on)
    if entry.act == Noted.GIVEN:
        return f"{HOW_WORDS[How(entry.how)]} on {on}, by {entry.given_by}."
    said = f": “{entry.words.rstrip('.')}”." if entry.words else "."
    return f"{RESPONSE_WORDS[Response(entry.response)]}, on {on}{said}"
