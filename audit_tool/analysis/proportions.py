"""Shares of whole counts with their interval, and whether a lean to one side may be chance."""

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

_Z = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many; share and interval are none where there is nothing to share."""

    count: int
    of: int

    @property
    def share(self) -> float | None:
        """From 0 to 1."""
        return self.count / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of Wilson (1927), which stays between 0 and 1 and holds for small numbers."""
        if not self.of:
            return None
        share, part = self.count / self.of, _Z**2 / self.of
        middle = share + part / 2
        reach = math.sqrt(part * (share * (1 - share) + part / 4))
        low, high = (middle - reach) / (1 + part), (middle + reach) / (1 + part)
        # None and all are their own edge, whatever rounding says.
        return max(0.0, min(low, share)), min(1.0, max(high, share))


def sign_test(one: int, other: int) -> float | None:
    """The exact sign test, two-sided: how likely a split at least so uneven is by chance; none of none."""
    number, fewer = one + other, min(one, other)
    if not number:
        return None
    chosen = math.lgamma(number + 1) - math.lgamma(fewer + 1) - math.lgamma(number - fewer + 1)
    most = math.exp(chosen - number * math.log(2))
    # From the likeliest outwards: each binomial probability follows from the one before.
    down = np.arange(fewer, 0, -1)
    tail = most * (1 + float(np.cumprod(down / (number - down + 1)).sum()))
    return min(1.0, 2 * tail)
