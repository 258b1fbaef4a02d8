"""Dates as people write and read them."""

from datetime import date, datetime

_WAYS = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d/%m/%y")


def read_date(text: str) -> date | None:
    """The day that a person wrote, day before month; none where it is no date."""
    for way in _WAYS:
        try:
            return datetime.strptime(" ".join(text.split()), way).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    return None


def show_date(day: date | None) -> str:
    """A day as 12 March 2026."""
    return f"{day.day} {day:%B %Y}" if day else ""
