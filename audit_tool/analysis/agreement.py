"""How far raters of the same items agree: every figure that screen, PDF, export and command tell, from one function."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from audit_tool.analysis.coefficients import alphas, distances, gwets, kappas
from audit_tool.analysis.proportions import Share, sign_test
from audit_tool.analysis.resampling import DRAWS, SEED, Counts, Estimate, Numbers, estimates, with_redrawn

NO_PAIRS = "not estimable - no pairs"
ALL_THE_SAME = "not estimable - all judgements the same"
ONE_ITEM = "not estimable - only one item was judged twice"
MISSING = -1
"""Stands for a missing judgement in an array."""
COUNTS_ONLY, INDICATIVE = 10, 30
"""Under so many pairs counts alone are told, and under so many a coefficient is called indicative."""
GRADES, GOOD = 4, 2
"""A scale of four grades has a boundary below good, its third."""

Judgements = Sequence[Sequence[int | None]] | NDArray[np.integer]
"""One row an item, one column a rater; categories from 0, the lowest; none, or -1 in an array, where one is missing."""


class Guidance(StrEnum):
    """What may be told of so many pairs (R-103)."""

    COUNTS_ONLY = "counts only"
    INDICATIVE = "indicative"
    FULL = "full"

    @classmethod
    def of(cls, pairs: int) -> "Guidance":
        """By the two gates."""
        return cls.COUNTS_ONLY if pairs < COUNTS_ONLY else cls.INDICATIVE if pairs < INDICATIVE else cls.FULL


@dataclass(frozen=True, slots=True)
class Direction:
    """Who grades higher; mean and test are none where there is no pair, and no pair that differs."""

    first_higher: int
    second_higher: int
    mean_difference: float | None
    """First less second, in steps of the scale."""
    sign_test_p: float | None


@dataclass(frozen=True, slots=True)
class Kappa:
    """Cohen's, by weighting."""

    unweighted: Estimate
    linear: Estimate
    quadratic: Estimate


@dataclass(frozen=True, slots=True)
class Gwet:
    """Gwet's, by weighting."""

    ac1: Estimate
    ac2_linear: Estimate
    ac2_quadratic: Estimate


@dataclass(frozen=True, slots=True)
class Alpha:
    """Krippendorff's, by metric."""

    nominal: Estimate
    ordinal: Estimate
    interval: Estimate


@dataclass(frozen=True, slots=True)
class OfTwo:
    """What only two raters have: figures over the pairs, the items that both judged."""

    table: tuple[tuple[int, ...], ...]
    """Rows are the first rater's categories, columns the second's."""
    exact: Share
    within_one: Share
    boundary: Share | None
    """On the same side of good; none unless the scale has four grades."""
    direction: Direction
    kappa: Kappa
    gwet: Gwet


@dataclass(frozen=True, slots=True)
class Figures:
    """Every figure of agreement, counts first and coefficients last (R-100)."""

    items: int
    raters: int
    judged: int
    """Items that two or more judged: the pairs, where there are two raters."""
    by_one: int
    """Items that only one judged: no pairs. In records these differ in scope."""
    by_none: int
    two: OfTwo | None
    """None where there are more than two raters."""
    alpha: Alpha
    draws: int
    seed: int

    @property
    def guidance(self) -> Guidance:
        """What may be told of so many."""
        return Guidance.of(self.judged)


def figures(judgements: Judgements, categories: int, draws: int = DRAWS, seed: int = SEED) -> Figures:
    """Every figure of these judgements on a scale of so many categories, at least two."""
    found = _array(judgements)
    if found.size and not MISSING <= found.min() <= found.max() < categories:
        message = f"a judgement lies outside the {categories} categories of the scale"
        raise ValueError(message)
    if found.shape[1] > 2:
        return _of_many(found, categories, draws, seed)
    return _of_two(found, categories, draws, seed)


def _array(judgements: Judgements) -> NDArray[np.intp]:
    if isinstance(judgements, np.ndarray):
        return judgements.astype(np.intp, copy=False)
    raters = max(map(len, judgements), default=0)
    found = np.full((len(judgements), raters), MISSING, dtype=np.intp)
    for at, row in enumerate(judgements):
        found[at, : len(row)] = [MISSING if value is None else value for value in row]
    return found


