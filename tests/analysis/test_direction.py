"""R-103, R-106: which way grades lie from the decided ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_tool.analysis.direction import LEAST, direction

GAPS = st.lists(st.integers(-3, 3), max_size=40)


@given(GAPS)
def test_every_grade_is_counted_once_and_the_mirror_changes_the_sign_alone(gaps: list[int]) -> None:
    found, mirrored = direction(gaps), direction(-gap for gap in gaps)
    assert found.count == len(gaps)
    assert (found.higher, found.same, found.lower) == (mirrored.lower, mirrored.same, mirrored.higher)
    if found.mean is None or mirrored.mean is None:
        assert len(gaps) < LEAST
    else:
        assert found.mean == pytest.approx(-mirrored.mean)


@given(GAPS.filter(lambda gaps: len(gaps) >= LEAST))
def test_the_mean_is_shrunk_towards_none_and_never_past_it(gaps: list[int]) -> None:
    plain, shrunk = sum(gaps) / len(gaps), direction(gaps).mean
    assert shrunk is not None
    assert abs(shrunk) <= abs(plain)
    assert shrunk * plain >= 0


def test_of_seven_grades_no_mean_is_told_and_of_eight_half_of_it() -> None:
    assert direction([1] * 7).mean is None
    assert direction([1] * 8).mean == 0.5
    assert direction([]).count == 0
