"""Agreement of two raters against published tables, by hand, and where there is nothing to say (R-101 to R-105)."""

import dataclasses
import json
import math
from itertools import product
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_tool.analysis.agreement import (
    ALL_THE_SAME,
    NO_PAIRS,
    ONE_ITEM,
    Figures,
    Guidance,
    Judgements,
    OfTwo,
    figures,
)
from audit_tool.analysis.resampling import NO_INTERVAL, Estimate
from tests.conftest import ROOT

EXAMPLES = json.loads((ROOT / "tests" / "figures" / "agreement_examples.json").read_text(encoding="utf-8"))["examples"]
each_example = pytest.mark.parametrize("example", EXAMPLES, ids=[each["id"] for each in EXAMPLES])
Pairs = list[tuple[int, int]]


def pairs_of(table: list[list[int]]) -> Pairs:
    return [(row, column) for row, line in enumerate(table) for column, count in enumerate(line) for _ in range(count)]


def two(judgements: Judgements, categories: int = 4) -> OfTwo:
    found = figures(judgements, categories).two
    assert found is not None
    return found


def coefficients(found: Figures) -> dict[str, Estimate]:
    assert found.two is not None
    return {
        field.name: getattr(group, field.name)
        for group in (found.two.kappa, found.two.gwet, found.alpha)
        for field in dataclasses.fields(group)
    }


@each_example
def test_r101_every_published_value_to_six_decimals(example: dict[str, Any]) -> None:
    table, expected = example["table"], example["expected"]
    found = figures(pairs_of(table), len(table))
    assert found.two is not None
    assert [list(row) for row in found.two.table] == table
    exact, within, direction = found.two.exact, found.two.within_one, found.two.direction
    counted = {
        "pairs": found.judged,
        "exact_count": exact.count,
        "within_one_count": within.count,
        "two_or_more_apart_count": within.of - within.count,
        "row_higher": direction.first_higher,
        "column_higher": direction.second_higher,
    }
    assert counted == {key: expected[key] for key in counted}
    names = {"unweighted": "kappa_identity", "linear": "kappa_linear", "quadratic": "kappa_quadratic"}
    names |= {"nominal": "alpha_nominal", "ordinal": "alpha_ordinal", "interval": "alpha_interval"}
    computed = {names.get(name, name): each.estimate for name, each in coefficients(found).items()}
    computed |= {
        "exact_proportion": exact.share,
        "within_one_proportion": within.share,
        "mean_row_minus_column": direction.mean_difference,
        "sign_test_p_two_sided": direction.sign_test_p,
    }
    assert computed == {key: pytest.approx(expected[key], abs=1e-6) for key in computed}
    assert exact.interval == pytest.approx(expected["exact_wilson95"], abs=1e-6)


@each_example
def test_r105_intervals_are_about_as_wide_as_published_errors_and_repeat(example: dict[str, Any]) -> None:
    table, expected = example["table"], example["expected"]
    found = coefficients(figures(pairs_of(table), len(table)))
    assert found == coefficients(figures(pairs_of(table), len(table)))
    names = {"unweighted": "kappa_identity", "linear": "kappa_linear", "quadratic": "kappa_quadratic"}
    for name in ("unweighted", "linear", "quadratic", "ac1", "ac2_linear", "ac2_quadratic"):
        each, error = found[name], expected[f"{names.get(name, name)}_se"]
        assert each.estimate is not None
        assert each.low is not None
        assert each.high is not None
        assert each.low < each.estimate < each.high
        assert (each.high - each.low) / 2 / 1.96 == pytest.approx(error, rel=0.25)


def test_another_seed_and_more_draws_give_another_interval_of_the_same_estimate() -> None:
    pairs = pairs_of(EXAMPLES[0]["table"])
    first, second, third = (figures(pairs, 4, draws, seed) for draws, seed in ((200, 1), (200, 2), (400, 1)))
    assert len({found.alpha.ordinal.estimate for found in (first, second, third)}) == 1
    assert len({found.alpha.ordinal.low for found in (first, second, third)}) == 3
    assert (third.draws, third.seed) == (400, 1)


def test_a_typical_week_crosses_good_four_times() -> None:
    example = next(each for each in EXAMPLES if each["id"] == "D10")
    grades = zip(example["first_grades"], example["second_grades"], strict=True)
    found = figures([(first - 1, second - 1) for first, second in grades], 4)
    assert found == figures(pairs_of(example["table"]), 4)
    assert found.two is not None
    assert found.two.boundary is not None
    assert (found.two.boundary.count, found.two.boundary.of) == (example["expected"]["same_side_of_boundary_count"], 20)
    assert found.guidance is Guidance.INDICATIVE


