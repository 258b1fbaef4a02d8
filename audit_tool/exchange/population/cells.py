"""Reads one cell for what its column is: the value, or the reason why its row cannot come in."""

import re
from collections.abc import Callable
from datetime import date

from audit_tool.exchange.population.columns import personal_value
from audit_tool.exchange.population.days import read_day
from audit_tool.exchange.population.headings import DAYS, USE_WORDS, Use

Value = str | date | None
LONGEST_REFERENCE, LONGEST = 40, 120
OLDEST = 25
_EXCEL_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!)|#+")
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_PLAIN_CODE = re.compile(r"[A-Z]{0,4}-?\d{1,9}")
"""What most references look like; nothing of the kinds that are refused."""
_TURNED_INTO_A_DAY = re.compile(
    r"\d{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:-\d{2,4})?|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2,4}",
    re.IGNORECASE,
)
_AGE = re.compile(r"(\d{1,3})(?:\.\d+)?\s*(?:y(?:ea)?rs?(?: old)?|y)?\b.*", re.IGNORECASE)
_MONTHS_OLD = re.compile(r"\d{1,2} ?(?:m|mths?|months?|w|wks?|weeks?|d|days?)(?: old)?", re.IGNORECASE)
_UNBORN = frozenset(("unborn", "ub", "pre-birth", "prebirth", "n/a (unborn)"))
_NOTHING = frozenset(("", "-", "--", "n/a", "na", "null", "none", "not known", "unknown", "(blank)"))


class CellError(Exception):
    """Why a row cannot come in, in words that hold nothing of the cell."""


def reader_for(use: Use, heading: str, today: date) -> Callable[[str], Value]:
    """How the cells of a column are read."""
    if use is Use.REFERENCE:
        return _reference
    if use in DAYS:
        return lambda text: _day(text, heading, today)
    if use is Use.AGE:
        return lambda text: _age(text, heading)
    return lambda text: _fact(text, heading if use is Use.FACT else USE_WORDS[use])


def clean(text: str) -> str:
    """A cell without what Excel put around a code to keep its zeros, and with single spaces."""
    text = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    if text.startswith('="') and text.endswith('"'):
        return text[2:-1].strip()
    return text.removeprefix("'")


def _reference(text: str) -> Value:
    if _PLAIN_CODE.fullmatch(text):
        return text
    text = clean(text)
    if text.lower() in _NOTHING:
        raise CellError("It has no reference.")
    if _EXCEL_ERROR.fullmatch(text):
        raise CellError("Its reference is an Excel error.")
    if _SCIENTIFIC.fullmatch(text):
        raise CellError("Excel has rounded its reference. Bring the column out as text.")
    if _TURNED_INTO_A_DAY.fullmatch(text):
        raise CellError("Its reference is a date. Excel may have changed it: bring the column out as text.")
    if len(text) > LONGEST_REFERENCE:
        raise CellError(f"Its reference is longer than {LONGEST_REFERENCE} characters.")
    if not any(one.isdigit() for one in text) and " " in text:
        raise CellError("Its reference has no digit and may be a name.")
    # A code of ten digits may pass for an NHS number by chance; whole columns of them are refused before.
    if (kind := personal_value(text)) and not (kind == "NHS numbers" and text.isdigit()):
        raise CellError(f"Its reference looks like {kind}.")
    return text


def _day(text: str, heading: str, today: date) -> Value:
    text = clean(text)
    if text.lower() in _NOTHING:
        return None
    day = read_day(text)
    if day is None:
        raise CellError(f"{heading} is no day that can be read. The day comes before the month, such as 12/3/2026.")
    if day > today:
        raise CellError(f"{heading} lies in the future.")
    return day


def _age(text: str, heading: str) -> Value:
    text = clean(text)
    if text.lower() in _NOTHING:
        return ""
    if text.lower() in _UNBORN:
        return "unborn"
    if _MONTHS_OLD.fullmatch(text):
        return "0"
    found = _AGE.fullmatch(text)
    if found is None or int(found[1]) > OLDEST:
        raise CellError(f"{heading} is no age in years up to {OLDEST}. A date of birth stays outside.")
    return str(int(found[1]))


def _fact(text: str, name: str) -> Value:
    text = clean(text)
    if text.lower() in _NOTHING:
        return ""
    if _EXCEL_ERROR.fullmatch(text):
        raise CellError(f"{name} is an Excel error.")
    if len(text) > LONGEST:
        raise CellError(f"{name} is longer than {LONGEST} characters.")
    if kind := personal_value(text):
        raise CellError(f"{name} looks as if it held {kind}.")
    return text
