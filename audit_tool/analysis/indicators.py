"""The indicator table: case audits undertaken and their outcomes, quarter by quarter (R-114, R-117, R-118).

Source of the layout: the council's quarterly performance report (document 004, L1200-1277).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from audit_tool.analysis.rates import SMALL_BASE, percent
from audit_tool.counted_words import count_of

GRADES = ("outstanding", "good", "requires_improvement", "inadequate")
QUARTERS = ("Q1", "Q2", "Q3", "Q4")
NOT_RECORDED = "-"
NOT_YET = ""
PROVISIONAL, FINAL, PRINTED = "provisional", "final", "as printed"


@dataclass(frozen=True, slots=True)
class PeriodCounts:
    """Audits of one period by overall grade. Whole numbers; `starts_on` and `ends_on` are both inside."""

    label: str
    financial_year: str
    quarter: str
    starts_on: date
    ends_on: date
    counts: dict[str, int]
    source: str = ""
    own: bool = False
    """Counted from our own settled audits; else brought in as a sum, with no records behind it."""
    unfinished: str = ""
    """Why the counts may still change, in words; empty where they will not."""

    @property
    def total(self) -> int:
        """All audits of the period."""
        return sum(self.counts.values())

    @property
    def status(self) -> str:
        """Whether the counts may still change (R-124)."""
        return (PROVISIONAL if self.unfinished else FINAL) if self.own else PRINTED


@dataclass(frozen=True, slots=True)
class Column:
    """One quarter, or a year to date; without counts where nothing was recorded or the quarter lies ahead."""

    year: str
    label: str
    counts: dict[str, int] | None
    empty: str = NOT_RECORDED
    own: bool = False
    """Counted from our own settled audits."""
    status: str = PRINTED

    @property
    def total(self) -> int:
        """All audits of the column."""
        return sum((self.counts or {}).values())

    @property
    def good_or_outstanding(self) -> int:
        """Audits graded good or outstanding."""
        counts = self.counts or {}
        return counts.get("good", 0) + counts.get("outstanding", 0)

    def number(self, grade: str) -> str:
        """The count of a grade as it prints; zero prints as 0."""
        return str(self.counts.get(grade, 0)) if self.counts is not None else self.empty

    def total_text(self) -> str:
        """The number of audits as it prints."""
        return str(self.total) if self.counts is not None else self.empty

    def good_text(self) -> str:
        """How many were good or outstanding, as it prints."""
        return str(self.good_or_outstanding) if self.counts is not None else self.empty

    def share_text(self) -> str:
        """The share good or outstanding; "too few" on a base under ten."""
        return self.share_of(self.good_or_outstanding)

    def share_of(self, count: int) -> str:
        """A count as a share of the column's audits; "too few" on a base under ten."""
        if self.counts is None or self.total == 0:
            return self.empty
        return "too few" if self.total < SMALL_BASE else f"{percent(count, self.total)}%"


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """Years of four quarters and a year to date each, the earlier year first; other periods apart."""

    columns: tuple[Column, ...]
    others: tuple[PeriodCounts, ...]
    as_at: date | None
    sources: tuple[str, ...]
    notes: tuple[str, ...] = ()
    """What was brought in for quarters that are counted from records."""

    @property
    def has_own(self) -> bool:
        """Whether a quarter is counted from records."""
        return any(column.own for column in self.columns)

    @property
    def has_brought(self) -> bool:
        """Whether anything was brought in as a sum."""
        return bool(self.others) or any(column.counts is not None and not column.own for column in self.columns)

    @property
    def years(self) -> tuple[str, ...]:
        """The financial years shown."""
        return tuple(dict.fromkeys(column.year for column in self.columns))


def joined(
    brought: Sequence[PeriodCounts], own: Sequence[PeriodCounts]
) -> tuple[tuple[PeriodCounts, ...], tuple[str, ...]]:
    """Quarters of both kinds beside each other; where one has both, its records are shown and the sum is told."""
    counted = {(each.financial_year, each.quarter): each for each in own}
    kept = [each for each in brought if (each.financial_year, each.quarter) not in counted]
    notes = tuple(
        f"{each.financial_year} {each.quarter} is counted from {count_of(ours.total, 'audit')} with records; "
        f"{_brought(each)}"
        for each in brought
        if each.quarter and (ours := counted.get((each.financial_year, each.quarter))) is not None
    )
    status = tuple(
        f"{each.financial_year} {each.quarter} is provisional: {each.unfinished}." for each in own if each.unfinished
    )
    return (*kept, *(replace(each, own=True) for each in own)), (*notes, *status)


