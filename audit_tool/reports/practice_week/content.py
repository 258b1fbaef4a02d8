"""What the practice-week report says: two pages for the director, then bullets for scrutiny, then how it was done."""

from dataclasses import dataclass

from audit_tool.analysis.charts import BarChart
from audit_tool.analysis.publications import Publication
from audit_tool.reports.agreement.content import AgreementPart
from audit_tool.reports.marking import Marking
from audit_tool.reports.next_steps import NextStep

Pairs = tuple[tuple[str, str], ...]
PUBLIC_HEADS = {
    "overall": ("Outcome", "Audits", "Share"),
    "sections": ("Section", "Grades", "Good or outstanding", "Share"),
    "completion": ("Step", "Audits", "Share"),
}
"""What stands above the columns of each table of the public copy."""


@dataclass(frozen=True)
class KeyFigure:
    """One of the figures that stand at the head."""

    number: str  # "11 of 12"
    what: str  # "first audits in"
    note: str  # "92%, target 90%"


@dataclass(frozen=True)
class VoiceLine:
    """One matter as three voices tell it, in counts; nobody's own words."""

    matter: str
    practitioners: str
    auditors: str
    families: str


@dataclass(frozen=True)
class PracticeWeekReport:
    """A week for the director and then for scrutiny (R-145, R-158); every figure comes from the one count."""

    marking: Marking
    title: str
    line: str  # its days, for whom
    sentence: str  # the main message, counts before shares
    figures: tuple[KeyFigure, ...]
    overall: BarChart
    overall_note: str  # which outcome is used, what was replaced
    sections: BarChart  # most good first
    sections_note: str  # what is outside the base
    voices: tuple[VoiceLine, ...]
    agreement: AgreementPart | None
    agreement_words: str  # where there is nothing to compare
    steps: tuple[NextStep, ...]
    completion: Pairs
    exempt: Pairs  # case and audit, reason
    strands: Pairs  # audits, observations, time with staff
    concerns: Pairs  # counts alone
    actions: Pairs  # counts by level
    strengths: Pairs
    developments: Pairs
    reasons: Pairs  # why auditors differed
    scrutiny: tuple[str, ...]
    chosen: tuple[str, ...]  # how cases were chosen, in plain words
    method: tuple[str, ...]


@dataclass(frozen=True)
class PublicLine:
    """One line of a public table; every cell as it prints."""

    label: str
    grade: int | None  # where the line is about one grade, its chip is the label
    cells: tuple[str, ...]


@dataclass(frozen=True)
class PublicWeek:
    """A week for everybody: counts with small numbers hidden, and nothing that anybody wrote (R-158, R-165)."""

    marking: Marking
    title: str
    line: str
    sentence: str
    overall: tuple[PublicLine, ...]  # each table under its `PUBLIC_HEADS`
    sections: tuple[PublicLine, ...]
    completion: tuple[PublicLine, ...]
    method: tuple[str, ...]
    small_numbers: str  # what is hidden, and by which rule
    told: Publication | None = None  # on no page: what the public copies to come must know of this one
