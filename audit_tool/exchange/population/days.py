"""Days as extracts write them: the day before the month, as ISO has it, in words, or as Excel counts them."""

import re
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CLOCK = re.compile(r"[ T]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]m|z)?$", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.\-]?(\d{2})[/.\-]?(\d{2})")
_WORDS = re.compile(
    r"(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[ \-/]([a-z]{3,9})\.?,?[ \-/](\d{4}|\d{2})", re.IGNORECASE
)
_SERIAL = re.compile(r"([1-7]\d{4})(?:\.\d+)?")
_EXCEL_BEGAN = date(1899, 12, 30)
_EARLIEST = date(1900, 1, 1)
"""What lies before this day is what a system writes where it knows of no day."""


def read_day(text: str) -> date | None:
    """The day that a cell tells; none where it tells none. A month is never read before its day."""
    day = _day(text)
    return day if day is not None and day >= _EARLIEST else None


def _day(text: str) -> date | None:
    text = _CLOCK.sub("", text.strip())
    try:
        if found := _DAY_FIRST.fullmatch(text):
            return date(_year(found[3]), int(found[2]), int(found[1]))
        if found := _YEAR_FIRST.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _WORDS.fullmatch(text):
            month = found[2][:3].lower()
            return date(_year(found[3]), _MONTHS.index(month) + 1, int(found[1]))
        if found := _SERIAL.fullmatch(text):
            return _EXCEL_BEGAN + timedelta(days=int(found[1]))
    except ValueError:
        return None
    return None


def _year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year < 70 else 1900)
