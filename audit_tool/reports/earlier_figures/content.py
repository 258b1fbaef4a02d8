"""What the report on figures of other documents says."""

from dataclasses import dataclass

from audit_tool.analysis.printed_lines import DoubtLine, EarlierLine
from audit_tool.reports.marking import Marking


@dataclass(frozen=True)
class KindOfFigures:
    """Figures of one kind of file, in order."""

    heading: str
    lines: tuple[EarlierLine, ...]


@dataclass(frozen=True)
class EarlierFiguresReport:
    """Every printed figure as its document has it, and what does not fit among them (R-119, R-130)."""

    marking: Marking
    title: str
    sentence: str
    doubts: tuple[DoubtLine, ...]
    kinds: tuple[KindOfFigures, ...]
