"""Dates as people write and read them."""

import calendar
import re
from datetime import date, datetime

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


def show_date(day: date | None) -> str:
    """A day as 12 March 2026."""
    return f"{day.day} {day:%B %Y}" if day else ""


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
