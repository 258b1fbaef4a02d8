"""Proposes what each column of an extract is, and which must stay outside by heading or by what it holds (R-014)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from audit_tool.analysis.personal import Detail, is_nhs_number, personal_details
from audit_tool.exchange.population.days import read_day
from audit_tool.exchange.population.headings import MANY, USE_WORDS, Use, personal_heading, use_by_heading
from audit_tool.exchange.population.reading import Extract

_SAMPLE = 150
"""Different values of a column that are looked at."""
_ROWS = 1_000
"""Rows, from all over the file, in which they are looked for; each single cell is looked at when rows are checked."""
_WORST_SHARE = 0.25
"""The share of values that look personal from which a whole column stays outside."""
_LONG = 60
_KINDS = {
    Detail.NHS_NUMBER: "NHS numbers",
    Detail.BIRTH: "dates of birth",
    Detail.MAIL: "e-mail addresses",
    Detail.PHONE: "phone numbers",
    Detail.POSTCODE: "addresses",
    Detail.ADDRESS: "addresses",
    Detail.NAME: "names",
}
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
        personal = personal_heading(heading) or personal_values(values)
        use = Use.LEFT_OUT if personal else _use(heading, remembered.get(heading, ""), values)
        if use in taken and use not in MANY:
            use = Use.FACT if use is not Use.REFERENCE else Use.LEFT_OUT
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
    if _CODE_SHAPE.fullmatch(text):
        digits = text.replace(" ", "").replace("-", "")
        return _KINDS[Detail.NHS_NUMBER] if is_nhs_number(digits) else ""
    found = personal_details(text)
    if not found and (text.isupper() or text.islower()):
        found = personal_details(text.title())
    return _KINDS[found[0].detail] if found else ""


def personal_values(values: Sequence[str]) -> str:
    """What a column seems to hold that must stay outside, by its values."""
    kinds = [personal_value(value) for value in values]
    for kind in dict.fromkeys(each for each in kinds if each):
        # One ten-digit code in eleven passes for an NHS number by chance.
        least = 0.6 if kind == _KINDS[Detail.NHS_NUMBER] else _WORST_SHARE
        if kinds.count(kind) >= max(1, least * len(kinds)):
            return kind
    return ""


def _use(heading: str, remembered: str, values: Sequence[str]) -> Use:
    if remembered in set(Use):
        return Use(remembered)
    known = use_by_heading(heading)
    if known is Use.OPENED_ON and values and not any(map(read_day, values)):
        known = None
    if known is not None:
        return known
    # Long texts are notes, which tell about people; nothing to draw a sample by.
    if not values or max(map(len, values)) > _LONG:
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
