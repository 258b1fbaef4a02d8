"""Financial quarters: a year runs from April to March (domain, section 4.5)."""

import re
from datetime import date, timedelta

from audit_tool.analysis.indicators import QUARTERS

_WRITTEN = re.compile(r"(\d{4})[-/](\d{2}|\d{4}) *(Q[1-4])", re.IGNORECASE)
APRIL = 4
MONTHS = 3


def quarter_of(day: date) -> str:
    """The quarter that a day lies in, such as 2026-27 Q3."""
    year = day.year if day.month >= APRIL else day.year - 1
    return f"{_year_words(year)} {QUARTERS[(day.month - APRIL) % 12 // MONTHS]}"


def read_quarter(text: str) -> str:
    """A quarter as somebody wrote it, in our words; empty where it is none."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        return ""
    year = int(found[1])
    return f"{_year_words(year)} {found[3].upper()}" if int(found[2]) % 100 == (year + 1) % 100 else ""


def days_of(quarter: str) -> tuple[date, date]:
    """First and last day of a quarter."""
    year, at = int(quarter[:4]), QUARTERS.index(quarter[-2:])
    month = APRIL + MONTHS * at
    first = date(year + (month > 12), (month - 1) % 12 + 1, 1)
    after = month + MONTHS
    return first, date(year + (after > 12), (after - 1) % 12 + 1, 1) - timedelta(days=1)


def _year_words(year: int) -> str:
    return f"{year}-{(year + 1) % 100:02d}"
