"""Feedback to the practitioner on a settled case, and what they answer: agree, in part, dispute (R-132, R-133)."""

import json
from datetime import date, datetime

from audit_tool.analysis.feedback_counts import FeedbackFigures, Response, counted
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.wording import day_words
from audit_tool.models.feedback import FeedbackEntry
from audit_tool.models.rounds import Allocation
from audit_tool.services.feedback_reading import Reading, settled_at_of
from audit_tool.services.feedback_terms import FeedbackCase, How, Limits, Noted, urgency
from audit_tool.services.identity import Act
from audit_tool.services.outcomes import may_read
from audit_tool.services.reasons import reason_in
from audit_tool.services.unfinished import finish
from audit_tool.services.workplace import Workplace
from audit_tool.storage import rounds, trail
from audit_tool.storage.store import Session

CLOCKS = "feedback clocks"
LONGEST = 60


class Feedback:
    """Use cases around feedback: the first auditor or the quality lead notes what the practitioner hears and says."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def cases(self, round_id: int) -> tuple[FeedbackCase, ...]:
        """Settled cases of a round that this person may read: without feedback first, the longest due ahead."""
        with self._work.store.reading() as session:
            reading = self._reading(session)
            allocated = [
                each for each, _ in rounds.allocations(session, round_id) if may_read(self._work.identity, each)
            ]
            return tuple(sorted(reading.cases(session, allocated), key=urgency))

    def of(self, allocation_id: int) -> FeedbackCase:
        """One settled case, for those who may read its outcome."""
        with self._work.store.reading() as session:
            return self._settled(session, allocation_id)[0]

    def figures(self, round_id: int) -> FeedbackFigures:
        """Feedback of a round in counts, of the cases that this person may read."""
        return counted(each.timed for each in self.cases(round_id))

    def of_round(self, round_id: int) -> FeedbackFigures:
        """Feedback of a round in counts, of all its settled cases, for whoever reports on the round."""
        self._work.identity.require(Act.REPORT, round_id)
        return self.figures(round_id)

    def give(self, allocation_id: int, on: date, way: How, given_by: str = "") -> None:
        """Note that the practitioner was given feedback; noted again, the last note counts and the first one stays."""
        with self._work.store.transaction() as session:
            case, settled_at = self._settled(session, allocation_id)
            _refuse_day(on, case.settled_on, case.today, "the outcome was settled")
            given_by = given_by.strip() or self._work.identity.code
            self._note(session, case, settled_at, Noted.GIVEN, on=on, how=How(way).value, given_by=given_by)

    def answer(self, allocation_id: int, response: Response, words: str, on: date) -> None:
        """Note what the practitioner says; a dispute needs a reason and goes back to the panel (R-095)."""
        with self._work.store.transaction() as session:
            case, settled_at = self._settled(session, allocation_id)
            if case.given is None:
                message = "No feedback is noted yet, so there is no answer. Nothing was changed. Note feedback first."
                raise WrongInputError(message)
            _refuse_day(on, case.given.on, case.today, "feedback was given")
            words = reason_in(words, "A dispute") if response is Response.DISPUTES else words.strip()
            self._note(session, case, settled_at, Noted.ANSWERED, on=on, response=Response(response).value, words=words)

    def limits(self) -> Limits:
        """How many working days feedback and its answer may take."""
        with self._work.store.reading() as session:
            return limits_in(session)

    def put_limits(self, limits: Limits) -> None:
        """Set other numbers of working days; every case is counted by them from now on."""
        self._work.identity.require(Act.SET_UP)
        if not (1 <= limits.feedback <= LONGEST and 1 <= limits.answer <= LONGEST):
            message = f"Feedback and its answer may take 1 to {LONGEST} working days. Nothing was changed."
            raise WrongInputError(message)
        stored = json.dumps({"feedback": limits.feedback, "answer": limits.answer})
        with self._work.store.transaction() as session:
            trail.put_setting(session, CLOCKS, stored)
            self._work.note(session, "feedback clocks set", "", stored)

    def _reading(self, session: Session) -> Reading:
        return Reading(self._work, session, limits_in(session))

    def _settled(self, session: Session, allocation_id: int) -> tuple[FeedbackCase, datetime]:
        """A settled case and when it was settled; refused to those who may not read it, and before it is settled."""
        allocation = session.get(Allocation, allocation_id)
        if allocation is None or not may_read(self._work.identity, allocation):
            message = "Feedback on this case is for its first auditor and the quality lead. Nothing was changed."
            raise NotAllowedError(message)
        found = self._reading(session).cases(session, [allocation])
        settled = settled_at_of(self._work, session, allocation)
        if not found or settled is None:
            message = (
                "This case is not settled yet, so no grade is told to the practitioner. Nothing was changed. "
                "Wait until its audits are submitted and, where there are two, decided."
            )
            raise WrongInputError(message)
        return found[0], settled[1]

    def _note(self, session: Session, case: FeedbackCase, settled_at: datetime, act: Noted, **values: object) -> None:
        """Add to what is noted; a clock that was set back never puts an entry before the one it follows."""
        at = max([self._work.clock(), *(each.at for each in case.history)])
        entry = FeedbackEntry(
            allocation_id=case.allocation_id,
            settled_at=settled_at,
            at=at,
            person_id=self._work.identity.id,
            act=act.value,
            **values,
        )
        session.add(entry)
        finish(session, self._work, act, str(case.allocation_id))
        # The trail tells that something was noted, never the practitioner's words.
        self._work.note(session, act, case.reference, entry.how or entry.response)


def limits_in(session: Session) -> Limits:
    """The numbers of working days as they are set in a workspace."""
    stored = trail.setting(session, CLOCKS)
    return Limits(**json.loads(stored)) if stored else Limits()


def _refuse_day(on: date, first: date, today: date, what: str) -> None:
    if on > today:
        message = f"{day_words(on)} is still to come. Nothing was changed. Write the day on which it happened."
        raise WrongInputError(message)
    if on < first:
        message = f"{day_words(on)} is before {what}, on {day_words(first)}. Nothing was changed. Write a later day."
        raise WrongInputError(message)
