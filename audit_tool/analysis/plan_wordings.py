"""What the words of a plan promise, report and leave out, as far as plain rules can tell."""

import re
from datetime import date, timedelta

from audit_tool.analysis.plan_dates import latest_in
from audit_tool.counted_words import count_of

_RELATIVE = re.compile(
    r"(?:%|\bper ?cent(?:age)?)\s+(?:increase|decrease|reduction|rise|fall|improvement|more|fewer|less)\b"
    r"|\b(?:increase|decrease|reduc\w+|rise|fall|improve\w*)\b[^.;]{0,60}?"
    r"\b(?:by|of)\s+\d+(?:\.\d+)?\s*(?:%|per ?cent)",
    re.IGNORECASE,
)
_PERCENTAGE = re.compile(r"\d+(?:\.\d+)?\s?(?:%|per ?cent)", re.IGNORECASE)
_ANY_PERCENTAGE = re.compile(r"%|\bper ?cent(?:age)?\b", re.IGNORECASE)
_DONE = re.compile(
    r"^\W*(?:completed?|done|delivered|achieved)\b|\btook place\b|\b(?:has|have) been completed\b", re.IGNORECASE
)
_EXPECTED = re.compile(r"\b(?:expected|anticipated|scheduled|planned|hoped|due|delayed)\b([^.;]*)", re.IGNORECASE)
_DELIVERED = re.compile(r"\b(?:delivered|took place|completed|launched|rolled out)\b([^.;]*)", re.IGNORECASE)
_AUDIT = re.compile(
    r"\bre-?audits?\b|\b(?:dip[- ]samples?|dip audits?|spot checks?|follow-up audits?|themed audits?|audits?)\s+"
    r"(?:(?:is|are)\s+)?(?:due|planned|scheduled|booked for|to (?:be|follow))\b"
    r"|\b(?:dip[- ]sample|will (?:audit|dip[- ]sample))\s+(?:the|of)\b",
    re.IGNORECASE,
)
_SHORTEST_CLAUSE = 20
MONTHS_OF_YEAR = 12


def relative_target(text: str) -> bool:
    """Whether a text wants a change in per cent, which means nothing without where it starts."""
    return bool(_RELATIVE.search(text))


def names_percentage(text: str) -> bool:
    """Whether a target is a percentage of any kind (R-151)."""
    return bool(_ANY_PERCENTAGE.search(text))


def lost_percentages(before: str, now: str) -> str:
    """Percentages that stood in an earlier wording and do not in the next, in words."""
    kept = set(_PERCENTAGE.findall(now))
    return " and ".join(dict.fromkeys(each for each in _PERCENTAGE.findall(before) if each not in kept))


def says_done(text: str) -> bool:
    """Whether a progress text says that the action is done."""
    return bool(_DONE.search(text))


def expected_day(text: str) -> date | None:
    """The latest day by which a text expects something that is still to come."""
    return _latest(_EXPECTED, text)


def delivered_day(text: str) -> date | None:
    """The latest day by which a text says that something was delivered."""
    return _latest(_DELIVERED, text)


def promises_audit(text: str) -> str:
    """The words by which a text promises an audit; empty where it promises none."""
    found = _AUDIT.search(text)
    return found[0] if found else ""


def figures_in(text: str) -> tuple[str, ...]:
    """Clauses of a text that tell figures, in one spelling, so that they can be compared with other rows."""
    clauses = (" ".join(each.lower().split()) for each in re.split(r"[.;](?:\s|$)", text))
    return tuple(each for each in clauses if len(each) >= _SHORTEST_CLAUSE and any(map(str.isdigit, each)))


def moved_words(before: date | None, now: date | None) -> str:
    """By how much a day was moved, in whole months where it is so; empty where one of them is no day."""
    if before is None or now is None or before == now:
        return ""
    way = "later" if now > before else "earlier"
    amount = abs((now.year - before.year) * MONTHS_OF_YEAR + now.month - before.month)
    whole = before.day == now.day or (_ends_month(before) and _ends_month(now))
    if not (whole and amount):
        return f"{count_of(abs((now - before).days), 'day')} {way}"
    if amount == MONTHS_OF_YEAR and before.day == now.day:
        return f"exactly one year {way}"
    return f"{count_of(amount, 'month')} {way}"


def _ends_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def _latest(pattern: re.Pattern[str], text: str) -> date | None:
    return max((day for match in pattern.finditer(text) if (day := latest_in(match[1])) is not None), default=None)
