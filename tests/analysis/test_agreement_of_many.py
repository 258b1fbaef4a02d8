"""Krippendorff's alpha of any number of readers, against published tables and by hand (R-101, R-104, R-108)."""

import json
import math
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_tool.analysis.agreement import ALL_THE_SAME, NO_PAIRS, ONE_ITEM, Guidance, Judgements, figures
from audit_tool.analysis.resampling import Estimate
from tests.conftest import ROOT

METRICS = ("nominal", "ordinal", "interval")

EXAMPLES = json.loads((ROOT / "tests" / "figures" / "agreement_examples.json").read_text(encoding="utf-8"))["examples"]
FOUR_READERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)
"""The worked example with gaps of Krippendorff (2011), section E; its twelfth item has one reader and drops out."""


def alpha(
    judgements: Judgements, categories: int, metric: str = "ordinal", draws: int = 1_000, seed: int = 7
) -> Estimate:
    found = getattr(figures(judgements, categories, draws, seed).alpha, metric)
    assert isinstance(found, Estimate)
    return found


def pairs_of(table: list[list[int]]) -> list[tuple[int, int]]:
    return [(row, column) for row, line in enumerate(table) for column, count in enumerate(line) for _ in range(count)]


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("example", EXAMPLES, ids=[each["id"] for each in EXAMPLES])
def test_two_readers_come_out_as_in_the_tables(example: dict[str, object], metric: str) -> None:
    table, expected = example["table"], example["expected"]
    assert isinstance(table, list)
    assert isinstance(expected, dict)
    found = alpha(pairs_of(table), len(table), metric, draws=20)
    assert found.estimate == pytest.approx(expected[f"alpha_{metric}"], abs=1e-6)
    assert found.items == expected["pairs"]


@pytest.mark.parametrize(("metric", "printed"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_r108_four_readers_with_gaps_come_out_as_printed(metric: str, printed: float) -> None:
    items = [[None if value is None else value - 1 for value in row] for row in zip(*FOUR_READERS, strict=True)]
    found = alpha(items, 5, metric)
    assert found.estimate is not None
    assert round(found.estimate, 3) == printed
    assert found.items == 11
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.estimate <= found.high <= 1


def test_the_interval_is_the_same_each_time() -> None:
    judged = pairs_of(EXAMPLES[0]["table"])
    assert alpha(judged, 4) == alpha(judged, 4)
    assert alpha(judged, 4) != alpha(judged, 4, seed=1)


def test_nothing_to_compare_is_said_in_words() -> None:
    assert alpha([], 4) == alpha([(1, None), (None, 2)], 4) == Estimate(None, why_not=NO_PAIRS)
    assert alpha([(2, 2), (2, 2, 2)], 4) == Estimate(None, items=2, why_not=ALL_THE_SAME)
    assert alpha([(2, 1, 2), (2, None, None)], 4) == Estimate(None, items=1, why_not=ONE_ITEM)


def test_a_judgement_outside_the_scale_is_a_fault() -> None:
    with pytest.raises(ValueError, match="outside the 4 categories"):
        alpha([(1, 4)], 4)


ITEM = st.lists(st.none() | st.integers(0, 3), min_size=2, max_size=5)


@settings(max_examples=60, deadline=None)
@given(st.lists(ITEM, min_size=1, max_size=8), st.randoms(use_true_random=False), st.sampled_from(METRICS))
def test_who_judged_and_in_which_order_does_not_matter(
    items: list[list[int | None]], chance: object, metric: str
) -> None:
    import random

    assert isinstance(chance, random.Random)
    mixed = [chance.sample(row, len(row)) for row in chance.sample(items, len(items))]
    first, second = alpha(items, 4, metric, draws=40), alpha(mixed, 4, metric, draws=40)
    if max(map(len, items)) > 2:
        assert first == second
    assert (first.items, first.why_not) == (second.items, second.why_not)
    if first.estimate is not None and second.estimate is not None:
        assert math.isclose(first.estimate, second.estimate, abs_tol=1e-9)
        assert first.estimate <= 1


@settings(max_examples=60, deadline=None)
@given(st.lists(ITEM, min_size=1, max_size=8), st.sampled_from(METRICS))
def test_r101_alpha_is_what_counting_pair_by_pair_gives(items: list[list[int | None]], metric: str) -> None:
    found = alpha(items, 4, metric, draws=2)
    units = [[value for value in row if value is not None] for row in items]
    units = [unit for unit in units if len(unit) > 1]
    assert found.items == len(units)
    if found.estimate is None:
        assert len(units) < 2 or len({value for unit in units for value in unit}) == 1
    else:
        assert math.isclose(found.estimate, by_hand(units, metric), abs_tol=1e-9)


def by_hand(units: list[list[int]], metric: str) -> float:
    """Alpha as its author defines it: of every pair of judgements, on one item and on all."""
    everything = [value for unit in units for value in unit]

    def apart(one: int, other: int) -> float:
        low, high = sorted((one, other))
        if metric == "nominal":
            return float(low != high)
        if metric == "interval":
            return float((high - low) ** 2)
        between = sum(everything.count(value) for value in range(low, high + 1))
        return float((between - (everything.count(low) + everything.count(high)) / 2) ** 2)

    observed = sum(
        sum(apart(one, other) for one, other in permutations(unit, 2)) / (len(unit) - 1) for unit in units
    ) / len(everything)
    expected = sum(apart(one, other) for one, other in permutations(everything, 2))
    return 1 - observed * len(everything) * (len(everything) - 1) / expected


def test_what_too_few_have_judged_is_counted() -> None:
    found = figures([(1, 2, 2), (None, 3, None), (None, None, None), (0, None, 0)], 4)
    assert (found.items, found.raters, found.judged, found.by_one, found.by_none) == (4, 3, 2, 1, 1)
    assert found.two is None
    assert found.guidance is Guidance.COUNTS_ONLY


def test_full_agreement_over_two_grades_is_one() -> None:
    for one, other in permutations(range(4), 2):
        assert alpha([(one,) * 3, (other,) * 3], 4, draws=10).estimate == pytest.approx(1)
