"""What the moderation record says; collected elsewhere, laid out in `layout`."""

from dataclasses import dataclass

from audit_tool.reports.marking import Marking


@dataclass(frozen=True)
class Judgement:
    """One auditor's frozen answer to one graded question."""

    grade: int | None  # None where it is not a grade
    not_graded: str  # words where grade is None, e.g. "Not enough evidence"; else ""
    rationale: str
    evidence: tuple[str, ...]  # record types with dates, e.g. "Strategy record, 7 September 2026"


@dataclass(frozen=True)
class ModeratedItem:
    """One difference and how it was settled."""

    number: str  # as on the screen, e.g. "7.2"
    question: str
    answered: str  # "Grade", or "Answer" to a fact
    first: Judgement
    second: Judgement
    distance: str  # "One grade apart"
    direction: str  # "B lower" or "B higher"
    boundary: str  # "Crosses good", "Touches inadequate" or "" where none is crossed
    trigger: str  # why it came here, in words
    decided_grade: int | None
    decided_words: str  # where decided_grade is None; else ""
    reason: str  # the reason code in words
    decision: str  # why it was decided so
    learning: str  # learning note for auditors; may be empty
    clarify: str  # standard or question to clarify; may be empty
    decided_by: str  # role, e.g. "Panel"
    decided_on: str  # when, in words


@dataclass(frozen=True)
class AgreedItem:
    """One question on which both gave the same grade."""

    number: str
    question: str
    grade: int


@dataclass(frozen=True)
class ScopeDifference:
    """One auditor graded where the other did not; outside the agreement figures."""

    number: str
    question: str
    first: str  # in words: a grade or "Not enough evidence"
    second: str
    settled: str  # how it was settled; may be empty


@dataclass(frozen=True)
class FrozenRecord:
    """One of the two frozen audits."""

    auditor: str  # role code
    submitted: str  # when it was frozen, in words
    overall: Judgement
    own_choice: str  # sentence when a local rule held the overall grade; else ""
    conversation: str  # with the practitioner, or that none is recorded; empty where the form does not ask
    fingerprint: str  # short hash of the frozen record


@dataclass(frozen=True)
class ModerationRecord:
    """The whole record for panel and principal social worker."""

    marking: Marking
    case_reference: str
    case_kind: str
    team: str
    round_name: str
    grade_name: str  # "overall", or "lead" where the form has no overall grade
    first: FrozenRecord
    second: FrozenRecord
    agreement: str  # counts first, e.g. "Same grade on 13 of 16. B lower on 3, higher on 0. All within one grade."
    left_out: str  # what stands outside these counts; may be empty
    mode: str  # "Blind", "Own grades first" or "Informed"
    visibility: str  # whether and when the second auditor could see the first judgement
    outcome_grade: int | None  # the case outcome after moderation
    outcome_words: str  # where outcome_grade is None; else ""
    outcome_origin: str  # e.g. "Decided by moderation"
    items: tuple[ModeratedItem, ...]
    scope: tuple[ScopeDifference, ...]
    agreed: tuple[AgreedItem, ...]
    response: str  # the practitioner's or service's response; may be empty
    issue: tuple[str, ...] = ()  # which issue of the outcome, and what changed and why; empty for the first
