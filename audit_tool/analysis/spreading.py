"""Gives things out so that loads are as even as they can be: an optimal semi-matching.

A thing goes to the least loaded taker; where nobody who may take it has room, things move along a path to somebody
who has. In the end things move from takers with more to takers with less as long as that can be done. When no such
path is left, the worst load is the least possible, and so is the spread (docs/decisions/allocation.md).
"""

from collections.abc import Collection, Mapping, Sequence

UNBOUNDED = 1_000_000


class Spreading:
    """Things and their takers, while they are given out; everything is done in a fixed order."""

    def __init__(
        self,
        permitted: Mapping[str, Collection[str]],
        held: Mapping[str, int],
        room: Mapping[str, int] | None = None,
    ) -> None:
        """`permitted` takers of each thing; what takers hold already, and how much they can hold at most."""
        self._permitted = {thing: sorted(takers) for thing, takers in permitted.items()}
        # By code: whoever is first among equals must not depend on how the takers were listed.
        self.load = dict(sorted(held.items()))
        self._room = dict.fromkeys(held, UNBOUNDED) | dict(room or {})
        self.takers_of: dict[str, list[str]] = {thing: [] for thing in permitted}
        self._things_of: dict[str, dict[str, None]] = {taker: {} for taker in held}
        self._together: dict[tuple[str, str], int] = {}

    def has_room(self, taker: str) -> bool:
        """Whether a taker can hold one more."""
        return self.load[taker] < self._room[taker]

    def give(self, thing: str) -> bool:
        """Give a thing to one taker more; false where nobody has room for it, whatever moves."""
        having, starts = self.takers_of[thing], self._others(thing)
        free = [taker for taker in starts if self.load[taker] < self._room[taker]]
        if free:
            least = min(map(self.load.__getitem__, free))
            equals = [taker for taker in free if self.load[taker] == least]
            # Among equals, those who have shared the fewest things with its other taker.
            self._put(thing, min(equals, key=lambda taker: self._shared(taker, having)) if having else equals[0])
            return True
        came_by = self._search(starts)
        end = next((taker for taker in came_by if self.has_room(taker)), None)
        if end is not None:
            self._put(thing, self._move_along(came_by, end))
        return end is not None

    def in_reach(self, thing: str) -> tuple[str, ...]:
        """The things that would move, if somebody had room, to make room for this one; itself first."""
        came_by = self._search(self._others(thing))
        return tuple(dict.fromkeys((thing, *(one for taker in came_by for one in self._things_of[taker]))))

    def even_out(self) -> None:
        """Move things from takers with more to takers with at least two less, until that can no longer be done."""
        while self._moved_one():
            pass

    def _moved_one(self) -> bool:
        least = min((load for taker, load in self.load.items() if self.has_room(taker)), default=UNBOUNDED)
        laden = sorted(
            (taker for taker, load in self.load.items() if load >= least + 2), key=lambda one: -self.load[one]
        )
        for taker in laden:
            came_by = self._search([taker])
            ends = [one for one in came_by if self.has_room(one) and self.load[one] <= self.load[taker] - 2]
            if ends:
                self._move_along(came_by, min(ends, key=self.load.__getitem__))
                return True
        return False

    def _others(self, thing: str) -> list[str]:
        """Who may take it and has not."""
        having = self.takers_of[thing]
        return [taker for taker in self._permitted[thing] if taker not in having]

    def _search(self, starts: Sequence[str]) -> dict[str, tuple[str, str] | None]:
        """Every taker that things could move to, nearest first, each with the thing and the taker it comes from."""
        came_by: dict[str, tuple[str, str] | None] = dict.fromkeys(starts)
        waiting = list(starts)
        for taker in waiting:
            for thing in self._things_of[taker]:
                for other in self._permitted[thing]:
                    if other not in came_by and other not in self.takers_of[thing]:
                        came_by[other] = (thing, taker)
                        waiting.append(other)
        return came_by

    def _move_along(self, came_by: Mapping[str, tuple[str, str] | None], end: str) -> str:
        """Move each thing on the way to its next taker; the taker at the beginning of it has one less then."""
        step = came_by[end]
        while step is not None:
            thing, before = step
            self._take(thing, before)
            self._put(thing, end)
            end, step = before, came_by[before]
        return end

    def _put(self, thing: str, taker: str) -> None:
        for other in self.takers_of[thing]:
            for pair in ((taker, other), (other, taker)):
                self._together[pair] = self._together.get(pair, 0) + 1
        self.takers_of[thing].append(taker)
        self._things_of[taker][thing] = None
        self.load[taker] += 1

    def _take(self, thing: str, taker: str) -> None:
        self.takers_of[thing].remove(taker)
        del self._things_of[taker][thing]
        self.load[taker] -= 1
        for other in self.takers_of[thing]:
            for pair in ((taker, other), (other, taker)):
                self._together[pair] -= 1

    def _shared(self, taker: str, others: Sequence[str]) -> int:
        return sum(self._together.get((taker, other), 0) for other in others)
