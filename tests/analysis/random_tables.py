"""Sets of public tables by chance: shared margins, part sums, groups that divide again, shares and earlier issues."""

import random
from dataclasses import dataclass, field

from audit_tool.analysis.rates import percent
from audit_tool.analysis.small_numbers import SUPPRESSED, Figure, Policy, Sum, Suppressed
from audit_tool.analysis.suppression import suppress
from tests.analysis.disclosure_attacker import Attacker, Cell, Range, from_a_share

UNBOUNDED = 400


@dataclass
class Tables:
    """What a council would print, with the truth."""

    policy: Policy
    counts: dict[Cell, int] = field(default_factory=dict)
    sums: list[Sum] = field(default_factory=list)
    unprinted: set[Cell] = field(default_factory=set)
    public: set[Cell] = field(default_factory=set)
    """Printed by an earlier issue."""
    shares: list[tuple[Cell, Cell]] = field(default_factory=list)
    """A count and its base, whose percentage is wanted beside it."""

    def figures(self) -> list[Figure]:
        return [Figure(key, n, key not in self.unprinted, key in self.public) for key, n in self.counts.items()]

    def suppressed(self) -> Suppressed:
        return suppress(self.figures(), self.sums, self.policy)

    def add(self, total: Cell, parts: list[Cell], *, group: bool = False) -> None:
        self.counts[total] = sum(self.counts[part] for part in parts)
        self.sums.append(Sum(total, tuple(parts), group))


def draw(seed: int) -> Tables:
    """One set: grades by quarter, and as chance has it a year to date, services, good or better, an earlier issue."""
    chance = random.Random(seed)
    tables = Tables(Policy(chance.choice((5, 5, 5, 6, 7, 10)), chance.random() < 0.25))
    quarters, grades = range(chance.randrange(1, 5)), range(chance.randrange(2, 5))
    whole = chance.random() < 0.1
    for quarter in quarters:
        only = chance.choice(grades) if whole or chance.random() < 0.15 else None
        for grade in grades:
            number = chance.choice((0, 1, 2, 3, 4, 6, 9, 14, 25)) if chance.random() < 0.7 else chance.randrange(5, 40)
            tables.counts[quarter, grade] = number if only in (None, grade) else 0
    _grid(tables, [*quarters], [*grades])
    if chance.random() < 0.4 and len(quarters) > 2:
        _to_date(tables, [*quarters[:2]], [*grades])
    if chance.random() < 0.4:
        _good_or_better(tables, [*quarters, "year"])
    if chance.random() < 0.4:
        _by_service(tables, chance, [*grades])
    if chance.random() < 0.4:
        _issue_before(tables, chance, [*quarters], [*grades])
    return tables


def _grid(tables: Tables, quarters: list[Cell], grades: list[Cell]) -> None:
    for grade in grades:
        tables.add(("year", grade), [(quarter, grade) for quarter in quarters])
    for quarter in [*quarters, "year"]:
        tables.add((quarter, "all"), [(quarter, grade) for grade in grades], group=True)
        tables.shares += [((quarter, grade), (quarter, "all")) for grade in grades]
    tables.sums.append(Sum(("year", "all"), tuple((quarter, "all") for quarter in quarters)))


def _to_date(tables: Tables, quarters: list[Cell], grades: list[Cell]) -> None:
    """A sum over part of the cells."""
    for grade in [*grades, "all"]:
        tables.add(("to date", grade), [(quarter, grade) for quarter in quarters])
    tables.sums.append(Sum(("to date", "all"), tuple(("to date", grade) for grade in grades), group=True))


def _good_or_better(tables: Tables, quarters: list[Cell]) -> None:
    """Two grades pooled: another margin over cells that have margins already."""
    for quarter in quarters:
        tables.add((quarter, "good"), [(quarter, 0), (quarter, 1)])
        tables.shares.append(((quarter, "good"), (quarter, "all")))


def _by_service(tables: Tables, chance: random.Random, grades: list[Cell]) -> None:
    """The same audits told by service: another table with the same margins."""
    services = range(chance.randrange(2, 4))
    for grade in grades:
        left = tables.counts["year", grade]
        for service in services[:-1]:
            tables.counts["s", service, grade] = chance.randrange(left + 1)
            left -= tables.counts["s", service, grade]
        tables.counts["s", services[-1], grade] = left
        tables.sums.append(Sum(("year", grade), tuple(("s", service, grade) for service in services)))
    for service in services:
        tables.add(("s", service, "all"), [("s", service, grade) for grade in grades], group=True)
    tables.sums.append(Sum(("year", "all"), tuple(("s", service, "all") for service in services)))


def _issue_before(tables: Tables, chance: random.Random, quarters: list[Cell], grades: list[Cell]) -> None:
    """An issue of the last quarter before late audits came in: what it printed is known; what came is not printed."""
    last, before = quarters[-1], Tables(tables.policy)
    for grade in grades:
        late = min(tables.counts[last, grade], chance.choice((0, 0, 1, 2, 7)))
        before.counts["before", grade] = tables.counts[last, grade] - late
        tables.counts["late", grade] = late
        tables.unprinted.add(("late", grade))
    before.add(("before", "all"), [("before", grade) for grade in grades], group=True)
    out = before.suppressed()
    tables.counts |= before.counts
    tables.sums += before.sums
    tables.add(("late", "all"), [("late", grade) for grade in grades], group=True)
    tables.unprinted.add(("late", "all"))
    for grade in [*grades, "all"]:
        tables.sums.append(Sum((last, grade), (("before", grade), ("late", grade))))
    tables.public = {key for key in before.counts if out.shown(key)}


def attacker_of(tables: Tables, out: Suppressed, *, numbers: bool = True) -> Attacker:
    """A reader of what is printed; without `numbers` of its words and zeros alone, and of earlier issues."""
    known: dict[Cell, Range] = {}
    for key, number in tables.counts.items():
        told = key in tables.public or (key not in tables.unprinted and out.shown(key))
        at_least = tables.policy.threshold
        if told and (numbers or key in tables.public or number < at_least):
            known[key] = (number, number)
        else:
            known[key] = _meant(tables, key, "" if key in tables.unprinted else out.words(key))
    if numbers:
        for count, base in tables.shares:
            if out.shown(count, base) and tables.counts[base]:
                least, most = from_a_share(
                    int(percent(tables.counts[count], tables.counts[base]) or 0), tables.counts[base]
                )
                known[count] = (max(least, known[count][0]), min(most, known[count][1]))
    made = Attacker(known, [(each.total, each.parts) for each in tables.sums], tables.counts)
    made.narrow()
    return made


def _meant(tables: Tables, key: Cell, words: str) -> Range:
    """What a hidden figure's words say: those who know the rule take "suppressed" as large, unless a group is small."""
    if words == tables.policy.word:
        return tables.policy.least, tables.policy.threshold - 1
    if words == SUPPRESSED and tables.counts[key] < tables.policy.threshold:
        return 0, tables.policy.threshold - 1
    return (
        0 if words in ("", SUPPRESSED) and key in tables.unprinted else tables.policy.threshold if words else 0
    ), UNBOUNDED


def secrets(tables: Tables, out: Suppressed) -> list[Cell]:
    """Everything hidden, and differences too small to be told."""
    small = [key for key in tables.unprinted if tables.policy.small(tables.counts[key])]
    return [*(key for key, each in out.cells.items() if key not in tables.public and not out.shown(key)), *small]
