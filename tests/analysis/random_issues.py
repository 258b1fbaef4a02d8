"""Public issues of the indicator table one after the other, by chance, and a reader who has kept all of them.

Audits come late, grades are corrected, quarters are added, a period runs across quarters such as March to August, and
now and then the council's rule changes in between. The reader shares no code with what hides.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from audit_tool.analysis.indicators import GRADES, Column, PeriodCounts, indicator_table, quarter_start
from audit_tool.analysis.public_indicators import PublicTable, public
from audit_tool.analysis.publications import Place, Publication
from audit_tool.analysis.small_numbers import THRESHOLDS, Policy
from tests.analysis.disclosure_attacker import Cell
from tests.analysis.issue_reader import IssueReader, told_more

SPANS = [("2017-18", "Q1"), ("2017-18", "Q2"), ("2017-18", "Q3"), ("2017-18", "Q4"), ("2018-19", "Q1")]
ROWS = (*GRADES, "all", "good or outstanding")
FULL, ASIDE = "whole", "beside"
"""Parts of a quarter: what a period across quarters holds of it, and what not."""
Counts = dict[str, int]
Truth = dict[int, dict[str, Counts]]
"""By quarter and part of it."""


@dataclass(frozen=True)
class Told:
    """One issue: what was true then, and what it printed."""

    truth: Truth
    across: tuple[int, ...]
    """Quarters that the period across quarters touches; none where there is no such period."""
    policy: Policy
    found: PublicTable


def draw(seed: int, *, one_policy: bool = True) -> list[Told]:
    """A sequence of two to four issues."""
    chance = random.Random(seed)
    quarters = chance.choice((2, 2, 3, 4, 5))
    across = tuple(range(*sorted(chance.sample(range(quarters + 1), 2)))) if chance.random() < 0.5 else ()
    truth: Truth = {quarter: _parts(chance, quarter, across) for quarter in range(quarters)}
    policy, issues, held = some_policy(chance), list[Told](), chance.randrange(1, quarters + 1)
    for _ in range(chance.choice((2, 2, 3, 4))):
        known = {quarter: truth[quarter] for quarter in range(held)}
        told_now = across if set(across) <= known.keys() else ()
        issues.append(_issue(known, told_now, policy, [each.found.told for each in issues]))
        truth = {quarter: _later(chance, parts) for quarter, parts in truth.items()}
        held = min(quarters, held + chance.randrange(2))
        policy = policy if one_policy else some_policy(chance)
    return issues


def some_policy(chance: random.Random) -> Policy:
    return Policy(chance.choice((5, 5, *THRESHOLDS)), chance.random() < 0.2)


def _parts(chance: random.Random, quarter: int, across: tuple[int, ...]) -> dict[str, Counts]:
    split = quarter in across[:1] + across[-1:]
    return {part: some_counts(chance) for part in ((FULL, ASIDE) if split else (FULL,))}


def some_counts(chance: random.Random) -> Counts:
    whole = chance.random() < 0.12
    only = chance.choice(GRADES)
    return {
        grade: 0 if whole and grade != only else chance.choice((0, 0, 1, 2, 3, 4, 6, 9, 14, 25)) for grade in GRADES
    }


def _later(chance: random.Random, parts: dict[str, Counts]) -> dict[str, Counts]:
    """Audits that come in late, or one that is graded otherwise or taken out after all."""
    if chance.random() < 0.6:
        return parts
    part = chance.choice(sorted(parts))
    return {**parts, part: changed(chance, parts[part])}


def changed(chance: random.Random, before: Counts) -> Counts:
    """A few audits more, or one that is graded otherwise or taken out."""
    counts = dict(before)
    if chance.random() < 0.4 and any(before.values()):
        counts[chance.choice([grade for grade in GRADES if counts[grade]])] -= 1
        if chance.random() < 0.7:
            counts[chance.choice(GRADES)] += 1
        return counts
    for _ in range(chance.choice((1, 1, 2, 3, 7))):
        counts[chance.choice(GRADES)] += 1
    return counts


def _issue(truth: Truth, across: tuple[int, ...], policy: Policy, earlier: Sequence[Publication]) -> Told:
    return Told(truth, across, policy, public(indicator_table(periods_of(truth, across)), policy, earlier))


def periods_of(truth: Truth, across: tuple[int, ...]) -> list[PeriodCounts]:
    """What would be brought in: quarters, and the period across them."""
    periods = [_quarter(at, added(parts.values())) for at, parts in truth.items()]
    if across:
        counts = added(truth[quarter][FULL] for quarter in across)
        starts = _start(across[0]) + timedelta(31 if ASIDE in truth[across[0]] else 0)
        ends = _start(across[-1]) + timedelta(40) if ASIDE in truth[across[-1]] else _end(across[-1])
        periods.append(PeriodCounts("Across", "", "", starts, ends, counts))
    return periods


def _start(at: int) -> date:
    return quarter_start(*SPANS[at])


def _end(at: int) -> date:
    return quarter_start(*[*SPANS, ("2018-19", "Q2")][at + 1]) - timedelta(1)


def _quarter(at: int, counts: Counts) -> PeriodCounts:
    return PeriodCounts(" ".join(SPANS[at]), *SPANS[at], _start(at), _start(at) + timedelta(89), counts)


def added(given: Iterable[Counts]) -> Counts:
    each = list(given)
    return {grade: sum(counts[grade] for counts in each) for grade in GRADES}


def with_sums(counts: Counts) -> Counts:
    """Grades with their sum and the two best together."""
    return {**counts, "all": sum(counts.values()), ROWS[-1]: counts["outstanding"] + counts["good"]}


class Reader(IssueReader):
    """Somebody who keeps every issue of the indicator table."""

    def read(self, told: Told, *, blank: bool = False) -> None:
        """Take one issue in; a blank one tells which columns there are and nothing of what they print."""
        whole = {at: added(parts.values()) for at, parts in told.truth.items()}
        states = {at: self.state(at, with_sums(counts), told.policy) for at, counts in whole.items()}
        printed = [(states[at], Column(*SPANS[at], None), counts) for at, counts in whole.items()]
        years = {year for year, _ in (SPANS[at] for at in states)}
        sums = []
        for year in sorted(years):
            inside = [at for at in states if SPANS[at][0] == year]
            counts = added(whole[at] for at in inside)
            name = ("sum", *(states[at] for at in inside)) if len(inside) > 1 else states[inside[0]]
            label = "Year" if len(inside) == 4 else "Year to date"
            printed.append((name, Column(year, label, counts), counts))
            sums.append((name, [states[at] for at in inside]))
        if told.across:
            counts = added(told.truth[at][FULL] for at in told.across)
            across = self.state(("across", told.across), with_sums(counts), told.policy)
            printed.append((across, Column("Across", "All", counts), counts))
            sums.append((across, [self._part(at, states[at], told) for at in told.across]))
        for name, column, counts in printed:
            for row, number in with_sums(counts).items():
                place = told.found.names[column.year, column.label], row
                self._hear((name, row), number, place, told, blank=blank)
            self._within(name)
        for name, parts in sums:
            self.equations += [((name, row), [(part, row) for part in parts]) for row in ROWS if parts != [name]]
        self._together(told, [name for name, _ in sums][: len(years)], blank=blank)

    def _together(self, told: Told, years: list[Cell], *, blank: bool) -> None:
        name = ("sum", *years) if len(years) > 1 else years[0]
        for row in ROWS[-2:]:
            number = sum(self.guess[year, row] for year in years)
            self._hear((name, row), number, (told.found.together, row), told, blank=blank)
            self.equations += [((name, row), [(year, row) for year in years])] if len(years) > 1 else []

    def _hear(self, cell: Cell, number: int, place: Place, told: Told, *, blank: bool) -> None:
        self.hear(cell, number, None if blank else told.found.printed.cells[place], told.policy)

    def _part(self, at: int, quarter: Cell, told: Told) -> Cell:
        """What a period across quarters holds of one of them."""
        parts = told.truth[at]
        if ASIDE not in parts:
            return quarter
        inside, beside = ("inside", quarter), ("beside", quarter)
        for name, part in ((inside, FULL), (beside, ASIDE)):
            for row, number in with_sums(parts[part]).items():
                self.work_out((name, row), number)
                if told.policy.small(number):
                    self.hidden[name, row] = told.policy.threshold
            self._within(name)
        self.equations += [((quarter, row), [(inside, row), (beside, row)]) for row in ROWS]
        return inside

    def _within(self, name: Cell) -> None:
        self.equations.append(((name, "all"), [(name, grade) for grade in GRADES]))
        self.equations.append(((name, ROWS[-1]), [(name, "outstanding"), (name, "good")]))


def narrowed(issues: Sequence[Told]) -> list[Cell]:
    """Small hidden counts of which the printed numbers tell more than the words alone."""
    reader, by_words = Reader(), Reader(numbers=False)
    for told in issues:
        reader.read(told)
        by_words.read(told)
    return told_more(reader, by_words)
