"""Reads one cell for what its column is: the value, or the reason why its row cannot come in."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import partial

from audit_tool.exchange.population.columns import is_code, personal_value
from audit_tool.exchange.population.days import read_day
from audit_tool.exchange.population.headings import CODED, DAYS, USE_WORDS, Use
from audit_tool.exchange.population.tables import NO_RESULT

Value = str | date | None
LONGEST_REFERENCE, LONGEST = 40, 120
OLDEST = 25
_EXCEL_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!)|#+")
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
is_plain_code = re.compile(r"[A-Z]{0,4}-?[0-9]{1,9}").fullmatch
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


def reader_for(use: Use, heading: str, today: date, *, nhs_numbers: bool = False) -> Callable[[str], Value]:
    """How the cells of a column are read; whether codes of ten digits among the references are NHS numbers."""
    if use is Use.REFERENCE:
        return partial(_reference, nhs_numbers=nhs_numbers)
    if use in DAYS:
        return lambda text: _day(text, heading, today)
    if use is Use.AGE:
        return lambda text: _age(text, heading)
    if use in CODED:
        return lambda text: _code(text, USE_WORDS[use])
    return lambda text: _fact(text, heading if use is Use.FACT else USE_WORDS[use])


def clean(text: str) -> str:
    """A cell without what Excel put around a code to keep its zeros, and with single spaces."""
    text = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    if not text.isascii():
        # The same letter can be written in several ways, and digits as wide ones.
        text = unicodedata.normalize("NFKC", text)
    if text.startswith('="') and text.endswith('"'):
        return text[2:-1].strip()
    return text.removeprefix("'")


def _told(text: str) -> str:
    if text == NO_RESULT:
        raise CellError("A formula in it has no result in the file. Open the file in Excel and save it first.")
    return clean(text)


def _reference(text: str, *, nhs_numbers: bool) -> Value:
    if is_plain_code(text):
        return text
    text = _told(text)
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
    if text[0] in "=+@":
        raise CellError("Its reference begins like a formula. Bring the column out as text.")
    if not any(one.isdigit() for one in text):
        raise CellError("Its reference has no digit and may be a name.")
    # A code of ten digits may pass for an NHS number by chance; then most of such codes do not.
    if (kind := personal_value(text)) and not (kind == "NHS numbers" and text.isdigit() and not nhs_numbers):
        raise CellError(f"Its reference looks like {kind}.")
    return text


def _day(text: str, heading: str, today: date) -> Value:
    text = _told(text)
    if text.lower() in _NOTHING:
        return None
    day = read_day(text)
    if day is None:
        raise CellError(f"{heading} is no day that can be read. The day comes before the month, such as 12/3/2026.")
    if day > today:
        raise CellError(f"{heading} lies in the future.")
    return day


def _age(text: str, heading: str) -> Value:
    text = _told(text)
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


def _code(text: str, name: str) -> Value:
    told = _fact(text, name)
    if told and not is_code(str(told)):
        raise CellError(f"{name} has no digit and may be a name. Bring out a code, or leave the column out.")
    return told


def _fact(text: str, name: str) -> Value:
    text = _told(text)
    if text.lower() in _NOTHING:
        return ""
    if _EXCEL_ERROR.fullmatch(text):
        raise CellError(f"{name} is an Excel error.")
    if len(text) > LONGEST:
        raise CellError(f"{name} is longer than {LONGEST} characters.")
    if kind := personal_value(text):
        raise CellError(f"{name} looks as if it held {kind}.")
    return text
