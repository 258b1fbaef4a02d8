"""Financial quarters, and days told from the first or last day of a round (R-001, R-005)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_tool.analysis.intervals import day_from, two_meanings, words_from
from audit_tool.analysis.quarters import days_of, quarter_of, read_quarter

FIRST, LAST = date(2026, 11, 9), date(2026, 11, 13)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 3, 31), "2025-26 Q4"),
        (date(2026, 4, 1), "2026-27 Q1"),
        (date(2026, 6, 30), "2026-27 Q1"),
        (date(2026, 7, 1), "2026-27 Q2"),
        (date(2026, 12, 31), "2026-27 Q3"),
        (date(2027, 1, 1), "2026-27 Q4"),
        (date(1999, 12, 1), "1999-00 Q3"),
    ],
)
def test_a_year_begins_in_april(day: date, quarter: str) -> None:
    assert quarter_of(day) == quarter


@pytest.mark.parametrize(
    ("written", "quarter"),
    [
        ("2026-27 Q3", "2026-27 Q3"),
        (" 2026/27 q3 ", "2026-27 Q3"),
        ("2026-2027 Q3", "2026-27 Q3"),
        ("2026-27Q3", "2026-27 Q3"),
        ("2026-28 Q3", ""),
        ("2026-27 Q5", ""),
        ("Q3", ""),
        ("", ""),
    ],
)
def test_a_quarter_is_read_as_people_write_it(written: str, quarter: str) -> None:
    assert read_quarter(written) == quarter


@given(DAYS)
def test_every_day_lies_in_its_quarter_and_the_next_quarter_begins_after_it(day: date) -> None:
    first, last = days_of(quarter_of(day))
    assert first <= day <= last
    assert quarter_of(last + timedelta(days=1)) != quarter_of(day)
    assert quarter_of(first - timedelta(days=1)) != quarter_of(day)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("the last day", date(2026, 11, 13)),
        ("First day", date(2026, 11, 9)),
        ("3 days before the first day", date(2026, 11, 6)),
        ("1 day after the last day", date(2026, 11, 14)),
        ("2 weeks after the last day.", date(2026, 11, 27)),
        ("10 working days after the last day", date(2026, 11, 27)),
        ("1 working day after the last day", date(2026, 11, 16)),
        ("1  working day before the first day", date(2026, 11, 6)),
        ("0 days after the last day", LAST),
        ("2 working weeks after the last day", None),
        ("2 months after the last day", None),
        ("soon", None),
        ("", None),
    ],
)
def test_r005_an_interval_is_counted_from_the_first_or_last_day(words: str, day: date | None) -> None:
    assert day_from(words, FIRST, LAST) == day


def test_working_days_leave_out_bank_holidays() -> None:
    first, last = date(2026, 12, 14), date(2026, 12, 18)
    holidays = {date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)}
    assert day_from("5 working days after the last day", first, last, holidays) == date(2026, 12, 29)
    assert day_from("5 days after the last day", first, last, holidays) == date(2026, 12, 23)
    assert day_from("1 working day before the first day", date(2027, 1, 4), last, holidays) == date(2026, 12, 31)


@given(DAYS, st.integers(0, 200), DAYS, st.integers(-300, 300))
def test_the_words_for_a_day_mean_that_day_and_as_many_days_on_in_another_round(
    first: date, length: int, other: date, days: int
) -> None:
    last, day = first + timedelta(days=length), first + timedelta(days=days)
    words = words_from(day, first, last)
    assert day_from(words, first, last) == day
    moved = day_from(words, other, other + timedelta(days=length))
    assert moved == other + timedelta(days=days)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Bi-monthly audit", "Bi-monthly"),
        ("a bimonthly set", "bimonthly"),
        ("bi-annual", "bi-annual"),
        ("Biannually", "Biannually"),
        ("bi weekly", "bi weekly"),
        ("Biennial review", ""),
        ("every two months", ""),
        ("Bibury team", ""),
    ],
)
def test_r005_words_with_two_meanings_are_found(words: str, found: str) -> None:
    assert two_meanings(words) == found
