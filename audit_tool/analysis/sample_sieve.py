"""Who may be drawn at all: exclusions with their reasons, cases picked by hand, and the stratum of each case."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from enum import StrEnum
from functools import partial
from itertools import compress, repeat
from operator import attrgetter, itemgetter, not_
from typing import NamedTuple

from audit_tool.analysis.case_facts import FACT_WORDS, Listed, reader, values_of
from audit_tool.analysis.sample_settings import FactRule, SampleSettings
from audit_tool.formdef.standards import add_months

ALL = "All cases"
"""The one stratum where no fact parts them."""
NOT_TOLD = "not given"
IN_ROUND = "In this round already"


class State(StrEnum):
    """What became of a case when a sample was drawn, and after."""

    DRAWN = "drawn"
    PICKED = "picked"
    RESERVE = "reserve"
    CAME_IN = "came_in"
    """From the reserves, in the place of one that went out."""
    OUT = "out"
    LEFT_OUT = "left_out"
    SIBLING = "sibling"
    EXCLUDED = "excluded"


EXCLUSIONS = frozenset((State.LEFT_OUT, State.SIBLING, State.EXCLUDED))
IN_SAMPLE = frozenset((State.DRAWN, State.PICKED, State.CAME_IN))


class Placed(NamedTuple):
    """A case of the sample, in reserve, or left out with the reason; whoever is not named was not drawn."""

    reference: str
    stratum: str
    place: int
    """Order within the stratum, from 1; 0 for whoever is not in it."""
    state: State
    reason: str = ""


def audited_lately(settings: SampleSettings) -> str:
    """The reason of those who were audited not long ago."""
    return f"Audited in the last {settings.months} months" if settings.months > 1 else "Audited in the last month"


def strata_of(facts: Sequence[str], cases: Sequence[Listed]) -> list[str]:
    """The stratum of each case; a case of several types is of the stratum of these types together."""
    if not facts:
        return [ALL] * len(cases)
    if all(fact in FACT_WORDS for fact in facts):
        told: Callable[[Listed], object] = attrgetter(*facts)
    else:
        readers = [reader(fact) for fact in facts]
        told = lambda case: tuple(read(case) for read in readers)  # noqa: E731 - one of two ways to the same
    names = _Names(facts)
    return list(map(names.__getitem__, map(told, cases)))


class _Names(dict[object, str]):
    """Names of strata by what the facts tell, each put together once."""

    def __init__(self, facts: Sequence[str]) -> None:
        super().__init__()
        self._facts = facts

    def __missing__(self, key: object) -> str:
        parts = key if isinstance(key, tuple) else (key,)
        words = (" + ".join(values_of(*one)) or NOT_TOLD for one in zip(self._facts, parts, strict=True))
        name = self[key] = ", ".join(words)
        return name


class Sieve:
    """Parts those who may be drawn from those who may not, and from those who were picked by hand."""

    def __init__(self, settings: SampleSettings, audited: Mapping[str, date], in_round: AbstractSet[str]) -> None:
        self.settings = settings
        self.placed: list[Placed] = []
        self._audited = audited
        self._in_round = in_round
        self._taken: dict[str, str] = {}
        """Families of which a case is picked, or in the round already, and which case that is."""

    def sift(self, cases: Sequence[Listed], strata: Sequence[str]) -> Iterator[tuple[Listed, str]]:
        """Those who may be drawn, with their stratum; all others are placed before the first of them comes."""
        states = self._states(cases)
        references = [case.reference for case in cases]
        held = list(map(states.__contains__, references))
        self._place(list(compress(references, held)), compress(strata, held), states)
        self._take_families(compress(cases, held), states)
        return compress(zip(cases, strata, strict=True), map(not_, held))

    def _place(self, references: Sequence[str], strata: Iterable[str], states: Mapping[str, tuple[State, str]]) -> None:
        found = [states[reference] for reference in references]
        rows = zip(references, strata, repeat(0), map(itemgetter(0), found), map(itemgetter(1), found), strict=False)
        # Past the constructor, which takes longer than everything else that is done for a case that is left out.
        self.placed += map(partial(tuple.__new__, Placed), rows)

    def _take_families(self, cases: Iterable[Listed], states: Mapping[str, tuple[State, str]]) -> None:
        for one in cases if self._in_round or self.settings.picks else ():
            if one.family_group and (states[one.reference][0] is State.PICKED or one.reference in self._in_round):
                # Of two of a family, the same one whatever the order of the list.
                first = self._taken.get(one.family_group, one.reference)
                self._taken[one.family_group] = min(first, one.reference)

    def one_of_each(self, family: Sequence[tuple[Listed, str]]) -> int:
        """How many of brothers and sisters, in the order of their numbers, may be drawn: one or none."""
        case, _ = family[0]
        taken = self._taken.get(case.family_group, "")
        for other, stratum in family[0 if taken else 1 :]:
            reason = f"Brother or sister of {taken or case.reference}"
            self.placed.append(Placed(other.reference, stratum, 0, State.SIBLING, reason))
        return 0 if taken else 1

    def _states(self, cases: Sequence[Listed]) -> dict[str, tuple[State, str]]:
        """Whoever is picked or may not be drawn; of several reasons the one that is told last here counts."""
        states: dict[str, tuple[State, str]] = {}
        for rule in reversed(self.settings.rules):
            falls = _Falls(rule)
            states |= dict.fromkeys([case.reference for case in cases if falls(case)], (State.EXCLUDED, rule.reason))
        lately = State.EXCLUDED, audited_lately(self.settings)
        states |= dict.fromkeys(self._audited_lately(cases), lately)
        states |= {one.reference: (State.PICKED, one.reason) for one in self.settings.picks}
        states |= {one.reference: (State.LEFT_OUT, one.reason) for one in self.settings.left_out}
        return states | dict.fromkeys(self._in_round, (State.EXCLUDED, IN_ROUND))

    def _audited_lately(self, cases: Sequence[Listed]) -> list[str]:
        if not self.settings.months:
            return []
        since = add_months(self.settings.as_at, -self.settings.months)
        by_list = [case.reference for case in cases if (last := case.last_audit_on) is not None and last >= since]
        return by_list + [reference for reference, last in self._audited.items() if last >= since]


class _Falls:
    """Whether a rule leaves a case out."""

    def __init__(self, rule: FactRule) -> None:
        self._read = reader(rule.fact)
        self._rule = rule
        self._known: dict[str, bool] = {}

    def __call__(self, case: Listed) -> bool:
        told = self._read(case)
        if (falls := self._known.get(told)) is None:
            apart = frozenset(self._rule.values).isdisjoint(values_of(self._rule.fact, told))
            falls = self._known[told] = apart is self._rule.keep
        return falls
