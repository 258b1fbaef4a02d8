"""Draws a sample that can be defended: seeded, in strata, with exclusions counted and reserves in order.

Every case has a number of its own: SHA-256 of the seed, a new line and its reference, in UTF-8. The lowest numbers of a
stratum are drawn. So the order of the file decides nothing, a case more or less does not shuffle the others,
and anybody can work a number out again with another tool. `random.Random` gives none of that: of its methods only
`random()` is promised to stay the same in every version of Python, and it draws places in a list, not cases.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from heapq import heapify, heappop
from operator import itemgetter

from audit_tool.analysis.case_facts import Listed
from audit_tool.analysis.quotas import largest_remainder
from audit_tool.analysis.sample_settings import Families, SampleSettings
from audit_tool.analysis.sample_sieve import Placed, Sieve, State, strata_of

Numbered = tuple[bytes, str]
"""The number of a case that may be drawn, and its reference."""


@dataclass(frozen=True, slots=True)
class Stratum:
    """One stratum in figures."""

    name: str
    population: int
    may_be_drawn: int
    picked: int
    quota: int
    """How many cases it is to give, picked ones among them where these count."""
    drawn: int
    reserves: int
    short: int
    """How many it could not give; they are not taken from another stratum (R-016)."""
    over: int
    """How many more were picked than it is to give."""


@dataclass(frozen=True, slots=True)
class Draw:
    """What came of a drawing: everybody in the list is placed, or left (R-021)."""

    settings: SampleSettings
    strata: tuple[Stratum, ...]
    placed: tuple[Placed, ...]
    population: int
    left: int
    """Cases that could have been drawn, and were not."""

    @property
    def short(self) -> int:
        """How many cases are missing to what was wanted."""
        picks = sum(one.picked for one in self.strata) if self.settings.picks_count else 0
        return max(0, self.settings.target - picks - sum(one.drawn for one in self.strata))


def number_of(seed: str, reference: str) -> bytes:
    """The number of a case, by which it is drawn or not."""
    return sha256(f"{seed}\n{reference}".encode()).digest()


def draw(
    cases: Sequence[Listed],
    settings: SampleSettings,
    audited: Mapping[str, date] | None = None,
    in_round: AbstractSet[str] = frozenset(),
) -> Draw:
    """Draw from a list; `audited` is what this workspace knows of audits, `in_round` who is in the round already."""
    names = strata_of(settings.strata, cases)
    sieve = Sieve(settings, audited or {}, in_round)
    free = _Free(sieve, sieve.sift(cases, names))
    picked = Counter(one.stratum for one in sieve.placed if one.state is State.PICKED)
    counted = picked if settings.picks_count else Counter[str]()
    quotas = _quotas(settings, free.sizes + counted)
    population = Counter(names)
    placed, strata = sieve.placed, []
    for name in sorted(population.keys() | quotas.keys()):
        quota = quotas.get(name, 0)
        chosen = free.choose(name, max(0, quota - counted[name]), settings.reserves if quota else 0)
        placed += [Placed(each, name, at, state) for at, (each, state) in enumerate(chosen, start=1)]
        drawn = sum(state is State.DRAWN for _, state in chosen)
        rest = quota - counted[name] - drawn
        figures = (free.sizes[name], picked[name], quota, drawn, len(chosen) - drawn)
        strata.append(Stratum(name, population[name], *figures, max(0, rest), max(0, -rest)))
    left = sum(one.may_be_drawn - one.drawn - one.reserves for one in strata)
    return Draw(settings, tuple(strata), tuple(placed), len(cases), left)


class _Free:
    """Who can be drawn, by stratum, each with the number that decides."""

    def __init__(self, sieve: Sieve, cases: Iterable[tuple[Listed, str]]) -> None:
        self._numbered: defaultdict[str, list[Numbered]] = defaultdict(list)
        self._company: dict[str, tuple[str, ...]] = {}
        """Which brothers and sisters are drawn together with whom."""
        families: defaultdict[str, list[tuple[bytes, str, Listed, str]]] = defaultdict(list)
        seed, numbered = f"{sieve.settings.seed}\n".encode(), self._numbered
        for case, stratum in cases:
            reference, family = case.reference, case.family_group
            # As `number_of` has it, with the seed put into bytes once.
            number = sha256(seed + reference.encode()).digest()
            if family:
                families[family].append((number, reference, case, stratum))
            else:
                numbered[stratum].append((number, reference))
        self.sizes = Counter({name: len(several) for name, several in numbered.items()})
        """How many cases can be drawn of each stratum."""
        for members in families.values():
            self._take_family(sieve, sorted(members, key=itemgetter(0, 1)))

    def _take_family(self, sieve: Sieve, family: list[tuple[bytes, str, Listed, str]]) -> None:
        number, first, _, stratum = family[0]
        if sieve.settings.families is Families.TOGETHER:
            self._company[first] = tuple(reference for _, reference, _, _ in family[1:])
        elif not sieve.one_of_each([(case, name) for _, _, case, name in family]):
            return
        self._numbered[stratum].append((number, first))
        self.sizes[stratum] += 1 + len(self._company.get(first, ()))

    def choose(self, stratum: str, places: int, reserves: int) -> list[tuple[str, State]]:
        """The lowest numbers that there is room for; a family takes as many places as it has cases, or is passed over.

        Only single cases stand in reserve: a reserve takes one place.
        """
        cases = self._numbered[stratum]
        heapify(cases)
        drawn: list[tuple[str, State]] = []
        waiting: list[tuple[str, State]] = []
        while cases and (places or len(waiting) < reserves):
            _, first = heappop(cases)
            together = (first, *self._company.get(first, ()))
            if len(together) <= places:
                drawn += [(each, State.DRAWN) for each in together]
                places -= len(together)
            elif len(together) == 1 and len(waiting) < reserves:
                waiting.append((first, State.RESERVE))
        return drawn + waiting


def _quotas(settings: SampleSettings, weights: Mapping[str, int]) -> dict[str, int]:
    return dict(settings.quotas) if settings.quotas else largest_remainder(settings.size, weights)
