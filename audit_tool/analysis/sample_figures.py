"""The figures of a sample, from those who were planned to those who are in it now: they add up (R-021)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from audit_tool.analysis.sample_sieve import EXCLUSIONS, Placed, State

BY_HAND = {State.LEFT_OUT: "Left out by hand", State.SIBLING: "Of the same family as another case"}
"""Under which words those are counted whose reason is their own."""


@dataclass(frozen=True, slots=True)
class SampleFigures:
    """How many cases are where."""

    planned: int
    population: int
    excluded: Mapping[str, int]
    """By reason."""
    drawn: int
    picked: int
    came_in: int
    """From the reserves, in the place of others."""
    out: int
    reserves: int
    left: int
    outcomes: Mapping[str, int] = field(default_factory=dict)
    """Why cases went out, such as "not in theme"."""
    audited: int = 0
    """First audits of the sample that are submitted."""

    @property
    def in_sample(self) -> int:
        """Cases that are in the sample now."""
        return self.drawn + self.picked + self.came_in

    @property
    def excluded_in_all(self) -> int:
        """Cases left out before the drawing."""
        return sum(self.excluded.values())

    @property
    def add_up(self) -> bool:
        """Whether everybody in the list is counted once."""
        return self.population == self.excluded_in_all + self.in_sample + self.out + self.reserves + self.left

    @property
    def sentence(self) -> str:
        """The sum in words."""
        parts = [f"{self.excluded_in_all:,} excluded", f"{self.in_sample:,} in the sample"]
        parts += [f"{self.out:,} gone out"] if self.out else []
        parts += [f"{self.reserves:,} in reserve", f"{self.left:,} not drawn"]
        return f"{self.population:,} in the population = {' + '.join(parts)}"


def figures_of(
    placed: Iterable[Placed],
    *,
    planned: int,
    population: int,
    left: int,
    outcomes: Iterable[str] = (),
    audited: int = 0,
) -> SampleFigures:
    """Count where cases are."""
    states: Counter[State] = Counter()
    excluded: Counter[str] = Counter()
    for one in placed:
        states[one.state] += 1
        if one.state in EXCLUSIONS:
            excluded[BY_HAND.get(one.state, one.reason)] += 1
    drawn, picked, came_in = (states[each] for each in (State.DRAWN, State.PICKED, State.CAME_IN))
    out, reserves = states[State.OUT], states[State.RESERVE]
    counts = planned, population, dict(sorted(excluded.items())), drawn, picked, came_in, out, reserves, left
    return SampleFigures(*counts, dict(sorted(Counter(outcomes).items())), audited)
