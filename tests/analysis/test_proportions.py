"""Shares with Wilson's interval, and the exact sign test, at their edges and against whole numbers."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_tool.analysis.proportions import Share, sign_test


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [
        (0, 10, 0, 0.277533),
        (10, 10, 0.722467, 1),
        (14, 20, 0.481027, 0.854523),
        (1, 1, 0.206549, 1),
        (5, 10, 0.236593, 0.763407),
    ],
)
def test_wilson_stays_inside_and_is_never_empty(count: int, of: int, low: float, high: float) -> None:
    assert Share(count, of).interval == pytest.approx((low, high), abs=1e-6)


def test_nothing_has_no_share() -> None:
    assert (Share(0, 0).share, Share(0, 0).interval) == (None, None)


@given(st.integers(1, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_share_lies_in_its_interval(case: tuple[int, int]) -> None:
    found = Share(*case)
    assert found.share is not None
    assert found.interval is not None
    low, high = found.interval
    assert 0 <= low <= found.share <= high <= 1
    assert low < high


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 300), st.integers(0, 300))
def test_the_sign_test_is_the_sum_of_whole_binomials(one: int, other: int) -> None:
    number, found = one + other, sign_test(one, other)
    if not number:
        assert found is None
        return
    tail = sum(comb(number, fewer) for fewer in range(min(one, other) + 1))
    assert found == pytest.approx(float(min(Fraction(1), Fraction(2 * tail, 2**number))), rel=1e-9)


def test_the_sign_test_of_large_numbers_is_a_number() -> None:
    assert sign_test(50_000, 50_000) == 1
    assert sign_test(50_600, 49_400) == pytest.approx(0.000148, abs=2e-5)
    assert sign_test(100_000, 0) == 0
