"""Feedback to the practitioner as it is told: how far it is, its two clocks, and what happened (domain 3.1)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from audit_tool.analysis.feedback_counts import RESPONSE_WORDS, Response, Timed
from audit_tool.counted_words import count_of
from audit_tool.formdef.wording import day_words


class How(StrEnum):
    """How feedback was given."""

    IN_PERSON = "in_person"
    TELEPHONE = "telephone"
    WRITING = "writing"


HOW_WORDS = {How.IN_PERSON: "In person", How.TELEPHONE: "By telephone", How.WRITING: "In writing"}


class Noted(StrEnum):
    """What can happen, as the history and the trail call it."""

    GIVEN = "feedback given"
    ANSWERED = "feedback answered"


@dataclass(frozen=True, slots=True)
class Limits:
    """Working days for feedback after the outcome is settled, and for the answer after feedback (R-133)."""

    feedback: int = 5
    answer: int = 10


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that was noted."""

    at: datetime
    by: str
    act: Noted
    words: str
    of_former: bool
    """Whether it was about an outcome that no longer stands."""


@dataclass(frozen=True, slots=True)
class Given:
    """Feedback that was given."""

    on: date
    how: How
    by: str
    """Who gave it, by code or role."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What the practitioner said."""

    on: date
    response: Response
    words: str


@dataclass(frozen=True, slots=True)
class FeedbackCase:
    """A settled case and how far its feedback is."""

    allocation_id: int
    reference: str
    round_name: str
    auditor: str
    audited_on: date
    settled_on: date
    due_on: date
    answer_due_on: date | None
    """None until feedback is given."""
    today: date
    given: Given | None
    days: int | None
    """Working days from the audit to feedback."""
    answered: Answered | None
    dispute_decided: bool
    """Whether an earlier outcome was disputed, and this is the panel's answer to that."""
    history: tuple[Event, ...]

    @property
    def late(self) -> bool:
        """Whether feedback came, or is now, after its day."""
        return (self.given.on if self.given else self.today) > self.due_on

    @property
    def answer_late(self) -> bool:
        """Whether an answer is awaited beyond its day."""
        return self.answered is None and self.answer_due_on is not None and self.today > self.answer_due_on

    @property
    def timed(self) -> Timed:
        """What is counted of it."""
        response = self.answered.response if self.answered else None
        return Timed(self.days, self.late, response, self.dispute_decided)

    @property
    def stage_words(self) -> str:
        """How far it is."""
        if self.answered is not None:
            return RESPONSE_WORDS[self.answered.response]
        if self.given is not None:
            return "Answer late" if self.answer_late else "Given, no answer yet"
        return "Feedback late" if self.late else "To be given"

    @property
    def clock_words(self) -> str:
        """The clock that runs, or how long it took."""
        if self.days is None:
            late = "Late: " if self.late else ""
            return f"{late}{'due by' if late else 'Due by'} {day_words(self.due_on)}."
        days = f"{count_of(self.days, 'working day')} after the audit"
        late = f", late: it was due by {day_words(self.due_on)}" if self.late else ""
        waits = ""
        if self.answered is None and self.answer_due_on is not None:
            waits = f" Answer {'was ' if self.answer_late else ''}due by {day_words(self.answer_due_on)}."
        return f"Given {days}{late}.{waits}"


def urgency(case: FeedbackCase) -> tuple[object, ...]:
    """Waiting for feedback first, then for an answer; among each the day that comes, or came, first."""
    if case.answered is not None:
        return 2, case.due_on, case.reference
    return (0, case.due_on, case.reference) if case.given is None else (1, case.answer_due_on, case.reference)
