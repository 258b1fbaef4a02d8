"""R-158, R-165: the public counts of a week, read by the attacker, alone and after earlier issues."""

import random

import pytest

from audit_tool.analysis.indicators import GRADES
from audit_tool.analysis.public_week import PublicCounts, WeekCounts, public_week
from audit_tool.analysis.small_numbers import SUPPRESSED, THRESHOLDS, Policy
from tests.analysis.disclosure_attacker import Attacker, Cell, Equation, Range
from tests.formdef.soak import LONG

SETS = 50
NAMES = ("Voice", "Plan", "Oversight")
UNBOUNDED = 400


def week(chance: random.Random) -> WeekCounts:
    overall = [chance.choice((0, 0, 1, 2, 4, 6, 9, 15)) for _ in GRADES]
    sections = {}
    for name in NAMES[: chance.randrange(4)]:
        given = [chance.choice((0, 1, 3, 7, 12)) for _ in GRADES]
        while sum(given) > sum(overall):
            given[given.index(max(given))] -= 1
        sections[name] = given
    first_in = sum(overall) + chance.choice((0, 0, 1, 3, 8))
    return WeekCounts(overall, sections, first_in + chance.choice((0, 1, 2, 6)), first_in)


def truth(given: WeekCounts) -> tuple[dict[Cell, int], list[Equation]]:
    """What there is to know of a week, printed or not, and which sums everybody knows."""
    total = sum(given.overall)
    counts: dict[Cell, int] = dict(zip((("overall", grade) for grade in GRADES), given.overall, strict=True))
    counts |= {("overall", "all"): total, ("overall", "good or outstanding"): sum(given.overall[:2])}
    counts |= {("first audits", "allocated"): given.allocated, ("first audits", "in"): given.first_in}
    counts |= {"missing": given.allocated - given.first_in, "ungraded": given.first_in - total}
    equations: list[Equation] = [
        (("overall", "all"), [("overall", grade) for grade in GRADES]),
        (("overall", "good or outstanding"), [("overall", grade) for grade in GRADES[:2]]),
        (("first audits", "allocated"), [("first audits", "in"), "missing"]),
        (("first audits", "in"), [("overall", "all"), "ungraded"]),
    ]
    for name, grades in given.sections.items():
        at = f"section {name}"
        counts |= {(at, "all"): sum(grades), (at, "good or outstanding"): sum(grades[:2])}
        counts |= {(at, "short"): sum(grades[2:]), (at, "beside"): total - sum(grades)}
        equations.append(((at, "all"), [(at, "good or outstanding"), (at, "short")]))
        equations.append((("overall", "all"), [(at, "all"), (at, "beside")]))
    return counts, equations


def read(found: PublicCounts, counts: dict[Cell, int], policy: Policy) -> dict[Cell, Range]:
    known: dict[Cell, Range] = dict.fromkeys(counts, (0, UNBOUNDED))
    for place, each in found.printed.cells.items():
        number, most = counts[place], policy.threshold - 1
        if each.words.isdigit():
            known[place] = (number, number)
        elif each.words == policy.word:
            known[place] = (policy.least, most)
        else:
            assert each.words == SUPPRESSED
            known[place] = (0, most) if number <= most else (policy.threshold, UNBOUNDED)
    return known


def secrets(found: PublicCounts, counts: dict[Cell, int], policy: Policy) -> dict[Cell, int]:
    """What is hidden, and what is small and could only be worked out."""
    cells = found.printed.cells
    hidden = {place: counts[place] for place, each in cells.items() if not each.words.isdigit()}
    return hidden | {cell: number for cell, number in counts.items() if cell not in cells and policy.small(number)}


@pytest.mark.parametrize("times", LONG)
def test_nothing_that_a_public_week_hides_is_recovered(times: int) -> None:
    for seed in range(SETS * times):
        chance = random.Random(seed)
        given, policy = week(chance), Policy(chance.choice(THRESHOLDS), chance.random() < 0.2)
        counts, equations = truth(given)
        found = public_week(given, policy)
        reader = Attacker(read(found, counts, policy), equations, counts)
        reader.narrow()
        sought = secrets(found, counts, policy)
        assert (seed, reader.settled_exactly() & sought.keys(), reader.sure_of(sought)) == (seed, set(), set())


@pytest.mark.parametrize("times", LONG)
def test_nor_by_whoever_kept_the_issue_before_the_late_audits(times: int) -> None:
    """What came in between is a count too."""
    for seed in range(SETS * times):
        chance = random.Random(seed)
        policy, now = Policy(chance.choice(THRESHOLDS)), week(chance)
        late = [min(count, chance.choice((0, 0, 1, 3))) for count in now.overall]
        then = WeekCounts([a - b for a, b in zip(now.overall, late, strict=True)], {}, now.allocated, now.first_in)
        issues = [public_week(then, policy)]
        issues.append(public_week(now, policy, [issues[0].told]))
        known: dict[Cell, Range] = {}
        guess: dict[Cell, int] = {}
        equations: list[Equation] = []
        sought: dict[Cell, int] = {}
        for at, (given, found) in enumerate(zip((then, now), issues, strict=True)):
            counts, sums = truth(given)
            known |= {(at, cell): span for cell, span in read(found, counts, policy).items()}
            guess |= {(at, cell): number for cell, number in counts.items()}
            equations += [((at, total), [(at, part) for part in parts]) for total, parts in sums]
            sought |= {(at, cell): number for cell, number in secrets(found, counts, policy).items()}
        for row in (*GRADES, "all", "good or outstanding"):
            before: Cell = (0, ("overall", row))
            after: Cell = (1, ("overall", row))
            between: Cell = ("late", row)
            guess[between] = guess[after] - guess[before]
            known[between] = (0, UNBOUNDED)
            equations.append((after, [before, between]))
            sought |= {between: guess[between]} if policy.small(guess[between]) else {}
        reader = Attacker(known, equations, guess)
        reader.narrow()
        assert (seed, reader.settled_exactly() & sought.keys(), reader.sure_of(sought)) == (seed, set(), set())
