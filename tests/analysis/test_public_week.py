"""R-158, R-165: the public counts of a week, read by the attacker, alone and after earlier issues."""

import random

import pytest

from audit_tool.analysis.indicators import GRADES
from audit_tool.analysis.public_week import ALL, GOOD, PublicCounts, WeekCounts, public_week
from audit_tool.analysis.publications import Publication
from audit_tool.analysis.small_numbers import SUPPRESSED, THRESHOLDS, Policy
from tests.analysis.disclosure_attacker import Attacker, Cell, Equation, Range
from tests.analysis.random_weeks import WeekReader, sequence, week
from tests.formdef.soak import LONG

SETS = 50
UNBOUNDED = 400


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
def test_nor_by_whoever_keeps_every_copy_of_it(times: int) -> None:
    """Late audits, audits that are taken out, grades and sections that are others in the end, new sections."""
    undecided, every = 0, 0
    for seed in range(SETS * times):
        policy, weeks = sequence(seed)
        reader, told = WeekReader(), list[Publication]()
        for given in weeks:
            found = public_week(given, policy, told)
            told.append(found.told)
            reader.read(given, found, policy)
        assert (seed, reader.recovered()) == (seed, set())
        undecided, every = undecided + reader.undecided, every + len(reader.hidden)
    assert undecided * 50 <= every, (undecided, every)


def test_without_knowing_earlier_copies_that_reader_wins() -> None:
    beaten = 0
    for seed in range(5):
        policy, weeks = sequence(seed)
        reader = WeekReader()
        for given in weeks:
            reader.read(given, public_week(given, policy), policy)
        beaten += bool(reader.recovered())
    assert beaten


def test_a_section_that_did_not_change_prints_as_it_did() -> None:
    """Late audits without a grade of it change what lies beside the section, which is no figure of its own."""
    before = WeekCounts((9, 9, 9, 9), {"Voice": (7, 7, 7, 7)}, 60, 50)
    after = WeekCounts((15, 15, 9, 9), {"Voice": (7, 7, 7, 7)}, 60, 50)
    first = public_week(before, Policy())
    second = public_week(after, Policy(), [first.told])
    for row, words in ((ALL, "28"), (GOOD, "14")):
        assert second.words("section Voice", row) == first.words("section Voice", row) == words
