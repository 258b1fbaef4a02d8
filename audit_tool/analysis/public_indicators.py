"""What of an indicator table may be public: its counts with their margins, and which of them print (R-165)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from audit_tool.analysis.indicators import GRADES, Column, IndicatorTable, PeriodCounts, quarter_start
from audit_tool.analysis.small_numbers import SUPPRESSED, Figure, Key, Policy, Sum, Suppressed
from audit_tool.analysis.suppression import suppress

ALL, GOOD = "all", "good or outstanding"
TOGETHER = "together"
"""All years as one, as the sentence over the table tells them."""


@dataclass(frozen=True, slots=True)
class PublicTable:
    """How each count of an indicator table prints in public."""

    printed: Suppressed

    def cell(self, column: Column, row: str, share: str) -> str:
        """A count with its share below; the share goes with the count and its base."""
        key = (column.year, column.label, row)
        words = self.printed.words(key)
        if not share or words == SUPPRESSED:
            return words
        both = self.printed.shown(key, (column.year, column.label, ALL))
        return f"{words}\n{share if both else SUPPRESSED}"

    @property
    def tells_all(self) -> bool:
        """Whether the sentence over the table may stand: its two counts print."""
        return self.printed.shown((TOGETHER, ALL), (TOGETHER, GOOD))


def public(table: IndicatorTable, policy: Policy) -> PublicTable:
    """Decide for all periods at once, since a year is the sum of its quarters."""
    told = [column for column in table.columns if column.counts is not None]
    quarters = [column for column in told if not column.label.startswith("Year")]
    years = [column for column in told if column.label.startswith("Year")]
    apart = [column_apart(each) for each in table.others]
    figures = [Figure(key, count) for column in [*told, *apart] for key, count in _counts(column)]
    figures += [Figure((TOGETHER, row), sum(dict(_told(year))[row] for year in years)) for row in (ALL, GOOD)]
    sums = [each for column in [*told, *apart] for each in _within(column)]
    for year in years:
        held = [quarter for quarter in quarters if quarter.year == year.year]
        sums += [_across(_key(year, row), row, held) for row in (*GRADES, ALL, GOOD)]
    for each, column in zip(table.others, apart, strict=True):
        inside = _making_up(each, quarters)
        sums += [_across(_key(column, row), row, inside) for row in (*GRADES, ALL, GOOD) if inside]
    sums += [_across((TOGETHER, row), row, years) for row in (ALL, GOOD)]
    sums.append(Sum((TOGETHER, ALL), ((TOGETHER, GOOD), (TOGETHER, "rest")), group=True))
    figures.append(
        Figure((TOGETHER, "rest"), sum(year.total - year.good_or_outstanding for year in years), printed=False)
    )
    return PublicTable(suppress(figures, sums, policy))


def column_apart(each: PeriodCounts) -> Column:
    """A period that is no financial quarter, as a column of its own."""
    return Column(each.label, "All", each.counts)


def _key(column: Column, row: str) -> Key:
    return column.year, column.label, row


def _told(column: Column) -> Iterator[tuple[str, int]]:
    counts = column.counts or {}
    yield from ((grade, counts.get(grade, 0)) for grade in GRADES)
    yield ALL, column.total
    yield GOOD, column.good_or_outstanding


def _counts(column: Column) -> Iterator[tuple[Key, int]]:
    yield from ((_key(column, row), count) for row, count in _told(column))


def _within(column: Column) -> Iterator[Sum]:
    yield Sum(_key(column, ALL), tuple(_key(column, grade) for grade in GRADES), group=True)
    yield Sum(_key(column, GOOD), (_key(column, "outstanding"), _key(column, "good")))


def _across(total: Key, row: str, columns: list[Column]) -> Sum:
    return Sum(total, tuple(_key(column, row) for column in columns))


def _making_up(period: PeriodCounts, quarters: list[Column]) -> list[Column]:
    """The quarters that come to just this period, such as a half-year told apart; none where they do not."""
    inside, day = [], period.starts_on
    for quarter in sorted(quarters, key=lambda each: quarter_start(each.year, each.label)):
        if quarter_start(quarter.year, quarter.label) == day <= period.ends_on:
            inside.append(quarter)
            # 100 days on lies in the next quarter, whichever it is.
            later = day + timedelta(100)
            day = later.replace(month=later.month - (later.month - 1) % 3, day=1)
    return inside if day == period.ends_on + timedelta(1) else []