@pytest.mark.parametrize("categories", [2, 3, 5])
def test_only_a_scale_of_four_grades_has_a_boundary(categories: int) -> None:
    assert two([(0, 1)], categories).boundary is None


def test_r102_a_grade_that_nobody_used_counts() -> None:
    pairs = [(0, 0), (1, 1), (1, 0), (1, 1)]
    used, whole = figures(pairs, 2), figures(pairs, 4)
    assert two(pairs).table == ((1, 0, 0, 0), (1, 2, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0))
    assert coefficients(used)["ac1"].estimate != coefficients(whole)["ac1"].estimate
    assert coefficients(used)["unweighted"].estimate == coefficients(whole)["unweighted"].estimate


@pytest.mark.parametrize(
    ("judgements", "why_not", "counts"),
    [
        ([], NO_PAIRS, (0, 0, 0, 0, 0)),
        ([(None, None), (None, None)], NO_PAIRS, (2, 2, 0, 0, 2)),
        ([(1, None), (None, 2), (None, None)], NO_PAIRS, (3, 2, 0, 2, 1)),
        ([(1,), (2,)], NO_PAIRS, (2, 1, 0, 2, 0)),
        ([(2, 2)], ALL_THE_SAME, (1, 2, 1, 0, 0)),
        ([(2, 2)] * 40, ALL_THE_SAME, (40, 2, 40, 0, 0)),
        ([(2, 2), (2, 2), (0, None)], ALL_THE_SAME, (3, 2, 2, 1, 0)),
        ([(2, 1), (None, 1)], ONE_ITEM, (2, 2, 1, 1, 0)),
    ],
)
def test_r104_what_cannot_be_estimated_says_so_in_words(
    judgements: list[tuple[int | None, ...]], why_not: str, counts: tuple[int, ...]
) -> None:
    found = figures(judgements, 4)
    assert (found.items, found.raters, found.judged, found.by_one, found.by_none) == counts
    for each in coefficients(found).values():
        assert each == Estimate(None, None, None, found.judged, why_not)


def test_without_pairs_no_share_and_no_lean_is_made_up() -> None:
    found = two([(1, None)])
    assert (found.exact.count, found.exact.share, found.exact.interval) == (0, None, None)
    assert (found.direction.mean_difference, found.direction.sign_test_p) == (None, None)
    alike = two([(1, 1), (2, 2)]).direction
    assert (alike.mean_difference, alike.sign_test_p) == (0, None)


@pytest.mark.parametrize(
    ("pairs", "guidance"), [(9, "counts only"), (10, "indicative"), (29, "indicative"), (30, "full")]
)
def test_r103_the_gates(pairs: int, guidance: str) -> None:
    assert figures([(1, 2), (None, 0)] * pairs, 4).guidance == guidance


def test_missing_never_equals_missing() -> None:
    pairs: list[tuple[int | None, int | None]] = [(0, 1), (2, 2), (3, 2), (1, 1)]
    with_gaps = figures([*pairs, (None, None), (None, 3), (None, None)], 4)
    assert with_gaps.two == figures(pairs, 4).two
    assert with_gaps.alpha == figures(pairs, 4).alpha
    assert (with_gaps.by_one, with_gaps.by_none) == (1, 2)


def test_where_every_draw_is_one_sided_there_is_an_estimate_without_interval() -> None:
    # Of one draw of two items both are the same item with this seed.
    seed = next(seed for seed in range(50) if figures([(0, 0), (1, 1)], 2, 1, seed).alpha.nominal.low is None)
    found = coefficients(figures([(0, 0), (1, 1)], 2, 1, seed))
    assert found["nominal"] == found["unweighted"] == Estimate(1.0, None, None, 2, NO_INTERVAL)
    assert found["ac1"] == Estimate(1.0, 1.0, 1.0, 2)


@pytest.mark.parametrize("judgements", [[(1, 4)], [(-2, 1)], np.array([[4, 0]]), [(1, 2, 9)]])
def test_a_judgement_outside_the_scale_is_a_fault(judgements: Judgements) -> None:
    with pytest.raises(ValueError, match="outside the 4 categories"):
        figures(judgements, 4)


