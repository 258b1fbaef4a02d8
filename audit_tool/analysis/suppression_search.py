"""Finds other counts that would fit all that is printed: the proof that a hidden count cannot be worked out.

A table is cells and sums. From the true counts one cell is put to another value, and the sums that it breaks are mended
by changing further cells, cheapest first, until all hold again. Whole numbers throughout: nothing is lost to rounding.
"""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

STEP = 50_000
"""What a further change costs, beside the price of hiding its cell."""
BROKEN = 500_000
"""How much a sum that is still broken counts: what mends more comes first, but before a second cell is hidden."""
HUGE = 1_000_000_000
MOST_SUMS = 2_000
"""Bounds may creep up by one for ever; whatever is not ruled out by then is searched for."""
Changes = dict[int, int]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which numbers a reader knows a cell to be; `most` is None where nothing holds it above."""

    least: int
    most: int | None

    def nearest(self, value: int) -> int:
        """The number inside that is closest to a value."""
        return max(self.least, value if self.most is None else min(value, self.most))


@dataclass(slots=True)
class Pattern:
    """What may move and at what cost: nothing for a hidden cell, a price for one that would have to be hidden too."""

    bounds: Mapping[int, Bounds]
    price: Mapping[int, int] = field(default_factory=dict)
    narrowed: tuple[list[int], list[int]] | None = None
    """The least and the most that each cell of the table can be, once that was carried through its sums."""


@dataclass(slots=True)
class Search:
    """True counts with their sums, in which other fitting counts are looked for."""

    counts: Sequence[int]
    sums: Sequence[Mapping[int, int]]
    """Each sum as the sign of its cells: 1 for a part and -1 for the total, which add to nothing."""
    holding: list[list[int]] = field(init=False)
    _signs: list[list[tuple[int, int]]] = field(init=False)
    _held: list[list[tuple[int, int]]] = field(init=False)
    """For each cell the sums that hold it, each with its sign there."""
    _order: list[int] = field(init=False)
    """The place of each sum when the shortest comes first."""

    def __post_init__(self) -> None:
        """Note which sums hold each cell, and which sum is mended first."""
        self._signs = [list(each.items()) for each in self.sums]
        self._held = [[] for _ in self.counts]
        for at, each in enumerate(self._signs):
            for cell, sign in each:
                self._held[cell].append((at, sign))
        self.holding = [[at for at, _ in each] for each in self._held]
        self._order = [0] * len(self.sums)
        for place, at in enumerate(sorted(range(len(self.sums)), key=lambda at: (len(self.sums[at]), at))):
            self._order[at] = place

    def fitting(
        self, cell: int, value: int, pattern: Pattern, tries: int, start: Changes | None = None
    ) -> Changes | None:
        """What else changes if a cell has another value; None where nothing fitting was found in so many tries.

        It starts from the true counts, or from a table that fits already and may lie nearer.
        """
        counts = list(self.counts)
        for at, now in (start or {}).items():
            counts[at] = now
        # Of two that look alike the later goes on, so that one chain is followed to its end.
        serial = count()
        begun = {cell: value}
        waiting = [(0, -next(serial), 0, begun, self._broken({}, cell, value - counts[cell]))]
        for _ in range(tries):
            if not waiting:
                return None
            _, _, paid, changes, broken = heapq.heappop(waiting)
            if not broken:
                return {at: now for at, now in ({**(start or {}), **changes}).items() if now != self.counts[at]}
            for mover, moved in self._mending(counts, changes, broken, pattern):
                cost = paid + STEP + pattern.price.get(mover, 0)
                left = self._broken(broken, mover, moved - counts[mover])
                ahead = cost + BROKEN * len(left)
                heapq.heappush(waiting, (ahead, -next(serial), cost, {**changes, mover: moved}, left))
        return None

    def ruled_out(self, cell: int, value: int, pattern: Pattern) -> bool:
        """Whether bounds carried through the sums leave no table with this value, so that no search is needed."""
        if pattern.narrowed is None:
            low, high = list(self.counts), list(self.counts)
            for one, bounds in pattern.bounds.items():
                low[one], high[one] = bounds.least, HUGE if bounds.most is None else bounds.most
            self._carry(low, high, range(len(self.sums)))
            pattern.narrowed = low, high
        low, high = (list(ends) for ends in pattern.narrowed)
        if not low[cell] <= value <= high[cell]:
            return True
        low[cell] = high[cell] = value
        return not self._carry(low, high, self.holding[cell])

    def _carry(self, low: list[int], high: list[int], sums: Iterable[int]) -> bool:
        """Narrow bounds until no sum narrows them further, or too long; False where a cell has no number left."""
        waiting = dict.fromkeys(sums)
        for _ in range(MOST_SUMS):
            if not waiting:
                break
            at = next(iter(waiting))
            del waiting[at]
            each = self._signs[at]
            # Parts add to a sum and its total takes away; what all cells but one add tells how far that one can go.
            least = sum(low[one] if sign > 0 else -high[one] for one, sign in each)
            most = sum(high[one] if sign > 0 else -low[one] for one, sign in each)
            for one, sign in each:
                now, then = low[one], high[one]
                if sign > 0:
                    low[one], high[one] = max(now, then - most), min(then, now - least)
                else:
                    low[one], high[one] = max(now, then + least), min(then, now + most)
                if low[one] > high[one]:
                    return False
                if (low[one], high[one]) != (now, then):
                    waiting.update(dict.fromkeys(self.holding[one]))
        return True

    def _mending(
        self, counts: Sequence[int], changes: Changes, broken: Mapping[int, int], pattern: Pattern
    ) -> list[tuple[int, int]]:
        """Which cell could mend a broken sum, wholly or as far as it goes."""
        chosen = min(broken, key=self._order.__getitem__)
        found = []
        for cell, sign in self._signs[chosen]:
            bounds = pattern.bounds.get(cell)
            if bounds is None or cell in changes:
                continue
            now, out = counts[cell], sign * broken[chosen]
            moved = bounds.nearest(now - out)
            if moved != now and (moved < now) == (out > 0):
                found.append((cell, moved))
        return found

    def _broken(self, before: Mapping[int, int], cell: int, by: int) -> dict[int, int]:
        """By how much each sum is out once a cell changes."""
        after = dict(before)
        for at, sign in self._held[cell]:
            out = after.pop(at, 0) + sign * by
            if out:
                after[at] = out
        return after
