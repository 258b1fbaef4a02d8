"""Shares of a whole by largest remainder (R-016)."""

from collections.abc import Mapping


def largest_remainder(places: int, weights: Mapping[str, int]) -> dict[str, int]:
    """So many places, shared in proportion; of equal remainders the name that comes first in the alphabet wins."""
    total = sum(weights.values())
    if not total:
        return dict.fromkeys(weights, 0)
    # Whole numbers throughout: a remainder that binary fractions cannot hold would fall differently.
    shares = {name: divmod(places * weight, total) for name, weight in weights.items()}
    given = {name: whole for name, (whole, _) in shares.items()}
    order = sorted(shares, key=lambda name: (-shares[name][1], name))
    for name in order[: places - sum(given.values())]:
        given[name] += 1
    return given
