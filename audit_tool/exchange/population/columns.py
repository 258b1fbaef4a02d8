"""Proposes what each column of an extract is, and which must stay outside by heading or by what it holds (R-014)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from audit_tool.analysis.personal import Detail, detail_in_short, is_nhs_number
from audit_tool.exchange.population.days import read_day
from audit_tool.exchange.population.headings import (
    CODED,
    MANY,
    USE_WORDS,
    Use,
    is_about_somebody,
    names_a_group,
    personal_heading,
    use_by_heading,
)
from audit_tool.exchange.population.reading import Extract

_SAMPLE = 150
"""Different values of a column that are looked at."""
_ROWS = 1_000
"""Rows, from all over the file, in which they are looked for; each single cell is looked at when rows are checked."""
_WORST_SHARE = 0.25
"""The share of values that look personal from which a whole column stays outside."""
_STATES = frozenset(("open", "closed", "active", "inactive", "current", "ceased", "ended", "pending", "on hold"))
"""What a column “Case status” tells where it tells no case type."""
_LONG = 60
_LOOKED_AT = 400
"""Characters of a value that are looked at: no cell of this length comes in."""
_KINDS = {
    Detail.NHS_NUMBER: "NHS numbers",
    Detail.BIRTH: "dates of birth",
    Detail.MAIL: "e-mail addresses",
    Detail.PHONE: "phone numbers",
    Detail.POSTCODE: "addresses",
    Detail.ADDRESS: "addresses",
    Detail.NAME: "names",
}
_MOST = 0.6
"""The share from which a column is of one kind. One ten-digit code in eleven passes for an NHS number by chance."""
_CHILDHOOD = 6 * 365
"""Days told over a longer time are hardly those of a step in a case."""
_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{4,}(?=\d*(?![^\W_]))")
_NOBODY = frozenset(("unallocated", "not allocated", "unassigned", "vacant", "vacancy", "duty", "agency", "tbc"))
_CODE_SHAPE = re.compile(r"[A-Za-z]{0,6}[-_/. ]?\d[\w./-]*")


@dataclass(frozen=True, slots=True)
class Column:
    """One column as it is proposed."""

    heading: str
    use: Use
    examples: tuple[str, ...]
    """A few different values; none of a column that stays outside."""
    personal: str = ""
    """What it seems to hold that must stay outside, and so cannot be chosen for anything."""


def propose(extract: Extract, remembered: Mapping[str, str]) -> tuple[Column, ...]:
    """What each column is: as it was chosen the last time, otherwise by its heading."""
    columns: list[Column] = []
    taken: set[Use] = set()
    for at, heading in enumerate(extract.headings):
        values = _values(extract.rows, at)
        use = _use(heading, remembered.get(heading, ""), values)
        if use in taken and use not in MANY:
            use = Use.FACT if use is not Use.REFERENCE else Use.LEFT_OUT
        personal = personal_heading(heading) or _told_by(heading) or personal_values(values)
        personal = personal or _kept(use, heading, values)
        use = Use.LEFT_OUT if personal else use
        taken.add(use)
        columns.append(Column(heading, use, () if personal else tuple(values[:3]), personal))
    return tuple(columns)


def problems_of(columns: Sequence[Column], uses: Mapping[str, Use]) -> dict[str, str]:
    """What is wrong with a choice of columns, by heading; under an empty heading what is wrong with all of it."""
    problems: dict[str, str] = {}
    seen: set[Use] = set()
    for column in columns:
        use = uses[column.heading]
        if column.personal and use is not Use.LEFT_OUT:
            problems[column.heading] = f"This column seems to hold {column.personal}. It has to be left out."
        elif use in seen and use not in MANY:
            problems[column.heading] = f"{USE_WORDS[use]} is chosen for another column too. Choose one of them."
        seen.add(use)
    if Use.REFERENCE not in seen:
        problems[""] = "Say which column holds the reference of the case. It must be a code, never a name."
    return problems


@lru_cache(maxsize=4096)
def personal_value(text: str) -> str:
    """What a single value looks like that must stay outside; empty where it looks like nothing of the kind."""
    text = text[:_LOOKED_AT]
    if _CODE_SHAPE.fullmatch(text):
        digits = re.sub(r"^NHS|[\W_]", "", text.upper())
        return _KINDS[Detail.NHS_NUMBER] if is_nhs_number(digits) else ""
    found = detail_in_short(text)
    return _KINDS[found] if found else ""


def personal_values(values: Sequence[str]) -> str:
    """What a column seems to hold that must stay outside, by its values."""
    kinds = [personal_value(value) for value in values]
    for kind in dict.fromkeys(each for each in kinds if each):
        least = _MOST if kind == _KINDS[Detail.NHS_NUMBER] else _WORST_SHARE
        if kinds.count(kind) >= max(1, least * len(kinds)):
            return kind
    return ""


def holds_nhs_numbers(values: Iterable[str]) -> bool:
    """Whether the codes of ten digits in a column, be they few, are NHS numbers and not so by chance."""
    ten = [value for value in values if len(value) == 10 and value.isdigit()]
    return bool(ten) and sum(map(is_nhs_number, ten)) >= _MOST * len(ten)


def is_code(value: str) -> bool:
    """Whether somebody is told by a code: it has a digit, or says that there is nobody."""
    return any(one.isdigit() for one in value) or value.strip().lower() in _NOBODY


def _told_by(heading: str) -> str:
    """What stands in a heading itself that must stay outside: a column for each worker, or a list without headings."""
    found = detail_in_short(heading)
    return _KINDS[found] if found and not (found is Detail.NAME and names_a_group(heading)) else ""


def _kept(use: Use, heading: str, values: Sequence[str]) -> str:
    """What a column of this use seems to hold that must stay outside, where single values do not tell."""
    without = sum(not is_code(value) for value in values)
    if use in CODED and without > _WORST_SHARE * len(values):
        return _KINDS[Detail.NAME]
    if use is Use.REFERENCE:
        words = {word.casefold() for value in values for word in _WORD.findall(value)}
        return _KINDS[Detail.NAME] if len(words) > max(3, _WORST_SHARE * len(values)) else ""
    if use_by_heading(heading) is None:
        if without and is_about_somebody(heading):
            return _KINDS[Detail.NAME]
        days = _days(values)
        if days and (max(days) - min(days)).days > _CHILDHOOD:
            return _KINDS[Detail.BIRTH]
    return ""


def _days(values: Sequence[str]) -> list[date]:
    """The days in a column that holds little else; none for other columns."""
    days = [day for value in values if not value.isdigit() and (day := read_day(value)) is not None]
    return days if len(days) > _MOST * len(values) else []


def _use(heading: str, remembered: str, values: Sequence[str]) -> Use:
    if remembered in set(Use):
        return Use(remembered)
    known = use_by_heading(heading)
    if known is Use.OPENED_ON and values and not any(map(read_day, values)):
        known = None
    if known is Use.CASE_TYPE and values and all(value.casefold() in _STATES for value in values):
        return Use.FACT
    if known is not None:
        return known
    # Long texts are notes, which tell about people; nobody draws a sample by days that have no meaning here.
    if not values or max(map(len, values)) > _LONG or _days(values):
        return Use.LEFT_OUT
    return Use.FACT


def _values(rows: Sequence[Sequence[str]], at: int) -> list[str]:
    found: dict[str, None] = {}
    for row in rows[:: max(1, len(rows) // _ROWS)]:
        if at < len(row) and (value := row[at].strip()):
            found[value] = None
            if len(found) >= _SAMPLE:
                break
    return list(found)
