"""Quarters and half-years that a report is about (domain, section 4.5)."""

import re
from dataclasses import dataclass
from datetime import date

from audit_tool.analysis.indicators import QUARTERS
from audit_tool.analysis.quarters import days_of, read_quarter

YEARS = range(2000, 2101)
"""A period of another year is a slip of the keys."""
HALVES = {"H1": QUARTERS[:2], "H2": QUARTERS[2:]}
_YEAR_AND_PART = re.compile(r"(\d{4}[-/]\d{2,4})[ -]*([QH][1-4])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """A quarter or half of a financial year, such as 2026-27 Q3 or 2026-27 H2."""

    words: str
    quarters: tuple[str, ...]

    @property
    def year(self) -> str:
        """The financial year, such as 2026-27."""
        return self.words[:-3]

    @property
    def days(self) -> tuple[date, date]:
        """First and last day."""
        return days_of(self.quarters[0])[0], days_of(self.quarters[-1])[1]

    @property
    def before(self) -> "Period":
        """The period of the same length that ends where this one begins."""
        parts = tuple(HALVES) if self.words[-2:] in HALVES else QUARTERS
        at = parts.index(self.words[-2:])
        first = int(self.words[:4]) - (at == 0)
        return _period(f"{first}-{(first + 1) % 100:02d}", parts[at - 1])


def read_period(text: str) -> Period | None:
    """A period as somebody wrote it; none where it is no quarter and no half-year."""
    found = _YEAR_AND_PART.fullmatch(text.strip())
    if found is None or int(found[1][:4]) not in YEARS:
        return None
    part = found[2].upper()
    first = read_quarter(f"{found[1]} {HALVES.get(part, (part,))[0]}")
    return _period(first[:-3], part) if first else None


def halves_of(quarters: list[str]) -> list[str]:
    """The half-years that quarters lie in, in their order, each once."""
    named = (
        f"{quarter[:-3]} {half}" for quarter in quarters for half, parts in HALVES.items() if quarter[-2:] in parts
    )
    return list(dict.fromkeys(named))


def _period(year: str, part: str) -> Period:
    return Period(f"{year} {part}", tuple(f"{year} {each}" for each in HALVES.get(part, (part,))))