def indicator_table(periods: Sequence[PeriodCounts], notes: tuple[str, ...] = ()) -> IndicatorTable:
    """Lay periods out by financial year; years are summed from quarters, never read from a source (R-113)."""
    quarters = {(each.financial_year, each.quarter): each for each in periods if each.quarter in QUARTERS}
    latest = max((each.ends_on for each in quarters.values()), default=None)
    columns: list[Column] = []
    for year in sorted({year for year, _ in quarters}):
        columns += [_quarter(quarters.get((year, quarter)), year, quarter, latest) for quarter in QUARTERS]
        held = [quarters[year, quarter] for quarter in QUARTERS if (year, quarter) in quarters]
        columns += _sums(year, held)
    others = tuple(each for each in periods if not each.financial_year)
    sources = tuple(dict.fromkeys(each.source for each in periods if each.source))
    return IndicatorTable(tuple(columns), others, latest, sources, notes)


def _sums(year: str, held: Sequence[PeriodCounts]) -> list[Column]:
    """What a year comes to; sums that were brought in and our own records are never added to each other."""
    found = []
    for own in (False, True):
        alike = [each for each in held if each.own is own]
        if alike:
            label = "Year" if len(alike) == len(QUARTERS) else "Year to date"
            status = next((each.status for each in alike if each.unfinished), alike[0].status)
            found.append(Column(year, label, _pooled(alike), own=own, status=status))
    return found


def sentence(table: IndicatorTable) -> str:
    """The table in one plain sentence, counts before shares."""
    sums = [column for column in table.columns if column.label.startswith("Year") and column.counts and column.total]
    brought, ours = (_good_of([column for column in sums if column.own is own]) for own in (False, True))
    if brought and ours:
        return f"{brought} that were brought in, and {ours} held here, were good or outstanding."
    return f"{brought or ours} were good or outstanding." if brought or ours else "No figures are held yet."


def _good_of(sums: Sequence[Column]) -> str:
    """So many of so many audits, with a share where the base bears one; empty for none."""
    total, good = sum(column.total for column in sums), sum(column.good_or_outstanding for column in sums)
    rate = f" ({percent(good, total)}%)" if total >= SMALL_BASE else ""
    return f"{good} of {total} audits{rate}" if total else ""


def shares_sentence(table: IndicatorTable) -> str:
    """Which grade most audits of each year got, counts in full."""
    sums = [column for column in table.columns if column.label.startswith("Year") and column.counts and column.total]
    return " ".join(_most(column) for column in sums) or "No figures are held yet."


def _brought(each: PeriodCounts) -> str:
    grades = ", ".join(f"{grade.replace('_', ' ')} {each.counts.get(grade, 0)}" for grade in GRADES)
    audits = count_of(each.total, "audit")
    return f"the sum of {audits} that was brought in for it ({grades}) stands beside, joined to nothing."


def _most(column: Column) -> str:
    counts = column.counts or {}
    grade = max(GRADES, key=lambda each: counts.get(each, 0))
    count, name = counts.get(grade, 0), grade.replace("_", " ")
    lead = "most audits were graded" if 2 * count > column.total else "the largest group was"
    so_far = " so far" if column.label != "Year" else ""
    so_far += ", by own records," if column.own else ""
    return f"In {column.year}{so_far} {lead} {name}: {count} of {column.total}."


def _quarter(held: PeriodCounts | None, year: str, quarter: str, latest: date | None) -> Column:
    if held is not None:
        return Column(year, quarter, held.counts, own=held.own, status=held.status)
    ahead = latest is not None and quarter_start(year, quarter) > latest
    return Column(year, quarter, None, NOT_YET if ahead else NOT_RECORDED)


def quarter_start(year: str, quarter: str) -> date:
    """First day of a quarter of a financial year written as 2017-18; Q1 begins in April."""
    first = int(year[:4])
    month = {"Q1": 4, "Q2": 7, "Q3": 10, "Q4": 1}[quarter]
    return date(first + (month == 1), month, 1)


def _pooled(held: Sequence[PeriodCounts]) -> dict[str, int]:
    return {grade: sum(each.counts.get(grade, 0) for each in held) for grade in GRADES}
