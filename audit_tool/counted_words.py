"""Counts and lists as people say them: "1 case", "1,234 cases", "North, South and West"."""

from collections.abc import Sequence


def count_of(number: float, one: str, many: str = "") -> str:
    """So many of something, as "1 case" or "12 cases"; what follows may come along, as "case is", "cases are"."""
    return f"{number:,}".removesuffix(".0") + f" {agree(number, one, many)}"


def agree(number: float, one: str, many: str = "") -> str:
    """The word for one or that for any other number; an s is put to the one where no other is given."""
    return one if number == 1 else many or f"{one}s"


def listed(names: Sequence[str], last: str = "and") -> str:
    """Names as they are spoken: North, South and West."""
    *before, end = names or ("",)
    return f"{', '.join(before)} {last} {end}" if before else end
