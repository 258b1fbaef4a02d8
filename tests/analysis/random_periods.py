"""Public issues with periods that overlap, grow, go and come back, by chance, and a reader who keeps them all."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from audit_tool.analysis.indicators import GRADES, PeriodCounts, indicator_table, quarter_start
from audit_tool.analysis.public_indicators import PublicTable, public
from audit_tool.analysis.small_numbers import Policy
from tests.analysis.disclosure_attacker import Cell
from tests.analysis.issue_reader import IssueReader
from tests.analysis.random_issues import ROWS, Counts, added, changed, some_counts, some_policy, with_sums

QUARTERS = [("2018-19", "Q1"), ("2018-19", "Q2"), ("2018-19", "Q3"), ("2018-19", "Q4"), ("2019-20", "Q1")]
MONTHS = 3
Span = tuple[int, int]
"""Months from April 2018 on, the last of them not in it."""
Pieces = dict[Span, Counts]
"""Time cut wherever a span begins or ends."""
USUAL = ((0, 3), (0, 6), (3, 6), (0, 12), (0, 9), (-1, 5), (2, 5), (3, 8), (6, 12))
"""Such as the first quarter, half a year, March to August."""


@dataclass(frozen=True)
class Told:
    """One issue: what was true then, what it was about, and what it printed."""

    truth: Pieces
    quarters: int
    periods: Sequence[Span]
    policy: Policy
    found: PublicTable


def draw(seed: int) -> list[Told]:
    """A sequence of two to four issues; audits come late, are graded otherwise and are taken out in between."""
    chance = random.Random(seed)
    policy, quarters = some_policy(chance), chance.choice((0, 1, 2, 3, 4, 5))
    periods = list(dict.fromkeys(_periods(chance)))
    edges = sorted({edge for span in [*_of_quarters(quarters), *periods] for edge in span})
    truth: Pieces = {piece: some_counts(chance) for piece in pairwise(edges)}
    held, issues = chance.randrange(quarters + 1), list[Told]()
    for _ in range(chance.choice((2, 2, 3, 4))):
        chosen = [each for each in periods if chance.random() < 0.65]
        told = chosen if chosen or held else periods[:1]
        table = indicator_table(periods_of(truth, held, told))
        found = public(table, policy, [each.found.told for each in issues])
        issues.append(Told(truth, held, told, policy, found))
        truth = {piece: changed(chance, counts) if chance.random() < 0.3 else counts for piece, counts in truth.items()}
        held = min(quarters, held + chance.randrange(2))
    return issues


def _periods(chance: random.Random) -> list[Span]:
    first = chance.choice((-1, 0, 0, 1, 2))
    number = chance.choice((2, 2, 3, 3, 4))
    kind = chance.choice(("grow", "chain", "usual", "any"))
    if kind == "grow":
        length = chance.randrange(2, 7)
        return [(first, first + length + at) for at in range(number)]
    if kind == "usual":
        return [chance.choice(USUAL) for _ in range(number)]
    if kind == "any":
        return [(at, at + chance.randrange(1, 9)) for at in (chance.randrange(-1, 10) for _ in range(number))]
    found = [(first, first + chance.randrange(2, 7))]
    for _ in range(number - 1):
        begins = chance.randrange(found[-1][0] + 1, found[-1][1] + 1)
        found.append((begins, begins + chance.randrange(2, 7)))
    return [*found, (found[0][0], found[-1][1])] if chance.random() < 0.7 else found


def _of_quarters(number: int) -> list[Span]:
    return [(MONTHS * at, MONTHS * at + MONTHS) for at in range(number)]


def periods_of(truth: Pieces, quarters: int, periods: Sequence[Span]) -> list[PeriodCounts]:
    """What would be brought in."""
    found = []
    for (year, quarter), span in zip(QUARTERS, _of_quarters(quarters), strict=False):
        starts = quarter_start(year, quarter)
        found.append(
            PeriodCounts(f"{year} {quarter}", year, quarter, starts, starts + timedelta(89), _over(truth, span))
        )
    for span in periods:
        last = _first_of(span[1]) - timedelta(1)
        found.append(PeriodCounts(_label(span), "", "", _first_of(span[0]), last, _over(truth, span)))
    return found


def _over(truth: Pieces, span: Span) -> Counts:
    return added(truth[each] for each in truth if _inside(each, span))


def _inside(piece: Span, span: Span) -> bool:
    return span[0] <= piece[0] and piece[1] <= span[1]


def _label(span: Span) -> str:
    return f"months {span[0]} to {span[1]}"


def _first_of(month: int) -> date:
    years, months = divmod(MONTHS + month, 12)
    return date(2018 + years, months + 1, 1)


class PeriodReader(IssueReader):
    """Somebody who keeps every issue, and cuts time into pieces to put their spans side by side."""

    def read(self, told: Told) -> None:
        """Take one issue in."""
        issue = len(self.equations)  # a piece may have changed since the last one: a name of its own
        pieces: dict[Span, Cell] = {}
        for piece, counts in told.truth.items():
            pieces[piece] = ("piece", piece, issue)
            for row, number in with_sums(counts).items():
                self.work_out((pieces[piece], row), number)
                if told.policy.small(number):
                    self.hidden[pieces[piece], row] = told.policy.threshold
            self._within(pieces[piece])
        quarters = [(span, QUARTERS[at]) for at, span in enumerate(_of_quarters(told.quarters))]
        for span, names in [*quarters, *((span, (_label(span), "All")) for span in told.periods)]:
            counts = _over(told.truth, span)
            name = self.state(span, with_sums(counts), told.policy)
            self._column(name, names, counts, told)
            inside = [cell for piece, cell in pieces.items() if _inside(piece, span)]
            self.equations += [((name, row), [(cell, row) for cell in inside]) for row in ROWS]
        self._years(told)

    def _column(self, name: Cell, names: tuple[str, str], counts: Counts, told: Told) -> None:
        at = told.found.names[names]
        for row, number in with_sums(counts).items():
            self.hear((name, row), number, told.found.printed.cells[at, row], told.policy)
        self._within(name)

    def _years(self, told: Told) -> None:
        names = []
        for year in dict.fromkeys(year for year, _ in QUARTERS[: told.quarters]):
            spans = [span for at, span in enumerate(_of_quarters(told.quarters)) if QUARTERS[at][0] == year]
            states: list[Cell] = [(span, self.last[span][0]) for span in spans]
            names.append(("sum", *states) if len(states) > 1 else states[0])
            counts = added(_over(told.truth, span) for span in spans)
            label = "Year" if len(spans) == 4 else "Year to date"
            self._column(names[-1], (year, label), counts, told)
            if len(states) > 1:
                self.equations += [((names[-1], row), [(state, row) for state in states]) for row in ROWS]
        if names:
            name = ("sum", *names) if len(names) > 1 else names[0]
            for row in ROWS[-2:]:
                number = sum(self.guess[year, row] for year in names)
                self.hear((name, row), number, told.found.printed.cells[told.found.together, row], told.policy)
                self.equations += [((name, row), [(year, row) for year in names])] if len(names) > 1 else []

    def _within(self, name: Cell) -> None:
        self.equations.append(((name, "all"), [(name, grade) for grade in GRADES]))
        self.equations.append(((name, ROWS[-1]), [(name, "outstanding"), (name, "good")]))
