"""What is decided before a sample is drawn; with the same list and seed it decides the sample (R-015)."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

MONTHS = 12
RESERVES = 5


class Families(StrEnum):
    """What is done about brothers and sisters (R-022)."""

    ONE = "one"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class ByHand:
    """A case that is taken in or left out by hand, and why (R-018)."""

    reference: str
    reason: str


@dataclass(frozen=True, slots=True)
class FactRule:
    """Only cases with one of these values may be drawn, or none of them; the reason is counted: "Outside the theme"."""

    fact: str
    values: tuple[str, ...]
    reason: str
    keep: bool = False


@dataclass(frozen=True, slots=True)
class SampleSettings:
    """How a sample is drawn."""

    seed: str
    as_at: date
    """The day from which the months since the last audit are counted back."""
    size: int = 0
    """How many cases, shared in proportion; not looked at where there are quotas."""
    quotas: tuple[tuple[str, int], ...] = ()
    """How many of each stratum, where that is decided by hand."""
    strata: tuple[str, ...] = ()
    """The facts by which cases are put into strata."""
    reserves: int = RESERVES
    """How many stand in reserve in each stratum."""
    months: int = MONTHS
    """Who was audited in so many months is left out; 0 leaves nobody out."""
    rules: tuple[FactRule, ...] = ()
    left_out: tuple[ByHand, ...] = ()
    picks: tuple[ByHand, ...] = ()
    picks_count: bool = True
    """Whether cases picked by hand take places of their stratum, or come on top."""
    families: Families = Families.ONE

    @property
    def target(self) -> int:
        """How many cases are wanted."""
        return sum(count for _, count in self.quotas) if self.quotas else self.size


def as_json(settings: SampleSettings) -> str:
    """Settings as they are kept."""
    return json.dumps(asdict(settings), ensure_ascii=False, sort_keys=True, default=str)


def from_json(text: str) -> SampleSettings:
    """Settings as they were kept; what an older program did not know stands as it is now by default."""
    told: Mapping[str, Any] = json.loads(text)
    read: Mapping[str, Callable[[Any], Any]] = {
        "as_at": date.fromisoformat,
        "quotas": lambda pairs: tuple((name, count) for name, count in pairs),
        "strata": tuple,
        "rules": lambda rules: tuple(FactRule(**{**rule, "values": tuple(rule["values"])}) for rule in rules),
        "left_out": _by_hand,
        "picks": _by_hand,
        "families": Families,
    }
    known = {field.name for field in fields(SampleSettings)}
    return SampleSettings(**{name: read.get(name, _same)(value) for name, value in told.items() if name in known})


def _by_hand(given: list[dict[str, str]]) -> tuple[ByHand, ...]:
    return tuple(ByHand(**one) for one in given)


def _same(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    return value
