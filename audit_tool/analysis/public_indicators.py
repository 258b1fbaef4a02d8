"""What of an indicator table may be public: its counts with their margins, and which of them print (R-165)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from audit_tool.analysis.indicators import GRADES, Column, IndicatorTable, PeriodCounts, quarter_start
from audit_tool.analysis.publications import Place, Publication, Table, ToldSum, publish
from audit_tool.analysis.small_numbers import SUPPRESSED, Policy, Suppressed

ALL, GOOD = "all", "good or outstanding"
ROWS = (*GRADES, ALL, GOOD)
_REST = "rest"
_TWO = 2
_APART = re.compile(r"\d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d")
Days = tuple[date, date]
"""The first and the last of a span."""


@dataclass(frozen=True, slots=True)
class PublicTable:
    """How each count of an indicator table prints in public, after all that earlier issues printed."""

    printed: Suppressed
    told: Publication
    """What is kept of it for the issues to come."""
    names: Mapping[tuple[str, str], str]
    """The span of each column, by its year and label: a year to date of one quarter is that quarter."""
    together: str
    """All years as one, as the sentence over the table tells them; empty where there is no year."""

    def cell(self, column: Column, row: str, share: str) -> str:
        """A count with its share below; the share goes with the count and its base."""
        name = self.names[column.year, column.label]
        words = self.printed.words((name, row))
        if not share or words == SUPPRESSED:
            return words
        both = self.printed.shown((name, row), (name, ALL))
        return f"{words}\n{share if both else SUPPRESSED}"

    @property
    def tells_all(self) -> bool:
        """Whether the sentence over the table may stand: its two counts print."""
        return not self.together or self.printed.shown((self.together, ALL), (self.together, GOOD))

    @property
    def hides_nothing(self) -> bool:
        """Whether a drawing of the same counts may stand beside the table."""
        return self.printed.shown(*self.printed.cells)


def public(table: IndicatorTable, policy: Policy, earlier: Sequence[Publication] = ()) -> PublicTable:
    """Decide for all periods at once, since a year is the sum of its quarters; after what was issued before."""
    spans = _Spans(table, earlier)
    printed, told = publish(Table(spans.counts, tuple(spans.sums), frozenset(spans.unprinted)), policy, earlier)
    return PublicTable(printed, told, spans.names, spans.together)


def column_apart(each: PeriodCounts) -> Column:
    """A period that is no financial quarter, as a column of its own."""
    return Column(each.label, "All", each.counts)


class _Spans:
    """Every column as the span of time that it counts: the same name in each issue, whatever it is called there."""

    def __init__(self, table: IndicatorTable, earlier: Sequence[Publication]) -> None:
        self.counts: dict[Place, int] = {}
        self.sums: list[ToldSum] = []
        self.unprinted: set[Place] = set()
        self.names: dict[tuple[str, str], str] = {}
        held = [each for each in table.columns if each.counts is not None]
        self._quarters = [each for each in held if not each.label.startswith("Year")]
        years = [each for each in held if each.label.startswith("Year")]
        for column in self._quarters:
            self._add(column, f"{column.year} {column.label}")
        for year in years:
            inside = [self._name(each) for each in self._quarters if each.year == year.year]
            self._add(year, " + ".join(inside))
            self._pool(self._name(year), inside, ROWS)
        self.together = self._all_years([self._name(year) for year in years])
        self._periods: dict[str, Days] = {}
        for period in table.others:
            self._apart(period)
        # A period that only an earlier issue told may hold one of these, or lie in it.
        for at, issue in reversed(list(enumerate(earlier))):
            for name in dict.fromkeys(each.column for each in issue.figures if _APART.fullmatch(each.column)):
                if name not in self._periods:
                    told = {each.place: each.count for each in issue.figures if each.column == name}
                    self._take(name, told, earlier[at:])
        if self._periods:
            self._pieces(self._days() | self._periods)

    def _name(self, column: Column) -> str:
        return self.names[column.year, column.label]

    def _add(self, column: Column, name: str) -> None:
        self.names[column.year, column.label] = name
        counts = column.counts or {}
        self.counts |= {(name, grade): counts.get(grade, 0) for grade in GRADES}
        self.counts |= {(name, ALL): column.total, (name, GOOD): column.good_or_outstanding}
        self.sums += _within(name)

    def _pool(self, name: str, parts: Sequence[str], rows: Sequence[str]) -> None:
        if list(parts) != [name]:
            self.sums += [ToldSum((name, row), tuple((part, row) for part in parts), group=False) for row in rows]

    def _all_years(self, years: Sequence[str]) -> str:
        name = " + ".join(years)
        if not years:
            return name
        for row in (ALL, GOOD):
            self.counts[name, row] = sum(self.counts[year, row] for year in years)
        self._pool(name, years, (ALL, GOOD))
        self.counts[name, _REST] = self.counts[name, ALL] - self.counts[name, GOOD]
        self.unprinted.add((name, _REST))
        self.sums.append(ToldSum((name, ALL), ((name, GOOD), (name, _REST)), group=True))
        return name

    def _apart(self, period: PeriodCounts) -> None:
        """A period such as March to August."""
        name = f"{period.starts_on.isoformat()} to {period.ends_on.isoformat()}"
        self._add(column_apart(period), name if name not in self._periods else f"{name} {period.label}")
        self._place(self.names[period.label, "All"], (period.starts_on, period.ends_on))

    def _take(self, name: str, told: Mapping[Place, int], since: Sequence[Publication]) -> None:
        """A period that this issue does not tell, as one of these did, unless it cannot count as many any more."""
        starts, _, ends = name.partition(" to ")
        within = date.fromisoformat(starts), date.fromisoformat(ends)
        if self._moved(within, since):
            return
        self.counts |= told
        self.unprinted |= told.keys()
        self.sums += _within(name)
        self._place(name, within)

    def _moved(self, within: Days, since: Sequence[Publication]) -> bool:
        """Whether something that shares days with a period counted otherwise in one of these issues than now."""
        sharing = [name for name, days in (self._days() | self._periods).items() if _shared(days, within)]
        places = {(name, row) for name in sharing for row in ROWS}
        return any(
            each.place in places and each.count != self.counts[each.place] for issue in since for each in issue.figures
        )

    def _days(self) -> dict[str, Days]:
        """The quarters that are told, and from when to when each of them is."""
        return {self._name(each): _days_of(each) for each in self._quarters}

    def _place(self, name: str, within: Days) -> None:
        """What a period holds of the quarters and of other periods, and what they hold beyond it."""
        days = self._days()
        inside = [each for each, span in days.items() if _inside(span, within)]
        touching = [each for each, span in days.items() if _shared(span, within)]
        self._beyond(name, inside, gap=sum(_shared(days[each], within) for each in inside) < _shared(within, within))
        if touching != inside and sum(_shared(days[each], within) for each in touching) == _shared(within, within):
            whole = " + ".join(touching)
            # All years together may be there already, with some of the rows.
            rows = [row for row in ROWS if (whole, row) not in self.counts]
            self.counts |= {(whole, row): sum(self.counts[part, row] for part in touching) for row in rows}
            self.unprinted |= {(whole, row) for row in rows}
            self._pool(whole, touching, rows)
            self._beyond(whole, [name], gap=True)
        for other, span in self._periods.items():
            if _inside(span, within):
                self._beyond(name, [other], gap=span != within)
            elif _inside(within, span):
                self._beyond(other, [name], gap=True)
        self._periods[name] = within

    def _pieces(self, spans: Mapping[str, Days]) -> None:
        """Whatever three or more spans settle between them: April to August and June to October less April to October.

        Where spans begin or end on the same day, the counts between all these days follow from each other.
        """
        edges = {name: (first, last + timedelta(1)) for name, (first, last) in spans.items()}
        while edges:
            start = next(iter(edges.values()))[0]
            upto, joined = {start: dict.fromkeys(ROWS, 0)}, dict[str, Days]()
            while more := {name: ends for name, ends in edges.items() if upto.keys() & set(ends)}:
                for name, (first, last) in more.items():
                    del edges[name]
                    by = {row: self.counts[name, row] for row in ROWS}
                    if last not in upto:
                        upto[last] = {row: upto[first][row] + by[row] for row in ROWS}
                    upto.setdefault(first, {row: upto[last][row] - by[row] for row in ROWS})
                    # Two sources that do not fit each other say nothing.
                    if all(upto[last][row] - upto[first][row] == by[row] for row in ROWS):
                        joined[name] = first, last
            self._cut(joined, upto)

    def _cut(self, spans: Mapping[str, Days], upto: Mapping[date, Mapping[str, int]]) -> None:
        days = sorted(upto)
        told = {ends: name for name, ends in spans.items()}
        names = {ends: told.get(ends, f"{ends[0]} until {ends[1]}") for ends in pairwise(days)}
        counts = {(name, row): upto[b][row] - upto[a][row] for (a, b), name in names.items() for row in ROWS}
        if len(spans) <= _TWO or min(counts.values()) < 0:
            return
        for ends in sorted(names.keys() - told.keys()):
            self.counts |= {(names[ends], row): counts[names[ends], row] for row in ROWS}
            self.unprinted |= {(names[ends], row) for row in ROWS}
            self.sums += _within(names[ends])
        for name, (first, last) in spans.items():
            self._pool(name, [piece for (a, b), piece in names.items() if first <= a and b <= last], ROWS)

    def _beyond(self, whole: str, parts: Sequence[str], *, gap: bool) -> None:
        """What a span holds beyond others inside it; counts of two sources that do not fit say nothing.

        Where a `gap` of days is left, nobody knows that no audit falls into it, even if none does.
        """
        left = {row: self.counts[whole, row] - sum(self.counts[part, row] for part in parts) for row in ROWS}
        if not parts or min(left.values()) < 0:
            return
        if not gap:
            if not any(left.values()):
                self._pool(whole, parts, ROWS)
            return
        rest = f"{whole} without {' + '.join(parts)}"
        self.counts |= {(rest, row): count for row, count in left.items()}
        self.unprinted |= {(rest, row) for row in ROWS}
        self._pool(whole, [*parts, rest], ROWS)
        self.sums += _within(rest)


def _within(name: str) -> Iterator[ToldSum]:
    yield ToldSum((name, ALL), tuple((name, grade) for grade in GRADES), group=True)
    yield ToldSum((name, GOOD), ((name, "outstanding"), (name, "good")), group=False)


def _days_of(quarter: Column) -> Days:
    starts = quarter_start(quarter.year, quarter.label)
    # 100 days on lies in the next quarter, whichever it is.
    later = starts + timedelta(100)
    return starts, later.replace(month=later.month - (later.month - 1) % 3, day=1) - timedelta(1)


def _inside(small: Days, large: Days) -> bool:
    return large[0] <= small[0] and small[1] <= large[1]


def _shared(one: Days, other: Days) -> int:
    """How many days two spans share."""
    return max(0, (min(one[1], other[1]) - max(one[0], other[0])).days + 1)
