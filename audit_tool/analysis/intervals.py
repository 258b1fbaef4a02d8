"""Days told from the first or last day of a round, such as "10 working days after the last day" (R-005)."""

import re
from collections.abc import Collection
from datetime import date, timedelta

from audit_tool.counted_words import count_of

_SPAN = r"(?P<count>\d{1,3}) (?P<working>working )?(?P<unit>day|week)s? (?P<way>before|after) "
_INTERVAL = re.compile(rf"(?:{_SPAN})?(?:the )?(?P<end>first|last) day", re.IGNORECASE)
_TWO_MEANINGS = re.compile(r"\bbi[- ]?(?:week|month|annual|year)\w*", re.IGNORECASE)
SATURDAY = 5
WEEK = 7


def day_from(words: str, first: date, last: date, holidays: Collection[date] = frozenset()) -> date | None:
    """The day that is meant; none where the words are no such interval."""
    found = _INTERVAL.fullmatch(" ".join(words.split()).rstrip("."))
    if found is None or (found["working"] and found["unit"].lower() == "week"):
        return None
    start = first if found["end"].lower() == "first" else last
    if not found["count"]:
        return start
    step = -1 if found["way"].lower() == "before" else 1
    count = int(found["count"])
    if found["working"]:
        return _working(start, count, step, holidays)
    return start + timedelta(days=step * count * (WEEK if found["unit"].lower() == "week" else 1))


def words_from(day: date, first: date, last: date) -> str:
    """A day in words that mean as many days before or after in another round."""
    after_last, after_first = (day - last).days, (day - first).days
    if after_last >= 0:
        return _words(after_last, "last")
    return _words(after_first, "first")


def two_meanings(words: str) -> str:
    """A word such as "bi-monthly", which means twice a month to some and every two months to others; else empty."""
    found = _TWO_MEANINGS.search(words)
    return found[0] if found else ""


def _working(start: date, count: int, step: int, holidays: Collection[date]) -> date:
    """So many Mondays to Fridays on that are no holidays."""
    day = start
    while count:
        day += timedelta(days=step)
        count -= day.weekday() < SATURDAY and day not in holidays
    return day


def _words(days: int, end: str) -> str:
    if not days:
        return f"the {end} day"
    return f"{count_of(abs(days), 'day')} {'after' if days > 0 else 'before'} the {end} day"
