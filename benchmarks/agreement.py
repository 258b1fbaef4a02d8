"""All figures of agreement of 60 questions with 1,000 draws each, against one weighted kappa in plain numpy.

Of the same pairs: 100,000 for each question. The note tells what it is where all questions together have 100,000 pairs:
there the drawing alone, 60 times 1,000 tables, takes longer than a hundred such kappas.
"""

import gc
from functools import partial

import numpy as np
from numpy.typing import NDArray

from audit_tool.analysis.agreement import figures
from benchmarks.ratio import Ratio, middle, milliseconds

QUESTIONS, PAIRS, DRAWS, GRADES = 60, 100_000, 1_000, 4
REPEATS = 9
Grades = NDArray[np.int64]


def measure() -> Ratio:
    """By turns."""
    many = _questions(PAIRS)
    few = [each[: PAIRS // QUESTIONS] for each in many]
    ours, bare = _by_turns(many)
    of_few, bare_of_few = _by_turns(few)
    note = f"; with 100,000 pairs in all {of_few / bare_of_few:.0f} ({of_few:.1f} against {bare_of_few:.2f} ms)"
    return Ratio("Agreement of 60 questions, 100,000 pairs each / one kappa", 30.0, ours, bare, "ms", note)


def _by_turns(questions: list[Grades]) -> tuple[float, float]:
    together = np.concatenate(questions)
    ours, bare = [], []
    for _ in range(REPEATS):
        gc.collect()
        bare.append(milliseconds(partial(kappa, together)))
        gc.collect()
        ours.append(milliseconds(partial(_all_figures, questions)))
    return middle(ours), middle(bare)


def _questions(pairs: int) -> list[Grades]:
    """Two auditors who mostly agree, each question in its own way, with every cell of the table used."""
    chance = np.random.default_rng(7)
    made = []
    for _ in range(QUESTIONS):
        first = chance.choice(GRADES, pairs, p=chance.dirichlet(np.full(GRADES, 4.0)))
        other = chance.choice(GRADES, pairs)
        made.append(np.column_stack([first, np.where(chance.random(pairs) < 0.7, first, other)]))
    return made


def kappa(pairs: Grades) -> float:
    """Weighted kappa as one would write it down: count, weigh, divide."""
    table = np.bincount(pairs[:, 0] * GRADES + pairs[:, 1], minlength=GRADES**2).reshape(GRADES, GRADES) / len(pairs)
    at = np.arange(GRADES)
    apart = abs(at[:, None] - at)
    expected = np.outer(table.sum(axis=1), table.sum(axis=0))
    return float(1 - (apart * table).sum() / (apart * expected).sum())


def _all_figures(questions: list[Grades]) -> None:
    for each in questions:
        found = figures(each, GRADES, DRAWS)
        if found.two is None or found.two.kappa.linear.estimate is None:
            message = "a figure is missing"
            raise RuntimeError(message)
