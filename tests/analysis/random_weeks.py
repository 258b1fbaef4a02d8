"""Public copies of a practice week one after the other, by chance, and a reader who has kept all of them."""

import random
from collections.abc import Sequence

from audit_tool.analysis.indicators import GRADES
from audit_tool.analysis.public_week import PublicCounts, WeekCounts
from audit_tool.analysis.small_numbers import Policy
from tests.analysis.disclosure_attacker import Cell
from tests.analysis.issue_reader import IssueReader

NAMES = ("Voice", "Plan", "Oversight")


def week(chance: random.Random) -> WeekCounts:
    """One week: few audits or many, some sections, some audits that are not in or wait for their grade."""
    overall = [chance.choice((0, 0, 1, 2, 4, 6, 9, 15)) for _ in GRADES]
    sections = {name: _section(chance, overall) for name in NAMES[: chance.randrange(4)]}
    first_in = sum(overall) + chance.choice((0, 0, 1, 3, 8))
    return WeekCounts(overall, sections, first_in + chance.choice((0, 1, 2, 6)), first_in)


def _section(chance: random.Random, overall: Sequence[int]) -> list[int]:
    return _fitting([chance.choice((0, 1, 3, 7, 12)) for _ in GRADES], overall)


def _fitting(given: list[int], overall: Sequence[int]) -> list[int]:
    """No section holds more audits than there are."""
    while sum(given) > sum(overall):
        given[given.index(max(given))] -= 1
    return given


def later(chance: random.Random, before: WeekCounts) -> WeekCounts:
    """The same week once audits came late, were taken out, or were graded otherwise in the end."""
    overall = _moved(chance, before.overall)
    sections = {name: _fitting(_moved(chance, grades), overall) for name, grades in before.sections.items()}
    if chance.random() < 0.1:
        sections |= {name: _section(chance, overall) for name in NAMES if name not in sections}
    first_in = max(before.first_in, sum(overall))
    return WeekCounts(overall, sections, max(before.allocated, first_in), first_in)


def _moved(chance: random.Random, grades: Sequence[int]) -> list[int]:
    moved = list(grades)
    if chance.random() < 0.5:
        return moved
    for _ in range(chance.choice((1, 1, 2, 3, 7))):
        moved[chance.randrange(len(moved))] += 1
    if chance.random() < 0.6 and any(grades):
        moved = list(grades)
        moved[chance.choice([at for at, count in enumerate(moved) if count])] -= 1
        if chance.random() < 0.7:
            moved[chance.randrange(len(moved))] += 1
    return moved


class WeekReader(IssueReader):
    """Somebody who keeps every public copy of a week."""

    def read(self, given: WeekCounts, found: PublicCounts, policy: Policy) -> None:
        """Take one copy in."""
        grades = dict(zip(GRADES, given.overall, strict=True))
        total = sum(given.overall)
        overall = self._column(
            "overall", {**grades, "all": total, "good or outstanding": sum(given.overall[:2])}, found, policy
        )
        self._adds(overall, "all", *GRADES)
        self._adds(overall, "good or outstanding", *GRADES[:2])
        whole = {"allocated": given.allocated, "in": given.first_in, "missing": given.allocated - given.first_in}
        first = self._column("first audits", whole, found, policy)
        self._adds(first, "allocated", "in", "missing")
        self._left("ungraded", (first, "in"), (overall, "all"), policy)
        for name, counts in given.sections.items():
            rows = {"all": sum(counts), "good or outstanding": sum(counts[:2]), "short": sum(counts[2:])}
            section = self._column(f"section {name}", rows, found, policy)
            self._adds(section, "all", "good or outstanding", "short")
            self._left("beside", (overall, "all"), (section, "all"), policy)

    def _column(self, name: str, counts: dict[str, int], found: PublicCounts, policy: Policy) -> Cell:
        state = self.state(name, counts, policy)
        for row, number in counts.items():
            self.hear((state, row), number, found.printed.cells.get((name, row)), policy)
            if policy.small(number) and (name, row) not in found.printed.cells:
                self.hidden[state, row] = policy.threshold
        return state

    def _adds(self, column: Cell, total: str, *parts: str) -> None:
        self.equations.append(((column, total), [(column, part) for part in parts]))

    def _left(self, name: str, whole: Cell, part: Cell, policy: Policy) -> None:
        """What lies in one count beside another."""
        rest = (name, whole, part)
        number = self.guess[whole] - self.guess[part]
        self.work_out(rest, number)
        if policy.small(number):
            self.hidden[rest] = policy.threshold
        self.equations.append((whole, [part, rest]))


def sequence(seed: int) -> tuple[Policy, list[WeekCounts]]:
    """Two to four states of one week under one rule."""
    chance = random.Random(seed)
    policy = Policy(chance.choice((5, 6, 7, 10)), chance.random() < 0.2)
    weeks = [week(chance)]
    for _ in range(chance.choice((1, 1, 2, 3))):
        weeks.append(later(chance, weeks[-1]))
    return policy, weeks
