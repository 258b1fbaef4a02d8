"""Counts time against a standard: start is day 0, working days leave out weekends and bank holidays (1.7)."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from audit_tool.formdef.answers import Answer, interval_of, not_done_yet, plan_interval_of
from audit_tool.formdef.conditions import Facts
from audit_tool.formdef.definition import Form, Question, Standard


class Result(StrEnum):
    """What came of a date question; only `met` and `not_met` form the base of a rate."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_YET_DUE = "not_yet_due"
    CANNOT_TELL = "cannot_tell"
    NOT_APPLICABLE = "not_applicable"
    NO_VERDICT = "no_verdict"
    """The council has not confirmed the number, or there is no standard for this case."""


class Plan(StrEnum):
    """What the case's own plan did to a verdict (R-046)."""

    SILENT = "silent"
    HOLDS = "holds"
    LONGER = "longer"
    """The standard ends sooner and goes before it."""
    UNCLEAR = "unclear"
    """Somebody began to say what the plan sets."""


PLAN_UNITS = ("days", "working_days", "weeks", "months")
_PLANNED = re.compile(rf"([1-9]\d{{0,2}}) ({'|'.join(PLAN_UNITS)})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result with its arithmetic: how much was counted in the standard's own way, and when it was due."""

    result: Result
    counted: int | None = None
    unit: str = "days"
    """hours, working_days or days: months and weeks are counted in days."""
    due: date | None = None
    choose_interval: bool = False
    """The standard has several intervals and nobody has said which applies."""
    plan: Plan = Plan.SILENT


Moment = date | datetime


def standard_of(form: Form, question: Question, facts: Facts) -> Standard | None:
    """The standard that this question takes for this case, with the interval that the case decides."""
    choices = form.standard_for.get(question.code)
    if choices is None:
        code = question.standards[0] if question.standards else ""
    else:
        code = next((choice.standard for choice in choices if choice.when.holds(facts)), "")
    standard = form.standards.get(code)
    if standard is None:
        return None
    for interval in standard.intervals:
        if interval.when.text and interval.when.holds(facts):
            return replace(standard, number=interval.number, unit=interval.unit, intervals=())
    return standard


def verdict_of(standard: Standard | None, answer: Answer, today: date | None = None) -> Verdict:
    """The verdict on one answer; dates that cannot be read give "cannot tell"."""
    if answer.value == Result.NOT_APPLICABLE:
        return Verdict(Result.NOT_APPLICABLE)
    start, end, *_ = [*answer.value.split("/"), "", ""]
    try:
        begun, done = _moment(start), _moment("" if not_done_yet(answer.value) else end)
    except ValueError:
        return Verdict(Result.CANNOT_TELL)
    if done is None and not not_done_yet(answer.value):
        return Verdict(Result.CANNOT_TELL)
    usual = judge(standard, begun, done, today, interval_of(answer.value))
    if standard is None or not standard.plan_may_set or not plan_interval_of(answer.value) or usual.choose_interval:
        return usual
    own = _by_plan(standard, answer.value)
    return replace(usual, plan=Plan.UNCLEAR) if own is None else _earlier(usual, judge(own, begun, done, today))


def _earlier(usual: Verdict, planned: Verdict) -> Verdict:
    """The verdict of whichever is due first: a plan may shorten what the standard gives, never lengthen it."""
    longer = usual.due and planned.due and usual.due < planned.due
    return replace(usual, plan=Plan.LONGER) if longer else replace(planned, plan=Plan.HOLDS)


def _by_plan(standard: Standard, value: str) -> Standard | None:
    """The standard with the interval that the case's own plan sets; None where none can be read."""
    found = _PLANNED.fullmatch(plan_interval_of(value))
    if found is None:
        return None
    bare = replace(standard, status="plan", intervals=(), valid_from="", valid_to="")
    return replace(bare, number=int(found[1]), unit=found[2])


def judge(
    standard: Standard | None,
    start: Moment | None,
    end: Moment | None,
    today: date | None = None,
    interval: str = "",
) -> Verdict:
    """The verdict on two dates; no end means not done yet."""
    standard = _with_interval(standard, interval)
    if standard is None or not _gives_verdict(standard, start):
        return Verdict(Result.NO_VERDICT, *_elapsed(standard, start, end))
    if standard.intervals:
        return Verdict(Result.CANNOT_TELL, *_elapsed(None, start, end), choose_interval=True)
    if start is None or standard.number is None or (end is not None and _day(end) < _day(start)):
        return Verdict(Result.CANNOT_TELL)
    if standard.unit == "hours":
        return _judge_hours(standard.number, start, end, today)
    due = _due(standard, _day(start))
    if due is None or (standard.unit == "working_days" and end and not _covered(standard, _day(end))):
        return Verdict(Result.CANNOT_TELL)
    counted, unit = _elapsed(standard, start, end)
    return Verdict(_result(standard, due, end, today), counted, unit, due)


def _gives_verdict(standard: Standard, start: Moment | None) -> bool:
    if standard.status not in {"law", "council", "plan"} or (standard.number is None and not standard.intervals):
        return False
    day = _day(start).isoformat() if start else ""
    return not day or (standard.valid_from <= day and (not standard.valid_to or day <= standard.valid_to))


def _result(standard: Standard, due: date, end: Moment | None, today: date | None) -> Result:
    if end is not None:
        good = _day(end) >= due if standard.at_least else _day(end) <= due
        return Result.MET if good else Result.NOT_MET
    if today is None:
        return Result.CANNOT_TELL
    if standard.at_least:
        return Result.NOT_YET_DUE
    return Result.NOT_MET if today > due else Result.NOT_YET_DUE


def _judge_hours(number: int, start: Moment, end: Moment | None, today: date | None) -> Verdict:
    """Hours need times as well as dates; a date alone cannot say."""
    if not isinstance(start, datetime) or (end is not None and not isinstance(end, datetime)):
        return Verdict(Result.CANNOT_TELL, unit="hours")
    limit = start + timedelta(hours=number)
    if isinstance(end, datetime):
        if end < start:
            return Verdict(Result.CANNOT_TELL, unit="hours")
        result = Result.MET if end <= limit else Result.NOT_MET
        return Verdict(result, int((end - start).total_seconds() // 3600), "hours", limit.date())
    if today is None:
        return Verdict(Result.CANNOT_TELL, None, "hours", limit.date())
    return Verdict(Result.NOT_MET if today > limit.date() else Result.NOT_YET_DUE, None, "hours", limit.date())


def _due(standard: Standard, start: date) -> date | None:
    number = standard.number or 0
    try:
        if standard.unit == "working_days":
            return _after_working_days(standard, start, number)
        if standard.unit == "months":
            return add_months(start, number)
        return start + timedelta(days=number * (7 if standard.unit == "weeks" else 1))
    except (OverflowError, ValueError):
        return None


def add_months(start: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it is shorter."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def working_days(start: date, end: date, holidays: frozenset[date]) -> int:
    """Working days after the start, up to and with the end."""
    days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
    return sum(day.weekday() < 5 and day not in holidays for day in days)


def _after_working_days(standard: Standard, start: date, number: int) -> date | None:
    day, left = start, number
    while left > 0:
        day += timedelta(days=1)
        left -= day.weekday() < 5 and day not in standard.holidays
    return day if _covered(standard, start) and _covered(standard, day) else None


def _covered(standard: Standard, day: date) -> bool:
    """Whether bank holidays are known for that year; a count without them would be wrong."""
    return any(holiday.year == day.year for holiday in standard.holidays)


def _elapsed(standard: Standard | None, start: Moment | None, end: Moment | None) -> tuple[int | None, str]:
    unit = "working_days" if standard and standard.unit == "working_days" else "days"
    if start is None or end is None or _day(end) < _day(start):
        return None, unit
    if unit == "working_days" and standard is not None:
        return working_days(_day(start), _day(end), standard.holidays), unit
    return (_day(end) - _day(start)).days, unit


def _with_interval(standard: Standard | None, code: str) -> Standard | None:
    for interval in standard.intervals if standard else ():
        if standard is not None and interval.code == code:
            return replace(standard, number=interval.number, unit=interval.unit, intervals=())
    return standard


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _moment(text: str) -> Moment | None:
    if not text:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
