"""What an improvement plan says in print: exceptions first, status in words, nothing left out."""

from dataclasses import dataclass

from audit_tool.analysis.plan_rows import Status
from audit_tool.reports.marking import Marking

Lines = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class MeasureTold:
    """What audits say on one thing."""

    sentence: str  # the last quarters, counted
    older: Lines = ()  # "2017-18 Q4" and "6 of 12 (50%); 1 without a rating"


@dataclass(frozen=True)
class PlannedRow:
    """One action as it stands."""

    reference: str
    area: str  # "PMQA 1 Join performance data and quality assurance"
    status: Status
    status_words: str
    action: str
    facts: Lines  # when, who leads, how it was told: label and words
    progress: str
    evidence: str
    impact: Lines  # state, measure, baseline and so on
    measures: tuple[MeasureTold, ...]
    flags: tuple[str, ...]


@dataclass(frozen=True)
class EarlierVersion:
    """What a row said or told before."""

    reference: str
    label: str  # "June 2018"
    wording: str
    told: str


@dataclass(frozen=True)
class PlanReport:
    """The plan of one year (R-146 to R-155)."""

    marking: Marking
    year: str
    line: str  # when it was approved, and which quarters are closed
    sentence: str
    statuses: tuple[tuple[str, str], ...]  # in words, and how many
    exceptions: tuple[PlannedRow, ...]
    others: tuple[PlannedRow, ...]
    closed: tuple[PlannedRow, ...]
    earlier: tuple[EarlierVersion, ...]
    left_out: str  # what a public copy leaves out; empty where nothing is
