"""What goes in and out of the use cases around actions: plain values, with words for people."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from audit_tool.analysis.action_states import TO_DO, State, Step, due_words, is_late
from audit_tool.analysis.action_words import Impact, Level, Source, Urgency

NO_OWNER = "Nobody yet"


class Noted(StrEnum):
    """What can happen to an action, as its history and the trail call it."""

    RAISED = "action raised"
    CHANGED = "action changed"
    START = "action started"
    CLAIM = "action claimed done"
    CHECK = "action checked"
    SEND_BACK = "action not evidenced"
    WITHDRAW = "action withdrawn"
    CARRY = "action carried forward"
    REOPEN = "action opened again"
    IMPACT = "impact of action noted"
    UNDO = "action: last step taken back"


class Change(StrEnum):
    """What a change can be about, as it is called while it is half written."""

    OWNER = "action changed: owner"
    DUE = "action changed: due date"
    WORDS = "action changed: words"
    KIND = "action changed: kind"


NOTED_WORDS = {
    Noted.RAISED: "Raised",
    Noted.CHANGED: "Changed",
    Noted.START: "Started",
    Noted.CLAIM: "Said to be done",
    Noted.CHECK: "Checked by someone else: done",
    Noted.SEND_BACK: "Checked by someone else: not evidenced",
    Noted.WITHDRAW: "Withdrawn",
    Noted.CARRY: "Carried forward",
    Noted.REOPEN: "Opened again",
    Noted.IMPACT: "Did it make a difference",
    Noted.UNDO: "Taken back",
}
BY_STEP = {step: Noted[step.name] for step in Step}
"""What each step is called in the history."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What an action comes from; `record_id` for one's own audit or record, `allocation_id` for a moderated case."""

    source: Source = Source.BY_HAND
    round_id: int | None = None
    record_id: int | None = None
    allocation_id: int | None = None
    concern_id: int | None = None
    question: str = ""
    reference: str = ""
    """A case by its code, where neither record nor allocation says it."""

    @property
    def about(self) -> str:
        """What it comes from in one word, such as `case:3:SAF-02`, `round:1`, `concern:7`, `12:SAF-02` or `new`."""
        if self.record_id is not None:
            return f"{self.record_id}:{self.question}"
        if self.allocation_id is not None:
            return f"case:{self.allocation_id}:{self.question}"
        if self.concern_id is not None:
            return f"concern:{self.concern_id}"
        return f"round:{self.round_id}" if self.source is Source.ROUND else "new"


@dataclass(frozen=True, slots=True)
class NewAction:
    """What is needed to raise an action."""

    text: str
    level: Level
    urgency: Urgency
    owner: str = ""
    """The code of a person in the register, or a role in words."""
    due_on: date | None = None
    origin: Origin = Origin()
    helping: str = ""
    theme: str = ""
    plan_reference: str = ""
    baseline: str = ""
    rule: str = ""
    owner_missing: bool = False
    """Nobody is found yet, and the person who raises it says so."""
    due_missing: bool = False
    own_promise: bool = False
    """An auditor owns what they ask for only where it is their own promise (ACT-04)."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What is to become different about actions; what is None stays."""

    text: str | None = None
    level: Level | None = None
    urgency: Urgency | None = None
    owner: str | None = None
    due_on: date | None = None
    helping: str | None = None
    theme: str | None = None
    plan_reference: str | None = None
    baseline: str | None = None

    @property
    def change(self) -> Change:
        """What it is about."""
        about = ((Change.OWNER, self.owner), (Change.DUE, self.due_on), (Change.WORDS, self.text))
        return next((change for change, value in about if value is not None), Change.KIND)


@dataclass(frozen=True, slots=True)
class Difference:
    """Whether an action made a difference, seen on a day, against what was before."""

    impact: Impact
    seen_on: date
    words: str = ""
    baseline: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act did: to which actions, and what a person has to be told besides."""

    ids: tuple[int, ...]
    remark: str = ""
    """A clock that stands before what was noted last, in a sentence; mostly empty."""


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action in a list."""

    id: int
    text: str
    level: Level
    owner: str
    owner_left: date | None
    """The day on which its owner left; none for an owner who is there."""
    urgency: Urgency
    due_on: date | None
    first_due_on: date | None
    state: State
    today: date
    reference: str
    round_name: str
    theme: str
    impact: str

    @property
    def late(self) -> bool:
        """Whether it should be done by now."""
        return is_late(self.state, self.due_on, self.today)

    @property
    def due_words(self) -> str:
        """When it is due, in words."""
        return due_words(self.state, self.due_on, self.today)

    @property
    def owner_words(self) -> str:
        """Who owns it; a leaver is told as one while there is something to do."""
        if not self.owner:
            return NO_OWNER
        return f"{self.owner}, who has left" if self.owner_left and self.state in TO_DO else self.owner


@dataclass(frozen=True, slots=True)
class Happening:
    """One entry of an action's history."""

    number: int
    at: datetime
    by: str
    act: Noted
    words: str
    changes: tuple[tuple[str, str, str], ...]
    """What changed, from what, to what."""
    clock_at: datetime | None
    """What the clock said, where it had been set back; the entry keeps its place."""
    undoes: int | None


@dataclass(frozen=True, slots=True)
class ActionDetail:
    """All of one action, for somebody who may see it."""

    line: ActionLine
    source: Source
    round_id: int | None
    record_id: int | None
    question: str
    form: str
    helping: str
    plan_reference: str
    baseline: str
    rule: str
    raised_by: str
    raised_at: datetime
    claimed_by: str
    claimed_at: datetime | None
    evidence: str
    checked_by: str
    checked_at: datetime | None
    impact: Impact | None
    impact_on: date | None
    impact_words: str
    carried_from: int | None
    carried_to: int | None
    history: tuple[Happening, ...]
    steps: tuple[Step, ...]
    """What this person can do with it now."""
    barred: dict[Step, str]
    """What only somebody else can do, and why."""
    may_change: bool
    may_note_impact: bool
    may_undo: bool
    proposed_owner: str
    """Who could have it, where its owner has left or nobody owns it."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something of one's own that waits, with the step that brings it on."""

    line: ActionLine
    step: Step


@dataclass(frozen=True, slots=True)
class DueAction:
    """As much of an action as a calendar may hold: others look into calendars."""

    id: int
    due_on: date
    level: Level
