"""What “You and the panel” says: one auditor, where the decision differed from theirs, and why; nobody else."""

from dataclasses import dataclass

from audit_tool.reports.marking import Marking


@dataclass(frozen=True)
class GivenAnswer:
    """An answer as a grade's number, 1 the lowest, or in words."""

    grade: int | None
    words: str


@dataclass(frozen=True)
class PanelLine:
    """A question that was decided otherwise than the auditor gave it."""

    name: str  # case, form and number, such as "PW-1, CIN 7.2"
    question: str
    own: GivenAnswer
    decided: GivenAnswer
    reason: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class ReviewedLine:
    """A question about one of the auditor's audits, as its reviewer answered it."""

    question: str
    given: GivenAnswer
    comment: str


@dataclass(frozen=True)
class ReviewedPart:
    """What somebody's audit of one of the auditor's audits said; nobody is named."""

    title: str  # case and form
    lines: tuple[ReviewedLine, ...]


@dataclass(frozen=True)
class PanelCardPage:
    """One auditor's page after a round (R-109)."""

    marking: Marking
    person: str  # role code
    line: str  # for whom, the round with its days, and how many cases are decided
    sentence: str  # on how many questions the grade stood
    further: tuple[str, ...]  # the average or why none is told, and what is not counted
    differences: tuple[PanelLine, ...]
    reviews: tuple[ReviewedPart, ...] = ()  # audits of the auditor's own audits