def _of_two(found: NDArray[np.intp], categories: int, draws: int, seed: int) -> Figures:
    items, raters = found.shape
    # A second rater who is not there has judged nothing. What is missing has a category of its own before the others.
    both = np.pad(found, ((0, 0), (0, 2 - raters)), constant_values=MISSING) if raters < 2 else found
    size = categories + 1
    cells = np.bincount(both[:, 0] * size + both[:, 1] + size + 1, minlength=size * size).reshape(size, size)
    table, by_none = cells[1:, 1:], int(cells[0, 0])
    pairs = int(table.sum())
    why_not = _why_not(pairs, table.sum(axis=0) + table.sum(axis=1))
    each = _absent(pairs, why_not, 9) if why_not else estimates(_redrawn_pairs(table, draws, seed), pairs)
    two = OfTwo(
        table=tuple(map(tuple, table.tolist())),
        exact=_near(table, 0),
        within_one=_near(table, 1),
        boundary=_same_side(table) if len(table) == GRADES else None,
        direction=_direction(table),
        kappa=Kappa(*each[:3]),
        gwet=Gwet(*each[3:6]),
    )
    return Figures(items, raters, pairs, items - pairs - by_none, by_none, two, Alpha(*each[6:]), draws, seed)


def _redrawn_pairs(table: Counts, draws: int, seed: int) -> Numbers:
    # Of a table and its mirror always the same is drawn from: swapping the raters leaves every interval as it is.
    turned = np.ravel(min(table.tolist(), table.T.tolist()))
    tables = with_redrawn(turned, draws, seed).reshape(*table.shape, -1)
    apart = distances(len(table))
    coincidences = tables + tables.transpose(1, 0, 2)
    return np.vstack([kappas(tables, apart), gwets(tables, apart), alphas(coincidences, apart)])


def _of_many(found: NDArray[np.intp], categories: int, draws: int, seed: int) -> Figures:
    items, raters = found.shape
    size = categories + 1
    cells = np.arange(items)[:, None] * size + found + 1
    counts = np.bincount(cells.ravel(), minlength=items * size).reshape(items, size)[:, 1:]
    given = counts.sum(axis=1)
    # Items on which the same grades were given as often are one kind: neither order nor place of raters counts.
    kinds, often = np.unique(counts[given > 1], axis=0, return_counts=True)
    judged = int(often.sum())
    why_not = _why_not(judged, often @ kinds)
    each = _absent(judged, why_not, 3) if why_not else estimates(_redrawn_kinds(kinds, often, draws, seed), judged)
    by_one, by_none = int((given == 1).sum()), int((given == 0).sum())
    return Figures(items, raters, judged, by_one, by_none, None, Alpha(*each), draws, seed)


def _redrawn_kinds(kinds: Counts, often: Counts, draws: int, seed: int) -> Numbers:
    coincidences = _coincidences(kinds).reshape(len(kinds), -1)
    categories = kinds.shape[1]
    tables = (coincidences.T @ with_redrawn(often, draws, seed)).reshape(categories, categories, -1)
    return alphas(tables, distances(categories))


def _coincidences(kinds: Counts) -> Numbers:
    """Shape (kinds, categories, categories): the ordered pairs of raters of one item, each rater counting once."""
    products = kinds[:, :, None] * kinds[:, None, :] - kinds[:, :, None] * np.eye(kinds.shape[1])
    found: Numbers = products / (kinds.sum(axis=1) - 1)[:, None, None]
    return found


def _why_not(judged: int, totals: Counts) -> str:
    """In words why no coefficient exists; never 0, 1 or not a number instead (R-104)."""
    if not judged:
        return NO_PAIRS
    if np.count_nonzero(totals) == 1:
        return ALL_THE_SAME
    return ONE_ITEM if judged == 1 else ""


def _absent(items: int, why_not: str, number: int) -> tuple[Estimate, ...]:
    return (Estimate(None, items=items, why_not=why_not),) * number


def _near(table: Counts, most: int) -> Share:
    """Pairs at most so many steps apart."""
    steps = range(-most, most + 1)
    return Share(sum(int(np.trace(table, step)) for step in steps), int(table.sum()))


def _same_side(table: Counts) -> Share:
    return Share(int(table[:GOOD, :GOOD].sum() + table[GOOD:, GOOD:].sum()), int(table.sum()))


def _direction(table: Counts) -> Direction:
    higher, lower = int(np.tril(table, -1).sum()), int(np.triu(table, 1).sum())
    pairs, at = int(table.sum()), np.arange(len(table))
    steps = int((table * (at[:, None] - at)).sum())
    return Direction(higher, lower, steps / pairs if pairs else None, sign_test(higher, lower))
