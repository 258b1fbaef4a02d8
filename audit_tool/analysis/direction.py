"""Which way somebody's grades lie from what was decided: for talking about standards, never for ranking (R-103, R-106).

The gap of one grade is the auditor's grade minus the decided one, in steps of the scale. The mean of few gaps is mostly
chance, so it is shrunk towards none: mean x n / (n + 8), where 8 is also the least number of which a mean is told.
"""

from collections.abc import Iterable
from dataclasses import dataclass

LEAST = 8
"""Under so many grades no mean is told (domain 4.6 item 5)."""
FEW = 30
"""Under so many grades the numbers are called small, as agreement calls its own indicative."""


@dataclass(frozen=True, slots=True)
class Direction:
    """How many grades lie above, at and below the decided ones."""

    higher: int
    same: int
    lower: int
    mean: float | None
    """In steps of the scale, shrunk; none under 8 grades."""

    @property
    def count(self) -> int:
        """All grades that were decided about."""
        return self.higher + self.same + self.lower


def direction(gaps: Iterable[int]) -> Direction:
    """Count the gaps, each in steps of the scale, and tell their shrunk mean where there are enough."""
    found = tuple(gaps)
    total = len(found)
    mean = sum(found) / (total + LEAST) if total >= LEAST else None
    return Direction(sum(gap > 0 for gap in found), sum(gap == 0 for gap in found), sum(gap < 0 for gap in found), mean)
