"""What the inspection pack of one case says; collected elsewhere, laid out in `layout`."""

from dataclasses import dataclass

from audit_tool.reports.case_summary.content import CaseSummary
from audit_tool.reports.marking import Marking
from audit_tool.reports.moderation_record.content import Judgement, ModerationRecord


@dataclass(frozen=True)
class BothJudged:
    """One graded question as both auditors froze it."""

    number: str
    question: str
    first: Judgement
    second: Judgement


@dataclass(frozen=True)
class ProvenAction:
    """One action with what is held to prove it."""

    what: str
    owner: str
    due: str
    state: str
    proof: tuple[str, ...]
    """Who said when that it is done and on what evidence, who checked it, whether it made a difference."""


@dataclass(frozen=True)
class GradedAgain:
    """One graded question as it was found first, and again."""

    question: str
    first: int | None
    first_words: str
    again: int | None
    again_words: str


@dataclass(frozen=True)
class Reaudited:
    """One re-audit of the case: booked, called off or done."""

    lines: tuple[str, ...]
    grades: tuple[GradedAgain, ...]
    """Empty until the second audit is settled."""
    only_once: str
    """How many questions only one of them asked; may be empty."""


@dataclass(frozen=True)
class InspectionPack:
    """Everything held on one settled case, for an inspector."""

    marking: Marking
    case_reference: str
    summary: CaseSummary
    moderation: ModerationRecord | None
    """None where one auditor alone audits the case."""
    judged: tuple[BothJudged, ...]
    response: tuple[str, ...]
    """When feedback was given, what was answered, in lines."""
    actions: tuple[ProvenAction, ...]
    reaudits: tuple[Reaudited, ...]
