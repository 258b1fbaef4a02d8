"""Immediate concerns as they are told: what was written, how far it is, and what happened (domain 3.1 and 4.8)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # The sheet for a concern is there from the start; table and clock only where a concern is.
    from audit_tool.models.concern import Concern
    from audit_tool.services.working_hours import Clockwork

SAFEGUARDING_ROUTE = (
    "Use the council's safeguarding route now, by telephone. This is only the record of it, and replaces no call."
)


class ConcernStage(StrEnum):
    """How far a concern is."""

    BEGUN = "begun"
    RAISED = "raised"
    TOLD = "told"
    ACTED_ON = "acted on"
    CLOSED = "closed"


STAGE_WORDS = {
    ConcernStage.BEGUN: "Begun, not raised yet",
    ConcernStage.RAISED: "Nobody told yet",
    ConcernStage.TOLD: "Told, no answer yet",
    ConcernStage.ACTED_ON: "Acted on, not closed",
    ConcernStage.CLOSED: "Closed",
}


class Noted(StrEnum):
    """What can happen to a concern, as its history and the trail call it."""

    RAISED = "concern raised"
    TOLD = "concern told"
    ANSWERED = "concern answered"
    ADDED = "added to concern"
    CLOSED = "concern closed"
    REOPENED = "concern reopened"
    DISCARDED = "concern discarded"


NOTED_WORDS = {
    Noted.RAISED: "Raised",
    Noted.TOLD: "Told",
    Noted.ANSWERED: "They will do",
    Noted.ADDED: "Added",
    Noted.CLOSED: "Closed",
    Noted.REOPENED: "Opened again",
    Noted.DISCARDED: "Discarded",
}

RIGHT = {"yes": "Yes", "partly": "Partly", "no": "No", "not_known": "Not known"}
"""Whether the worry turned out to be right."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a concern."""

    at: datetime
    by: str
    """Who, by code; empty where names are hidden."""
    act: Noted
    words: str


@dataclass(frozen=True, slots=True)
class Countdown:
    """The clock from raised to told: working time used, the moment it runs out, and whether it has."""

    worked_minutes: int
    passed_minutes: int
    limit_minutes: int
    due_at: datetime | None
    overdue: bool
    running: bool
    """Whether nobody is told yet, so that it still counts."""


@dataclass(frozen=True, slots=True)
class ConcernEntry:
    """A concern as somebody may see it."""

    id: int
    reference: str
    round_name: str
    stage: ConcernStage
    raised_by: str
    own: bool
    begun_at: datetime
    raised_at: datetime | None
    waits_from: datetime
    worry: str
    seen: str
    today: str
    """Whether it needs action today: yes or no."""
    told_who: str
    told_when: str
    told_how: str
    told_at: datetime | None
    promise: str
    also_told: str
    outcome: str
    evidence: str
    proved_right: str
    closed_by: str
    closed_at: datetime | None
    countdown: Countdown
    history: tuple[Event, ...]
    kept_from: bool = False
    """Whether what it says is withheld from this person, who still audits the case (R-080)."""
    cannot_close: str = ""
    """Why this person cannot close it now; empty where that is possible."""

    @property
    def open(self) -> bool:
        """Whether it was raised and somebody still has to close it."""
        return self.stage in {ConcernStage.RAISED, ConcernStage.TOLD, ConcernStage.ACTED_ON}


def stage_of(concern: "Concern") -> ConcernStage:
    """How far a concern is."""
    if concern.raised_at is None:
        return ConcernStage.BEGUN
    if concern.closed_at is not None:
        return ConcernStage.CLOSED
    if concern.told_at is None:
        return ConcernStage.RAISED
    return ConcernStage.ACTED_ON if concern.promise else ConcernStage.TOLD


def waits_from(concern: "Concern") -> datetime:
    """The moment from which its clock runs."""
    return concern.reopened_at or concern.raised_at or concern.begun_at


def countdown_of(concern: "Concern", clockwork: "Clockwork", now: datetime) -> Countdown:
    """How much of the time from raised to told is used (R-078); it stops when somebody is told."""
    start = waits_from(concern)
    end = max(start, concern.told_at or concern.closed_at or now)
    times = clockwork.times
    worked = times.between(start, end)
    running = concern.told_at is None and concern.closed_at is None
    return Countdown(
        int(worked.total_seconds() // 60),
        int((end - start).total_seconds() // 60),
        int(clockwork.limit.total_seconds() // 60),
        times.after(start, clockwork.limit),
        worked > clockwork.limit,
        running,
    )
