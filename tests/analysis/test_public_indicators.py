"""R-165: the indicator table as the public gets it, read by the attacker."""

import random
from datetime import date, timedelta

import pytest

from audit_tool.analysis.indicators import GRADES, PeriodCounts, indicator_table, quarter_start
from audit_tool.analysis.public_indicators import PublicTable, public
from audit_tool.analysis.small_numbers import Policy
from tests.analysis.disclosure_attacker import Attacker

SPANS = [("2017-18", quarter) for quarter in ("Q1", "Q2", "Q3", "Q4")] + [("2018-19", "Q1")]


def period(year: str, quarter: str, counts: tuple[int, ...]) -> PeriodCounts:
    starts = quarter_start(year, quarter)
    given = dict(zip(GRADES, counts, strict=True))
    return PeriodCounts(f"{year} {quarter}", year, quarter, starts, starts + timedelta(89), given)


def read(found: PublicTable, spans: list[tuple[str, str]]) -> Attacker:
    """What a reader of the printed cells makes of them, and of the sums that everybody knows."""
    rows = (*GRADES, "all", "good or outstanding")
    known = {}
    for key, each in found.printed.cells.items():
        number = each.words.isdigit()
        known[key] = (int(each.words),) * 2 if number else (1, 4) if each.words == "<5" else (0, 400)
    equations: list[tuple[object, list[object]]] = []
    for name in found.names.values():
        equations.append(((name, "all"), [(name, grade) for grade in GRADES]))
        equations.append(((name, rows[-1]), [(name, "outstanding"), (name, "good")]))
    for year in {year for year, _ in spans}:
        held = [found.names[each, label] for each, label in spans if each == year]
        total = next(name for (each, label), name in found.names.items() if each == year and label.startswith("Year"))
        if held != [total]:
            equations += [((total, row), [(name, row) for name in held]) for row in rows]
    made = Attacker(known, equations, dict.fromkeys(known, 3))
    made.narrow()
    return made


@pytest.mark.parametrize("seed", range(25))
def test_no_small_grade_of_a_quarter_is_worked_out(seed: int) -> None:
    chance = random.Random(seed)
    counts = {span: tuple(chance.choice((0, 1, 2, 3, 6, 8, 15, 30)) for _ in GRADES) for span in SPANS}
    found = public(indicator_table([period(*span, counts[span]) for span in SPANS]), Policy())
    reader = read(found, SPANS)
    for (year, quarter), numbers in counts.items():
        for grade, number in zip(GRADES, numbers, strict=True):
            if 0 < number < 5:
                assert len(reader.possible((found.names[year, quarter], grade), range(6))) > 1, (year, quarter, grade)
    assert found.printed.exposed == ()


def test_a_half_year_that_stands_apart_is_known_to_be_two_quarters() -> None:
    """Printed beside its quarters, it would give the small one away."""
    quarters = [period("2018-19", "Q1", (0, 20, 30, 40)), period("2018-19", "Q2", (0, 2, 30, 40))]
    counts = dict(zip(GRADES, (0, 22, 60, 80), strict=True))
    half = PeriodCounts("Half", "", "", date(2018, 4, 1), date(2018, 9, 30), counts)
    cells = public(indicator_table([*quarters, half]), Policy()).printed.cells
    assert cells["2018-19 Q2", "good"].words == "<5"
    assert (cells["2018-04-01 to 2018-09-30", "good"].words, cells["2018-19 Q1", "good"].words) != ("22", "20")
    before = PeriodCounts("Before", "", "", date(2017, 4, 2), date(2017, 9, 30), half.counts)
    cells = public(indicator_table([*quarters, before]), Policy()).printed.cells
    assert cells["2017-04-02 to 2017-09-30", "good"].words == "22"
