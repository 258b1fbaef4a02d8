"""Counting time: the arithmetic of 5.2, calendars, and what gives no verdict."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.conditions import Facts
from audit_tool.formdef.definition import Form, Standard
from audit_tool.formdef.library import Library
from audit_tool.formdef.standards import (
    PLAN_UNITS,
    Plan,
    Result,
    add_months,
    judge,
    standard_of,
    verdict_of,
    working_days,
)
from tests.formdef.conftest import FORMS

STANDARDS = Library(FORMS / "shared").words.standards
HOLIDAYS = STANDARDS["STD-01"].holidays


@pytest.mark.parametrize(
    ("question", "start", "end", "counted", "unit", "result"),
    [
        ("ASM-02", "2026-03-12", "2026-03-18", 4, "working_days", Result.MET),
        ("ASM-01", "2026-03-12", "2026-05-22", 48, "working_days", Result.NOT_MET),
        ("FAM-04", "2026-03-12", "2026-06-24", 104, "days", Result.NOT_MET),
        ("REV-11", "2026-09-07", "2026-09-25", 14, "working_days", Result.MET),
        ("REV-13", "2026-09-25", "2026-10-08", 9, "working_days", Result.NO_VERDICT),
        ("WRK-01", "2026-10-06", "2026-10-27", 21, "days", Result.MET),
        ("SUP-01", "2026-08-14", "2026-10-13", 60, "days", Result.NOT_MET),
    ],
)
def test_worked_example(
    cin: Form, facts: Facts, question: str, start: str, end: str, counted: int, unit: str, result: Result
) -> None:
    standard = standard_of(cin, cin.questions[question], facts)
    verdict = verdict_of(standard, Answer(f"{start}/{end}"))
    assert (verdict.result, verdict.counted, verdict.unit) == (result, counted, unit)


def test_supervision_was_due_on_14_september() -> None:
    verdict = judge(STANDARDS["STD-11"], date(2026, 8, 14), date(2026, 10, 13))
    assert verdict.due == date(2026, 9, 14)


def test_core_group_is_met_once_the_council_confirms_the_standard() -> None:
    confirmed = replace(STANDARDS["STD-05"], status="council")
    assert judge(confirmed, date(2026, 9, 25), date(2026, 10, 8)).result is Result.MET


def test_three_bank_holidays_are_left_out_of_the_assessment() -> None:
    with_them = working_days(date(2026, 3, 12), date(2026, 5, 22), frozenset())
    assert with_them - working_days(date(2026, 3, 12), date(2026, 5, 22), HOLIDAYS) == 3


@pytest.mark.parametrize(
    "day",
    ["2016-12-27", "2018-01-01", "2020-05-08", "2021-12-28", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08"],
)
def test_moved_and_added_bank_holidays_are_held(day: str) -> None:
    assert date.fromisoformat(day) in HOLIDAYS


def test_days_that_a_proclamation_moved_are_no_bank_holidays() -> None:
    assert not {date(2020, 5, 4), date(2022, 5, 30), date(2026, 12, 26)} & HOLIDAYS


def test_eight_bank_holidays_a_year_on_weekdays() -> None:
    years = {year: sum(day.year == year for day in HOLIDAYS) for year in range(2015, 2031)}
    assert years == {year: {2022: 10, 2023: 9}.get(year, 8) for year in range(2015, 2031)}
    assert all(day.weekday() < 5 for day in HOLIDAYS)


def test_not_done_yet_is_late_only_after_the_due_date() -> None:
    standard = STANDARDS["STD-13"]
    answer = Answer("2026-03-02/..")
    assert verdict_of(standard, answer, date(2026, 3, 12)).result is Result.NOT_YET_DUE
    assert verdict_of(standard, answer, date(2026, 3, 13)).result is Result.NOT_MET
    assert verdict_of(standard, answer).result is Result.CANNOT_TELL


def test_months_end_on_the_last_day_of_a_shorter_month() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2026, 11, 30), 3) == date(2027, 2, 28)


def test_hours_need_times() -> None:
    standard = STANDARDS["STD-12"]
    assert verdict_of(standard, Answer("2026-05-01/2026-05-03")).result is Result.CANNOT_TELL
    assert verdict_of(standard, Answer("2026-05-01T22:00/2026-05-04T22:00")).result is Result.MET
    late = verdict_of(standard, Answer("2026-05-01T22:00/2026-05-04T22:01"))
    assert (late.result, late.counted, late.unit) == (Result.NOT_MET, 72, "hours")


def test_a_standard_with_several_intervals_asks_which() -> None:
    standard = STANDARDS["STD-10"]
    assert verdict_of(standard, Answer("2026-01-05/2026-03-20")).choose_interval
    assert verdict_of(standard, Answer("2026-01-05/2026-03-20/second")).result is Result.MET
    assert verdict_of(standard, Answer("2026-01-05/2026-03-20/first")).result is Result.NOT_MET


def test_the_case_chooses_an_interval_by_age(cin: Form) -> None:
    question = replace(cin.questions["ASM-01"], code="HLT-03", standards=("STD-33",))
    form = replace(cin, standards={"STD-33": STANDARDS["STD-33"]})
    for age, number in ((4, 6), (5, 12)):
        found = standard_of(form, question, Facts(age=age))
        assert found is not None
        assert (found.number, found.intervals) == (number, ())


def test_case_type_chooses_the_standard(cin: Form) -> None:
    visit, review = cin.questions["WRK-01"], cin.questions["REV-01"]
    for tag in ("cin", "cp"):
        found = standard_of(cin, visit, Facts(frozenset({tag})))
        assert found is not None
        assert found.code == "STD-07"
    assert standard_of(cin, review, Facts(frozenset({"cin"}))) is None


@pytest.mark.parametrize("code", ["STD-01", "STD-42", "STD-29"])
def test_an_unconfirmed_or_empty_number_gives_no_verdict(code: str) -> None:
    assert judge(STANDARDS[code], date(2026, 1, 5), date(2026, 1, 6)).result is Result.NO_VERDICT


def test_a_standard_judges_only_what_began_while_it_was_valid() -> None:
    standard = replace(STANDARDS["STD-13"], valid_from="2026-01-01", valid_to="2026-12-31")
    assert judge(standard, date(2025, 12, 31), date(2026, 1, 2)).result is Result.NO_VERDICT
    assert judge(standard, date(2026, 12, 31), date(2027, 1, 2)).result is Result.MET


def test_a_year_without_known_bank_holidays_cannot_be_counted() -> None:
    assert judge(STANDARDS["STD-02"], date(2031, 3, 3), date(2031, 3, 4)).result is Result.CANNOT_TELL


def test_at_least_so_long_before() -> None:
    standard = STANDARDS["STD-38"]
    assert judge(standard, date(2026, 5, 1), date(2026, 5, 11)).result is Result.MET
    assert judge(standard, date(2026, 5, 1), date(2026, 5, 10)).result is Result.NOT_MET


@pytest.mark.parametrize("value", ["", "soon/later", "2026-02-30/2026-03-01", "2026-05-02/2026-05-01", "/2026-05-01"])
def test_dates_that_make_no_sense_cannot_be_told(value: str) -> None:
    assert verdict_of(STANDARDS["STD-13"], Answer(value), date(2026, 6, 1)).result is Result.CANNOT_TELL


DAYS = st.dates(date(2015, 1, 5), date(2029, 6, 30))
TIMED = st.sampled_from([one for one in STANDARDS.values() if one.number is not None and one.unit != "hours"])


@given(TIMED, DAYS)
def test_the_due_date_is_the_last_day_that_meets_a_standard(standard: Standard, start: date) -> None:
    standard = replace(standard, status="law", at_least=False)
    due = judge(standard, start, start).due
    assert due is not None
    assert judge(standard, start, due).result is Result.MET
    late = due + timedelta(days=1)
    while standard.unit == "working_days" and (late.weekday() > 4 or late in HOLIDAYS):
        late += timedelta(days=1)
    assert judge(standard, start, late).result is Result.NOT_MET


@given(DAYS, st.integers(0, 300), st.integers(0, 300))
def test_working_days_add_up(start: date, first: int, second: int) -> None:
    middle, end = start + timedelta(days=first), start + timedelta(days=first + second)
    parts = working_days(start, middle, HOLIDAYS) + working_days(middle, end, HOLIDAYS)
    assert parts == working_days(start, end, HOLIDAYS)


OWN = st.builds("{} {}".format, st.integers(1, 60), st.sampled_from(PLAN_UNITS))
SHORTENED = st.sampled_from([STANDARDS[code] for code in ("STD-07", "STD-24")])


@given(SHORTENED, OWN, DAYS, st.integers(0, 200))
def test_the_earlier_of_plan_and_standard_decides(standard: Standard, own: str, start: date, took: int) -> None:
    """R-046: a plan can only shorten what the standard gives, so with it nothing ends later or more kindly."""
    end = start + timedelta(days=took)
    usual = verdict_of(standard, Answer(f"{start}/{end}"))
    number, unit = own.split(" ")
    alone = judge(replace(standard, number=int(number), unit=unit), start, end)
    found = verdict_of(standard, Answer(f"{start}/{end}//{own}"))
    assert usual.due is not None
    assert alone.due is not None
    assert found.due == min(usual.due, alone.due)
    assert (found.result is Result.MET) == (usual.result is alone.result is Result.MET)
    assert found.plan is (Plan.LONGER if usual.due < alone.due else Plan.HOLDS)


@given(TIMED, OWN, DAYS, st.integers(0, 200))
def test_a_plan_counts_only_where_the_standard_lets_it(standard: Standard, own: str, start: date, took: int) -> None:
    end = start + timedelta(days=took)
    closed = replace(standard, plan_may_set=False)
    assert verdict_of(closed, Answer(f"{start}/{end}//{own}")) == verdict_of(closed, Answer(f"{start}/{end}"))


@given(SHORTENED, DAYS, st.text(max_size=8))
def test_what_is_no_interval_leaves_the_standard_in_force(standard: Standard, start: date, text: str) -> None:
    usual = verdict_of(standard, Answer(f"{start}/{start}"))
    found = verdict_of(standard, Answer(f"{start}/{start}//{text}x"))
    assert found == replace(usual, plan=Plan.UNCLEAR)


def test_where_no_number_is_confirmed_the_plan_gives_the_verdict() -> None:
    """R-046: the council has confirmed nothing, but this case's plan has."""
    standard = replace(STANDARDS["STD-07"], status="check")
    assert verdict_of(standard, Answer("2026-10-06/2026-10-27")).result is Result.NO_VERDICT
    assert verdict_of(standard, Answer("2026-10-06/2026-10-27//2 weeks")).result is Result.NOT_MET
    assert verdict_of(standard, Answer("2026-10-06/..//2 weeks"), date(2026, 10, 20)).result is Result.NOT_YET_DUE
    assert verdict_of(standard, Answer("2026-10-06/..//2 weeks"), date(2026, 10, 21)).result is Result.NOT_MET


def test_a_standard_with_several_intervals_still_asks_which_before_the_plan_can_shorten_it() -> None:
    standard = STANDARDS["STD-08"]
    assert verdict_of(standard, Answer("2026-10-06/2026-10-27//2 weeks")).choose_interval
    assert verdict_of(standard, Answer("2026-10-06/2026-10-27/usual/2 weeks")).result is Result.NOT_MET
    assert verdict_of(standard, Answer("2026-10-06/2026-12-27/stable/16 weeks")).plan is Plan.LONGER
