"""Krippendorff's alpha: how far any number of readers agree, where some may have left gaps.

Source: Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011). Intervals: percentile bootstrap over items.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

DRAWS = 5_000
SEED = 20_190_214
COUNTS_ONLY, INDICATIVE = 10, 30
"""Under so many items counts alone are told, and under so many a coefficient is called indicative (R-103)."""
NO_PAIRS = "not estimable: no item was judged by two"
ALL_THE_SAME = "not estimable: all judgements the same"

Judgements = Sequence[Sequence[int | None]]
"""One row an item, one column a reader; categories from 0, the lowest; None where a reader left a gap."""
Table = NDArray[np.float64]


class Metric(StrEnum):
    """How far apart two categories are said to be."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True)
class Alpha:
    """The coefficient, or in words why there is none."""

    estimate: float | None
    low: float | None = None
    high: float | None = None
    items: int = 0
    """Items judged by at least two readers; the others say nothing of agreement."""
    why_not: str = ""


def alpha(
    judgements: Judgements, categories: int, metric: Metric = Metric.ORDINAL, draws: int = DRAWS, seed: int = SEED
) -> Alpha:
    """Alpha of these judgements on a scale of so many categories, with its 95 % interval."""
    items = np.array([_coincidences(row, categories) for row in judgements if _paired(row)])
    if not len(items):
        return Alpha(None, why_not=NO_PAIRS)
    estimate = _estimates(items.sum(axis=0)[None], metric)[0]
    if np.isnan(estimate):
        return Alpha(None, items=len(items), why_not=ALL_THE_SAME)
    chance = np.random.default_rng(seed)
    times = chance.multinomial(len(items), np.full(len(items), 1 / len(items)), size=draws)
    drawn = _estimates(np.tensordot(times, items, axes=(1, 0)), metric)
    # A draw in which every judgement is the same has no alpha; it is left out, as the coefficient itself would be.
    low, high = (float(edge) for edge in np.nanpercentile(drawn, [2.5, 97.5]))
    return Alpha(float(estimate), low, high, len(items))


def _paired(row: Sequence[int | None]) -> bool:
    return sum(value is not None for value in row) > 1


def _coincidences(row: Sequence[int | None], categories: int) -> Table:
    """Shape (categories, categories): the ordered pairs of readers of one item, each reader counting once."""
    values = [value for value in row if value is not None]
    if any(not 0 <= value < categories for value in values):
        message = f"a judgement lies outside the {categories} categories of the scale"
        raise ValueError(message)
    counts = np.bincount(values, minlength=categories).astype(float)
    return np.asarray((np.outer(counts, counts) - np.diag(counts)) / (len(values) - 1), dtype=float)


def _estimates(tables: Table, metric: Metric) -> Table:
    """Shape (draws,): alpha of each coincidence table; not a number where all judgements are the same."""
    totals = tables.sum(axis=2)
    count = totals.sum(axis=1)
    distance = _distances(totals, metric)
    observed = (tables * distance).sum(axis=(1, 2))
    expected = (totals[:, :, None] * totals[:, None, :] * distance).sum(axis=(1, 2))
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Table = np.where(expected > 0, 1 - (count - 1) * observed / expected, np.nan)
    return found


def _distances(totals: Table, metric: Metric) -> Table:
    """Shape (draws or 1, categories, categories): squared distance of each pair of categories."""
    size = totals.shape[1]
    if metric is Metric.NOMINAL:
        return 1 - np.eye(size)[None]
    ranks = np.arange(size, dtype=float)[None]
    if metric is Metric.ORDINAL:
        # The rank of a category is the middle of its place in the order of all judgements.
        ranks = np.cumsum(totals, axis=1) - totals / 2
    found: Table = (ranks[:, :, None] - ranks[:, None, :]) ** 2
    return found
