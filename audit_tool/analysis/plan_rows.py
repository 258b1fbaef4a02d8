"""Rows of an improvement plan as values: dated wordings and progress, states in words, impact (domain, section 5)."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """How far an action is: the four of the key, and the further ones that real plans needed (R-148)."""

    SIGNIFICANT_RISK = "significant_risk"
    SOME_RISK = "some_risk"
    ON_TARGET = "on_target"
    COMPLETED = "completed"
    NOT_STARTED = "not_started"
    PART_DONE = "part_done"
    EXTENDED = "extended"
    ON_HOLD = "on_hold"
    DEFERRED = "deferred"
    SIGNED_OFF = "signed_off"
    BUSINESS_AS_USUAL = "business_as_usual"
    CARRIED_FORWARD = "carried_forward"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    NOT_STATED = ""


STATUS_WORDS = {
    Status.SIGNIFICANT_RISK: "Significant risk that it will not be achieved",
    Status.SOME_RISK: "Some risk that it may not be achieved although this may be corrected by remedial action",
    Status.ON_TARGET: "On target to complete on or before its target date",
    Status.COMPLETED: "Completed",
    Status.NOT_STARTED: "Not started",
    Status.PART_DONE: "Part done",
    Status.EXTENDED: "Extended",
    Status.ON_HOLD: "On hold",
    Status.DEFERRED: "Deferred",
    Status.SIGNED_OFF: "Signed off",
    Status.BUSINESS_AS_USUAL: "Business as usual",
    Status.CARRIED_FORWARD: "Carried forward",
    Status.SUPERSEDED: "Superseded",
    Status.WITHDRAWN: "Withdrawn",
    Status.NOT_STATED: "No status stated",
}
SHORT_WORDS = STATUS_WORDS | {
    Status.SIGNIFICANT_RISK: "Significant risk",
    Status.SOME_RISK: "Some risk",
    Status.ON_TARGET: "On target",
}
"""For a chip; the whole words stand beside it."""
AT_RISK = frozenset({Status.SIGNIFICANT_RISK, Status.SOME_RISK})
DONE = frozenset({Status.COMPLETED, Status.SIGNED_OFF, Status.BUSINESS_AS_USUAL})
CLOSED = DONE | {Status.CARRIED_FORWARD, Status.SUPERSEDED, Status.WITHDRAWN}
"""Rows that stand apart from the work that goes on, under their own reference."""
NEEDS_REASON = frozenset({Status.WITHDRAWN, Status.SUPERSEDED, Status.ON_HOLD, Status.DEFERRED})
_STATED = (
    (Status.SIGNIFICANT_RISK, ("red", "significant risk", "off track")),
    (Status.SOME_RISK, ("amber", "at risk", "some risk")),
    (Status.ON_TARGET, ("green", "on track", "on target")),
    (Status.COMPLETED, ("blue", "complete", "completed")),
)


class Impact(StrEnum):
    """Whether an action made a difference: another thing than having done it."""

    NOT_YET_DUE = "not_yet_due"
    NOT_EVIDENCED = "not_evidenced"
    PARTLY = "partly"
    EVIDENCED = "evidenced"


IMPACT_WORDS = {
    Impact.NOT_YET_DUE: "Not yet due",
    Impact.NOT_EVIDENCED: "Not evidenced",
    Impact.PARTLY: "Partly evidenced",
    Impact.EVIDENCED: "Evidenced",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """What a row said from one day on; a change makes another, and both stay (R-149, R-150)."""

    label: str
    """The day or month as people name it, such as June 2018."""
    day: date
    action: str
    timescale: str = ""
    due_on: date | None = None
    leads: tuple[str, ...] = ()
    evidence: str = ""
    """What would show that it made a difference."""
    reason: str = ""
    """Why it was changed."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """What was told of a row on one day; never overwritten."""

    label: str
    day: date
    quarter: str
    text: str = ""
    status: Status = Status.NOT_STATED
    stated: str = ""
    """The status as a file had it, word for word."""
    told_in: str = ""
    """Where the status was stated."""
    reason: str = ""
    done_on: date | None = None
    """The day on which it was completed, where somebody said so."""


@dataclass(frozen=True, slots=True)
class ImpactState:
    """What is known of an action's difference, with all that a claim needs."""

    state: Impact = Impact.NOT_YET_DUE
    measure: str = ""
    baseline: str = ""
    target: str = ""
    current: str = ""
    period: str = ""
    proof: str = ""


NO_PROGRESS = Progress("", date.min, "")
NO_IMPACT = ImpactState()


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One action of a plan with its whole history; plan year and reference say which it is (R-147)."""

    year: str
    reference: str
    area: str
    area_title: str
    wordings: tuple[Wording, ...]
    """The oldest first; never empty."""
    progress: tuple[Progress, ...] = ()
    impact: ImpactState = NO_IMPACT
    noted: str = ""
    """What whoever made a file noticed about the row, word for word."""
    carried_from: tuple[str, ...] = ()
    """Rows of other years that it goes on from, as "2017-18 PMQA 1.1"."""
    carried_to: tuple[str, ...] = ()
    audits_booked: tuple[str, ...] = field(default=())
    """Rounds that were set up for what the row promises."""

    @property
    def now(self) -> Wording:
        """The wording that stands."""
        return self.wordings[-1]

    @property
    def first(self) -> Wording:
        """The wording it began with: its day due is the original one."""
        return self.wordings[0]

    @property
    def evidence(self) -> str:
        """What would show a difference; where a version only says that it is the same as before, what stood there."""
        text = self.now.evidence
        told = {f"same as {each.label}".casefold(): each.evidence for each in self.wordings[:-1]}
        return told.get(text.strip().rstrip(".").casefold(), text)

    @property
    def latest(self) -> Progress:
        """The last progress told; an empty one where there is none."""
        return self.progress[-1] if self.progress else NO_PROGRESS

    @property
    def status(self) -> Status:
        """How far it is, as last told."""
        return self.latest.status

    @property
    def closed(self) -> bool:
        """Whether it stands apart from what is under way."""
        return self.status in CLOSED


def impact_facts(held: ImpactState) -> tuple[tuple[str, str], ...]:
    """What is known of a difference, with labels: its state, and all that is noted with it."""
    if held == NO_IMPACT:
        return ()
    words = (
        *(("Measure", held.measure), ("Baseline", held.baseline), ("Target", held.target), ("Now", held.current)),
        *(("Period", held.period), ("Proof", held.proof)),
    )
    return ("Impact", IMPACT_WORDS[held.state]), *((label, text) for label, text in words if text)


def status_of(stated: str) -> Status:
    """The status that words of a file stand for; none where they are no status of the key or the further ones."""
    told = " ".join(stated.lower().split())
    for status, words in STATUS_WORDS.items():
        if told and told in {words.lower(), SHORT_WORDS[status].lower(), status.value}:
            return status
    for status, beginnings in _STATED:
        if any(told == each or told.startswith((f"{each}:", f"{each} ", f"{each},")) for each in beginnings):
            return status
    return Status.NOT_STATED


def is_unstated(stated: str) -> bool:
    """Whether a file says in words that nothing is stated, or says nothing."""
    return not stated.strip() or stated.strip().lower().startswith(("not stated", "no status"))
