"""Intervals by the percentile bootstrap: items drawn anew as counts, never one by one, and the same each time (R-105).

Source: Efron, "Bootstrap Methods: Another Look at the Jackknife" (1979).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DRAWS = 5_000
SEED = 20_190_214
EDGES = 0.025, 0.975
"""Between them lie 95 % of the draws."""
NO_INTERVAL = "not estimable - no draw has this figure"

Counts = NDArray[np.int64]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A coefficient with its 95 % interval, or in words why there is none."""

    estimate: float | None
    low: float | None = None
    high: float | None = None
    items: int = 0
    """Items judged by at least two: what it rests on."""
    why_not: str = ""


def with_redrawn(counts: Counts, draws: int, seed: int) -> Numbers:
    """Shape (cells, 1 + draws): the counts themselves, then as they are when as many items are drawn from them."""
    found = np.zeros((len(counts), 1 + draws))
    found[:, 0] = counts
    # Empty cells are left out: a rounded remainder of the shares could otherwise fall into the last of them.
    (filled,) = np.nonzero(counts)
    total = counts.sum()
    chance = np.random.default_rng(seed)
    found[filled, 1:] = chance.multinomial(total, counts[filled] / total, size=draws).T
    return found


def estimates(values: Numbers, items: int) -> tuple[Estimate, ...]:
    """One a line, which has the figure itself, then that of each draw; not a number where it does not exist."""
    drawn = np.sort(values[:, 1:], axis=1)
    # What is not a number comes last: a draw in which the figure does not exist is left out.
    known = (~np.isnan(drawn)).sum(axis=1)
    low, high = (_at(drawn, known, share).tolist() for share in EDGES)
    return tuple(_estimate(one, items) for one in zip(values[:, 0].tolist(), low, high, strict=True))


def _at(drawn: Numbers, known: NDArray[np.int64], share: float) -> Numbers:
    """The value below which this share of the known ones lies, between two of them in proportion."""
    last = np.maximum(known - 1, 0)
    below = np.floor(share * last).astype(int)
    lines = np.arange(len(drawn))
    lower, upper = drawn[lines, below], drawn[lines, np.minimum(below + 1, last)]
    found: Numbers = lower + (share * last - below) * (upper - lower)
    return found


def _estimate(figures: Sequence[float], items: int) -> Estimate:
    # Adding 0 makes minus zero plain zero.
    estimate, low, high = (None if np.isnan(figure) else figure + 0.0 for figure in figures)
    return Estimate(estimate, low, high, items, NO_INTERVAL if low is None else "")
