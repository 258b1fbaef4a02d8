"""The facts of a listed case by name: those that every list may have, and any other under its heading."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from operator import attrgetter
from typing import Protocol

FACT_WORDS = {
    "service_area": "Service area",
    "team": "Team",
    "worker": "Worker code",
    "manager": "Manager code",
    "case_types": "Case type",
    "age": "Age",
    "family_group": "Family group",
}
"""Facts with a place of their own, and what they are called."""
BETWEEN = ";"
"""Parts the types of a case that has several (R-023)."""


class Listed(Protocol):
    """A case as a list from a recording system tells it."""

    @property
    def reference(self) -> str:
        """Its code."""

    @property
    def case_types(self) -> str:
        """One or several, parted by semicolons."""

    @property
    def last_audit_on(self) -> date | None:
        """When the recording system says that it was audited last."""

    @property
    def family_group(self) -> str:
        """What brothers and sisters have in common."""

    @property
    def facts(self) -> str:
        """All else, as JSON by heading."""


Fact = Callable[[Listed], str]


class _Parsed(dict[str, Mapping[str, str]]):
    """Facts by their JSON, each different text read once."""

    def __missing__(self, text: str) -> Mapping[str, str]:
        found: Mapping[str, str] = json.loads(text) if text else {}
        self[text] = found
        return found


def reader(fact: str) -> Fact:
    """What tells this fact of a case; empty where the list did not tell it."""
    if fact in FACT_WORDS:
        told: Fact = attrgetter(fact)
        return told
    parsed = _Parsed()
    return lambda case: parsed[case.facts].get(fact, "")


def values_of(fact: str, text: str) -> tuple[str, ...]:
    """The single values in what a case tells: a case may have several types, in whatever order."""
    return tuple(sorted({one for one in text.split(BETWEEN) if one})) if fact == "case_types" else (text,)


def facts_told(cases: Iterable[Listed]) -> tuple[str, ...]:
    """The facts that at least one case tells, those with a place of their own first."""
    listed = list(cases)
    own = [fact for fact in FACT_WORDS if any(map(reader(fact), listed))]
    parsed = [json.loads(text) for text in {case.facts for case in listed} if text]
    return (*own, *sorted({heading for told in parsed for heading in told} - FACT_WORDS.keys()))


def fact_words(fact: str) -> str:
    """What a fact is called."""
    return FACT_WORDS.get(fact, fact)
