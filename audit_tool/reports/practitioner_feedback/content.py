"""What the page for the practitioner says; collected elsewhere, laid out in `layout`."""

from dataclasses import dataclass

from audit_tool.reports.case_summary.content import AgreedAction, GradeMeaning, Point, SectionGrade
from audit_tool.reports.marking import Marking


@dataclass(frozen=True)
class Beside:
    """One matter in the practitioner's own words, and in the auditor's; either may be empty."""

    what: str
    own: str
    auditor: str


@dataclass(frozen=True)
class PractitionerFeedback:
    """Feedback on one settled audit to the practitioner, on a page."""

    marking: Marking
    case_reference: str
    line: str  # who audited it, when, in which round
    grade_name: str
    grade: int | None
    not_graded: str  # words where grade is None
    own_grade: str  # the practitioner's own grade for the work, in words; may be empty
    origin: str
    strengths: tuple[Point, ...] | None  # None where the form does not ask for them, as below
    developments: tuple[Point, ...] | None
    beside: tuple[Beside, ...]
    sections: tuple[SectionGrade, ...]
    meanings: tuple[GradeMeaning, ...]
    actions: tuple[AgreedAction, ...]
    answer: tuple[str, ...]  # how to answer, or what was answered
