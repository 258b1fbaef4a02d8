"""What the indicator table says; every cell arrives as the words to print, laid out in `layout`."""

from dataclasses import dataclass

from audit_tool.analysis.charts import BarChart, TrendChart
from audit_tool.analysis.publications import Publication
from audit_tool.reports.marking import Marking


@dataclass(frozen=True)
class ColumnGroup:
    """Periods that belong together, e.g. the quarters of one year and its sum."""

    label: str  # "2017-18"
    columns: tuple[str, ...]  # "Q1" ... "Q4", "Whole year"


@dataclass(frozen=True)
class IndicatorRow:
    """One line of the table."""

    label: str  # "Audits undertaken", "Good or outstanding"
    grade: int | None  # where the line is about one grade, its chip is the label
    cells: tuple[str, ...]  # one for each column, exactly as printed; a line break parts count and share; never empty


@dataclass(frozen=True)
class PeriodTable:
    """One table over comparable periods."""

    heading: str
    basis: str  # "Basis: in the quarter. Outcome used: ..."
    groups: tuple[ColumnGroup, ...]
    rows: tuple[IndicatorRow, ...]
    footnotes: tuple[str, ...]  # what "-" and "too few" mean, and notes with their mark


@dataclass(frozen=True)
class IndicatorTable:
    """Audits undertaken and outcomes by grade for the performance report and scrutiny."""

    marking: Marking
    title: str  # "Case file audits and outcomes"
    sentence: str  # the main message, counts before shares
    tables: tuple[PeriodTable, ...]  # the quarters first, then periods that stand apart
    bars: BarChart | None  # how each quarter shares out; none where a count is hidden
    line: TrendChart | None  # good or outstanding over the quarters; likewise
    whose: str  # which quarters are counted from records, and what was brought in for those
    source: str  # where the figures come from
    small_numbers: str = ""  # what a public copy hides, and by which rule; empty for internal ones
    told: Publication | None = None  # on no page: what the public copies to come must know of this one
