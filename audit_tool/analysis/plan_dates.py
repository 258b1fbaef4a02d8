"""Days and rhythms in the words of a plan: read where they are plain, told as impossible where no calendar has them."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from audit_tool.formdef.wording import MONTHS

_MONTH = "|".join((*MONTHS, "Sept", *(month[:3] for month in MONTHS)))
_DAY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({_MONTH})\b(?:\s+(\d{{4}}))?", re.IGNORECASE)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_MONTH_YEAR = re.compile(rf"\b({_MONTH})\s+(\d{{4}})\b", re.IGNORECASE)
_RHYTHMS = (
    ("weekly", r"weekly|(?:every|each) week"),
    ("fortnightly", r"fortnightly|(?:every|each) fortnight"),
    ("monthly", r"(?<!bi-)(?<!bi)monthly|(?:every|each|per) month"),
    ("quarterly", r"quarterly|(?:every|each|per) quarter|four times a year"),
    ("twice a year", r"twice (?:a|each|every|per) year|(?:half|six)[- ](?:yearly|monthly)"),
    ("yearly", r"(?<!half-)(?<!half )yearly|annual(?:ly)?|(?:once|every|each) (?:a )?year"),
)
_UNKNOWN = re.compile(
    r"^\W*(?:(?:still )?(?:awaiting|to be) (?:a )?(?:date|confirmed|agreed|decided)"
    r"|tbc|tba|n/?a|unknown|none|not known)\W*$",
    re.IGNORECASE,
)
_MEETING = re.compile(r"\b(?:meeting|board|panel|committee)\b", re.IGNORECASE)
_CONDITION = re.compile(r"\b(?:after|once|when|subject to|depends? on|following)\b", re.IGNORECASE)
LEAP_YEAR = 2000


class Timescale(StrEnum):
    """What a timescale in words is."""

    DAY = "a day"
    MONTH = "a month"
    SEVERAL = "several days"
    RHYTHM = "a rhythm"
    MEETING = "a meeting"
    CONDITION = "a condition"
    TEXT = "words"
    UNKNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Named:
    """A day as a text names it; none where no calendar has it."""

    words: str
    day: date | None
    with_year: bool


def days_in(text: str) -> tuple[Named, ...]:
    """Every day that a text names with day and month, in order; impossible ones too."""
    found = [(match.start(), _named(match)) for match in _DAY.finditer(text)]
    found += [(match.start(), _iso(match)) for match in _ISO.finditer(text)]
    return tuple(each for _, each in sorted(found, key=lambda one: one[0]))


def impossible_in(text: str) -> tuple[str, ...]:
    """Days in a text that no calendar has, such as 31 September, as they are written."""
    return tuple(each.words for each in days_in(text) if each.day is None)


def due_in(text: str) -> date | None:
    """The one whole day that a timescale names; none where it names no day, several, or one without a year."""
    named = days_in(text)
    return named[0].day if len(named) == 1 and named[0].with_year and not rhythms_in(text) else None


def latest_in(text: str) -> date | None:
    """The last day that a text reaches: of a day with its year that day, of a month its last day."""
    days = [each.day for each in days_in(text) if each.day is not None and each.with_year]
    rest = _DAY.sub(" ", text)
    months = [month_end(match[1], int(match[2])) for match in _MONTH_YEAR.finditer(rest)]
    return max([*days, *months], default=None)


def month_end(month: str, year: int) -> date:
    """The last day of a month."""
    number = _number_of(month)
    return date(year, number, monthrange(year, number)[1])


def rhythms_in(text: str) -> tuple[str, ...]:
    """How often a text says that something happens, each way once."""
    return tuple(name for name, pattern in _RHYTHMS if re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE))


def timescale_of(text: str) -> Timescale:
    """What kind of timescale a text is: a plan may hold any of them (R-149)."""
    named = days_in(text)
    tests = (
        (Timescale.UNKNOWN, not text.strip() or _UNKNOWN.match(text)),
        (Timescale.RHYTHM, rhythms_in(text)),
        (Timescale.SEVERAL, len(named) > 1),
        (Timescale.MEETING, _MEETING.search(text)),
        (Timescale.DAY, named),
        (Timescale.CONDITION, _CONDITION.search(text)),
        (Timescale.MONTH, _MONTH_YEAR.fullmatch(text.strip())),
    )
    return next((kind for kind, holds in tests if holds), Timescale.TEXT)


def _named(match: re.Match[str]) -> Named:
    year = int(match[3]) if match[3] else 0
    # Without its year, 29 February is a day that may be.
    return Named(match[0], _day(year or LEAP_YEAR, _number_of(match[2]), int(match[1])), bool(year))


def _iso(match: re.Match[str]) -> Named:
    return Named(match[0], _day(int(match[1]), int(match[2]), int(match[3])), with_year=True)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _number_of(month: str) -> int:
    return next(at for at, name in enumerate(MONTHS, start=1) if name[:3] == month.capitalize()[:3])
