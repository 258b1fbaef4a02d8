"""What the report on agreement says: counts first, then direction, the boundary, the grid, and coefficients last."""

from dataclasses import dataclass

from audit_tool.analysis.agreement_told import AUDITORS, Raters, Told
from audit_tool.reports.marking import Marking


@dataclass(frozen=True)
class AgreementPart:
    """Agreement on some grades, such as the cases as a whole."""

    title: str
    told: Told
    grades: tuple[str, ...]  # the scale in words, the best first
    grid: tuple[tuple[str, ...], ...]  # rows are the first rater's grades, columns the second's
    far: str  # those two or more apart; empty where none is
    raters: Raters = AUDITORS


@dataclass(frozen=True)
class SectionLine:
    """One section of the forms."""

    name: str
    same: str
    first_higher: str
    first_lower: str
    two_apart: str


@dataclass(frozen=True)
class AgreementReport:
    """Agreement of a round's first and second auditors (R-099 to R-104); nobody is named."""

    marking: Marking
    title: str  # the round
    line: str  # its days
    parts: tuple[AgreementPart, ...]
    sections: tuple[SectionLine, ...]
    informed: tuple[AgreementPart, ...]  # second auditors who could read the first audit
    notes: tuple[str, ...]
    seed: str
