"""Quarters and half-years that a report is about (domain, section 4.5)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_tool.analysis.counting import Count
from audit_tool.analysis.periods import YEARS, halves_of, read_period
from audit_tool.analysis.quarters import quarter_of
from audit_tool.analysis.series import Point, change_of, pooled_point, trend_sentence


@pytest.mark.parametrize(
    ("written", "words", "quarters", "before"),
    [
        ("2026-27-Q2", "2026-27 Q2", ("2026-27 Q2",), "2026-27 Q1"),
        ("2026-27 Q1", "2026-27 Q1", ("2026-27 Q1",), "2025-26 Q4"),
        (" 2026/27 h1 ", "2026-27 H1", ("2026-27 Q1", "2026-27 Q2"), "2025-26 H2"),
        ("2026-2027 H2", "2026-27 H2", ("2026-27 Q3", "2026-27 Q4"), "2026-27 H1"),
        ("2000-01 Q1", "2000-01 Q1", ("2000-01 Q1",), "1999-00 Q4"),
    ],
)
def test_a_period_is_written_as_quarters_are(written: str, words: str, quarters: tuple[str, ...], before: str) -> None:
    found = read_period(written)
    assert found is not None
    assert (found.words, found.quarters, found.before.words) == (words, quarters, before)


@pytest.mark.parametrize(
    "written", ["", "2026", "2026-28 Q1", "2026-27 Q5", "2026-27 H3", "bi-annual", "9999-00 Q4", "0000-01 Q1"]
)
def test_what_is_no_period_is_told_apart(written: str) -> None:
    assert read_period(written) is None


@given(year=st.sampled_from(YEARS), part=st.sampled_from(["Q1", "Q2", "Q3", "Q4", "H1", "H2"]))
def test_a_period_begins_on_the_day_after_the_one_before_it_ends(year: int, part: str) -> None:
    found = read_period(f"{year}-{(year + 1) % 100:02d} {part}")
    assert found is not None
    assert (found.days[0] - found.before.days[1]).days == 1
    assert quarter_of(found.days[0]) == found.quarters[0]
    assert quarter_of(found.days[1]) == found.quarters[-1]
    assert found.year == found.quarters[0][:7]


def test_the_halves_of_quarters_are_named_once_each() -> None:
    assert halves_of(["2025-26 Q4", "2026-27 Q1", "2026-27 Q2"]) == ["2025-26 H2", "2026-27 H1"]


def test_half_a_year_has_its_days() -> None:
    found = read_period("2026-27 H2")
    assert found is not None
    assert found.days == (date(2026, 10, 1), date(2027, 3, 31))


def test_r113_periods_pool_their_counts_and_name_every_way() -> None:
    points = [Point("Q1", Count(1, 4), ("file",), ("CIN 1",)), Point("Q2", Count(5, 5), ("both",), ("CIN 2",))]
    assert pooled_point("H1", points) == Point("H1", Count(6, 9), ("both", "file"), ("CIN 1", "CIN 2"))


def test_r128_a_change_is_told_only_of_what_is_comparable() -> None:
    before, now = Point("Q1", Count(6, 12), ("file_only",)), Point("Q2", Count(6, 9), ("file_only",))
    assert change_of(before, now) == "too few to tell a change; the count is the same, only the total differs"
    other = Point("Q2", Count(6, 9), ("with",))
    assert change_of(before, other) == "not comparable, since the audits were done in other ways: file only, then with"
    assert trend_sentence([before, other]).endswith(f": {change_of(before, other)}.")
