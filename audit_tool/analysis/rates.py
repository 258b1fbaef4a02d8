"""Percentages that print as people round by hand: decimal half-up from whole numbers (R-110, R-111)."""

from decimal import ROUND_HALF_UP, Decimal

SMALL_BASE = 10
TINY_BASE = 5


def percent(count: int, base: int, places: int = 0) -> Decimal | None:
    """`count` of `base` as a percentage with so many decimals, half-up; none where the base is zero."""
    if base == 0:
        return None
    step = Decimal(1).scaleb(-places)
    return (Decimal(100) * count / base).quantize(step, rounding=ROUND_HALF_UP)


def share(count: int, base: int) -> str:
    """A share in words: "6 of 9 (67%)"; without a percentage where the base is under five."""
    if base < TINY_BASE:
        return f"{count} of {base}"
    return f"{count} of {base} ({percent(count, base)}%)"


def marked_share(count: int, base: int) -> str:
    """A share in words that says where its base is small: "6 of 9 (67%, small number)"."""
    small = ", small number)" if TINY_BASE <= base < SMALL_BASE else ")"
    return f"{share(count, base)[:-1]}{small}" if base >= TINY_BASE else share(count, base)
