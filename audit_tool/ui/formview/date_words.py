"""Dates as people write and read them."""

import calendar
import re
from datetime import date, datetime, time

from audit_tool.errors import WrongInputError
from audit_tool.formdef.answers import moments_of

_WAYS = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d/%m/%y")
_SUCH = "Write a day such as 12/3/2026."
_FINISHED = 8
"""Characters from which a date looks finished, so that nobody is told off in the middle of one."""


def read_date(text: str) -> date | None:
    """The day that a person wrote, day before month; none where it is no date."""
    for way in _WAYS:
        try:
            return datetime.strptime(" ".join(text.split()), way).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    return None


def stored_moments(value: str) -> tuple[datetime | None, datetime | None]:
    """Start and end as an answer holds them; none where it holds something else, such as "not applicable"."""
    try:
        return moments_of(value)
    except ValueError:
        return None, None


def read_moment(text: str) -> tuple[date | None, time | None]:
    """The day that a person wrote and the time after it, each where there is one."""
    day, clock = _parted(text)
    try:
        return read_date(day), datetime.strptime(clock, "%H:%M").time() if clock else None  # noqa: DTZ007 - a local time
    except ValueError:
        return None, None


def show_moment(moment: datetime | None, *, timed: bool) -> str:
    """A day as 12 March 2026, with its time where one is wanted and held."""
    if moment is None:
        return ""
    clock = f" {moment:%H:%M}" if timed and moment.time() != time() else ""
    return f"{show_date(moment.date())}{clock}"


def show_date(day: date | None) -> str:
    """A day as 12 March 2026."""
    return f"{day.day} {day:%B %Y}" if day else ""


def what_is_wrong_with_moment(text: str) -> str:
    """What to say of a text that is no day with a time; nothing while it is not finished yet."""
    day, clock = _parted(text)
    if not clock:
        return what_is_wrong(re.sub(r" \d{0,2}:?\d?$", "", day))
    return what_is_wrong(day) or ("" if read_moment(text)[1] else f"There is no time {clock}. Write it such as 14:30.")


def what_is_wrong(text: str) -> str:
    """What to say of a text that is no day; nothing of a day, nor of one that is not finished yet."""
    text = " ".join(text.split())
    if len(text) < _FINISHED or read_date(text) is not None:
        return ""
    parts = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text)
    if parts is None:
        # The year, or the month's name, may still be on its way.
        return (
            ""
            if re.fullmatch(r"\d{1,2}([/.-]\d{1,2}[/.-]| [A-Za-z]+ ?)\d{0,3}", text)
            else f"“{text}” is no date. {_SUCH}"
        )
    day, month, year = (int(part) for part in parts.groups())
    if not 1 <= month <= 12:
        return f"There is no month {month}: the day comes first. {_SUCH}"
    return f"There is no {day} {calendar.month_name[month]} {year}. {_SUCH}"


def why_no_day(text: str) -> str:
    """Why a text that somebody has finished is no day, such as 31 September."""
    text = " ".join(text.split())
    months = [name.casefold() for name in calendar.month_name]
    parts = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]+)(?: (\d{4}))?", text)
    if parts and parts[2].casefold() in months:
        month = months.index(parts[2].casefold())
        if not 1 <= int(parts[1]) <= calendar.monthrange(int(parts[3] or 2024), month)[1]:
            return f"There is no {parts[1]} {calendar.month_name[month]}{f' {parts[3]}' if parts[3] else ''}. {_SUCH}"
    return what_is_wrong(text) or f"“{text}” is no date. {_SUCH}"


def typed_day(text: str) -> date:
    """A day as somebody typed it; refused in words where there is no such day."""
    day = read_date(text)
    if day is None:
        message = f"{why_no_day(text)} Nothing was changed."
        raise WrongInputError(message)
    return day


def _parted(text: str) -> tuple[str, str]:
    """The words for the day, and the time behind them."""
    found = re.fullmatch(r"(.*?),? (\d{1,2}:\d{2})", " ".join(text.split()))
    return (found[1], found[2]) if found else (text, "")
