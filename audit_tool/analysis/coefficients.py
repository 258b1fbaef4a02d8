"""Kappa, AC1, AC2 and alpha of many tables of counts at once: one a draw, all on the same whole scale (R-101, R-102).

Tables have the shape (categories, categories, tables), their categories the lowest first, used or not. Each function
gives the shape (3, tables): a line a coefficient; not a number where all judgements of a table are the same.
"""

import numpy as np

from audit_tool.analysis.resampling import Numbers


def distances(categories: int) -> Numbers:
    """Shape (3, categories, categories): how far apart two are, from 0 to 1; nominal, linear, quadratic."""
    at = np.arange(categories)
    linear = abs(at[:, None] - at) / (categories - 1)
    return np.stack([1 - np.eye(categories), linear, linear**2])


def kappas(tables: Numbers, apart: Numbers) -> Numbers:
    """Cohen's kappa (1960) and weighted kappa (1968), one a distance: 1 less observed by expected distance."""
    rows, columns = tables.sum(axis=1), tables.sum(axis=0)
    observed, expected = _summed(tables, apart), _summed(rows[:, None] * columns, apart)
    return _one_less(rows.sum(axis=0) * observed, expected)


def gwets(tables: Numbers, apart: Numbers) -> Numbers:
    """Gwet's AC1 and AC2 (2008, 2014): chance is what the mean of both raters' shares leaves open, spread evenly."""
    categories, size = len(tables), tables.sum(axis=(0, 1))
    weights = (1 - apart).sum(axis=(1, 2)) / (categories * (categories - 1))
    shares = (tables.sum(axis=1) + tables.sum(axis=0)) / (2 * size)
    by_chance = weights[:, None] * (shares * (1 - shares)).sum(axis=0)
    return _one_less(_summed(tables, apart) / size, 1 - by_chance)


def alphas(coincidences: Numbers, apart: Numbers) -> Numbers:
    """Krippendorff's alpha (2011), nominal, ordinal and interval: of ordered pairs of judgements on one item.

    Each judgement counts once in all. Ordinal is the metric of ranks, not one of fixed weights.
    """
    totals = coincidences.sum(axis=1)
    products = totals[:, None] * totals
    # The rank of a category is the middle of its place in the order of all judgements.
    ranks = np.cumsum(totals, axis=0) - totals / 2
    ordinal = (ranks[:, None] - ranks) ** 2
    observed, expected = (
        np.insert(_summed(counts, apart[[0, 2]]), 1, (counts * ordinal).sum(axis=(0, 1)), axis=0)
        for counts in (coincidences, products)
    )
    return _one_less((totals.sum(axis=0) - 1) * observed, expected)


def _summed(tables: Numbers, apart: Numbers) -> Numbers:
    """Shape (distances, tables): all counts of a table, each times its distance."""
    found: Numbers = apart.reshape(len(apart), -1) @ tables.reshape(-1, tables.shape[-1])
    return found


def _one_less(observed: Numbers, expected: Numbers) -> Numbers:
    with np.errstate(invalid="ignore"):
        found: Numbers = 1 - observed / expected
    return found