@pytest.mark.parametrize("kind", [np.int8, np.int64])
def test_an_array_is_read_as_rows_are(kind: type[np.signedinteger[Any]]) -> None:
    pairs = pairs_of(EXAMPLES[2]["table"])
    gaps: list[tuple[int | None, int | None]] = [*pairs, (None, 2), (None, None)]
    assert figures(np.array([*pairs, (-1, 2), (-1, -1)], dtype=kind), 4) == figures(gaps, 4)


def test_twelve_categories_of_small_numbers_do_not_overflow() -> None:
    pairs = [(at, (at * 5 + turn) % 12) for at in range(12) for turn in range(3)]
    assert figures(np.array(pairs, dtype=np.int8), 12) == figures(pairs, 12)
    assert two(pairs, 12).table[11][7] == 1


CATEGORY = st.integers(0, 3)
TWO = st.lists(st.tuples(CATEGORY | st.none(), CATEGORY | st.none()), max_size=25)


@settings(max_examples=80, deadline=None)
@given(TWO)
def test_swapping_the_raters_mirrors_direction_and_nothing_else(
    judgements: list[tuple[int | None, int | None]],
) -> None:
    found = figures(judgements, 4, draws=60)
    swapped = figures([(second, first) for first, second in judgements], 4, draws=60)
    assert found.two is not None
    assert swapped.two is not None
    there, back = found.two.direction, swapped.two.direction
    assert (there.first_higher, there.second_higher) == (back.second_higher, back.first_higher)
    assert there.sign_test_p == back.sign_test_p
    assert (there.mean_difference or 0) == -(back.mean_difference or 0)
    assert swapped.two.table == tuple(zip(*found.two.table, strict=True))
    mirrored = dataclasses.replace(swapped.two, table=found.two.table, direction=there)
    assert dataclasses.replace(swapped, two=mirrored) == found


@settings(max_examples=60, deadline=None)
@given(TWO, st.randoms(use_true_random=False))
def test_permuting_the_items_changes_nothing(judgements: list[tuple[int | None, int | None]], chance: Random) -> None:
    assert figures(chance.sample(judgements, len(judgements)), 4, draws=60) == figures(judgements, 4, draws=60)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(CATEGORY, CATEGORY), min_size=2, max_size=25), st.integers(4, 6))
def test_r101_kappa_and_ac_are_what_counting_by_hand_gives(pairs: Pairs, categories: int) -> None:
    found = coefficients(figures(pairs, categories, draws=2))
    if len({grade for pair in pairs for grade in pair}) == 1:
        assert {each.why_not for each in found.values()} == {ALL_THE_SAME}
        return
    names = {0: ("unweighted", "ac1"), 1: ("linear", "ac2_linear"), 2: ("quadratic", "ac2_quadratic")}
    for power, (kappa, gwet) in names.items():
        assert found[kappa].estimate == pytest.approx(kappa_by_hand(pairs, categories, power), abs=1e-9)
        assert found[gwet].estimate == pytest.approx(gwet_by_hand(pairs, categories, power), abs=1e-9)


def weight(one: int, other: int, categories: int, power: int) -> float:
    return 1 - (abs(one - other) / (categories - 1)) ** power if power else float(one == other)


def kappa_by_hand(pairs: Pairs, categories: int, power: int) -> float:
    """Every first grade against every second one is what chance gives."""
    firsts, seconds = zip(*pairs, strict=True)
    observed = sum(weight(*pair, categories, power) for pair in pairs) / len(pairs)
    chance = sum(weight(*pair, categories, power) for pair in product(firsts, seconds)) / len(pairs) ** 2
    return (observed - chance) / (1 - chance)


def gwet_by_hand(pairs: Pairs, categories: int, power: int) -> float:
    grades = [grade for pair in pairs for grade in pair]
    shares = [grades.count(category) / len(grades) for category in range(categories)]
    weights = sum(weight(one, other, categories, power) for one, other in product(range(categories), repeat=2))
    chance = weights / (categories * (categories - 1)) * sum(share * (1 - share) for share in shares)
    observed = sum(weight(*pair, categories, power) for pair in pairs) / len(pairs)
    return (observed - chance) / (1 - chance)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CATEGORY | st.none(), min_size=1, max_size=4), max_size=12))
def test_no_figure_is_ever_something_that_is_no_number(judgements: list[list[int | None]]) -> None:
    numbers = [each for each in flat(dataclasses.asdict(figures(judgements, 4, draws=20))) if isinstance(each, float)]
    assert all(math.isfinite(each) for each in numbers)


def flat(value: object) -> list[object]:
    if isinstance(value, dict):
        return [each for part in value.values() for each in flat(part)]
    return [each for part in value for each in flat(part)] if isinstance(value, tuple) else [value]
