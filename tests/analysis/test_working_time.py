"""The clock of a concern counts working hours, over nights, weekends, bank holidays and the change of the clocks."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_tool.analysis.working_time import WorkingTime

LONDON = ZoneInfo("Europe/London")
CHRISTMAS = frozenset({date(2026, 12, 25), date(2026, 12, 28)})
OFFICE = WorkingTime(days_off=CHRISTMAS, zone=LONDON)
NIGHT_AND_DAY = WorkingTime(time(0), time(23, 59, 59), zone=LONDON)


def at(day: str, clock: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (at("2026-11-10", "09:30"), at("2026-11-10", "11:30"), 2),
        (at("2026-11-10", "16:00"), at("2026-11-11", "10:00"), 2),
        (at("2026-11-13", "16:30"), at("2026-11-16", "09:30"), 1),
        (at("2026-11-14", "10:00"), at("2026-11-15", "18:00"), 0),
        (at("2026-11-10", "06:00"), at("2026-11-10", "09:00"), 0),
        (at("2026-12-24", "16:00"), at("2026-12-29", "10:00"), 2),
        (at("2026-11-10", "12:00"), at("2026-11-10", "10:00"), 0),
        (at("2026-11-10", "09:00"), at("2026-11-20", "17:00"), 72),
    ],
)
def test_r078_only_hours_on_working_days_count(start: datetime, end: datetime, hours: int) -> None:
    assert OFFICE.between(start, end) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (at("2026-11-10", "09:30"), at("2026-11-10", "11:30")),
        (at("2026-11-10", "15:00"), at("2026-11-10", "17:00")),
        (at("2026-11-10", "16:00"), at("2026-11-11", "10:00")),
        (at("2026-11-13", "17:00"), at("2026-11-16", "11:00")),
        (at("2026-11-14", "11:00"), at("2026-11-16", "11:00")),
        (at("2026-12-24", "16:30"), at("2026-12-29", "10:30")),
        (at("2026-10-23", "16:00"), at("2026-10-26", "10:00")),
    ],
)
def test_r078_two_working_hours_end_where_a_person_would_say(start: datetime, end: datetime) -> None:
    assert OFFICE.after(start, timedelta(hours=2)) == end


def test_r078_an_hour_that_the_clocks_take_or_give_is_counted_as_it_passes() -> None:
    """Where people work day and night, the night of a change in the week is 23 or 25 hours long."""
    tuesday_to_wednesday = WorkingTime(time(0), time(23, 59, 59), zone=ZoneInfo("Africa/Cairo"))
    cairo = ZoneInfo("Africa/Cairo")
    spring = datetime(2026, 4, 23, 12, tzinfo=cairo), datetime(2026, 4, 24, 12, tzinfo=cairo)
    passed = spring[1].astimezone(UTC) - spring[0].astimezone(UTC)
    assert passed == timedelta(hours=23)
    assert passed - tuesday_to_wednesday.between(*spring) == timedelta(seconds=1)


def test_the_weekend_of_a_change_leaves_monday_alone() -> None:
    start = at("2026-03-27", "16:00")
    assert OFFICE.after(start, timedelta(hours=2)) == at("2026-03-30", "10:00")
    assert OFFICE.between(start, at("2026-03-30", "10:00")) == timedelta(hours=2)


def test_nobody_works_in_a_calendar_without_hours() -> None:
    assert WorkingTime(time(9), time(9), zone=LONDON).after(at("2026-11-10", "09:00"), timedelta(hours=2)) is None


def test_working_days_leave_out_weekends_and_days_off() -> None:
    assert OFFICE.days_after(date(2026, 12, 23), 3) == date(2026, 12, 30)
    assert OFFICE.days_after(date(2026, 11, 13), 0) == date(2026, 11, 13)


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(LONDON))  # noqa: DTZ001
SPANS = st.integers(1, 2400).map(lambda minutes: timedelta(minutes=minutes))


@given(MOMENTS, SPANS)
def test_after_and_between_are_two_sides_of_one_clock(start: datetime, span: timedelta) -> None:
    end = OFFICE.after(start, span)
    assert end is not None
    assert OFFICE.between(start, end) == span
    assert OFFICE.is_working_day(end.astimezone(LONDON).date())


@given(MOMENTS, MOMENTS, MOMENTS)
def test_time_that_is_counted_in_two_parts_is_the_whole(one: datetime, two: datetime, three: datetime) -> None:
    first, middle, last = sorted((one, two, three), key=lambda moment: moment.astimezone(UTC))
    assert OFFICE.between(first, middle) + OFFICE.between(middle, last) == OFFICE.between(first, last)
