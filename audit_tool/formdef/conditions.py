"""Conditions on a case: tags joined by comma (any), plus (all) and ! (not), and rules on age."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

_AGE = re.compile(r"^age(<=|>=|<|>|=)(\d{1,2})$")
_OLDEST = 99
_TAG = re.compile(r"^!?[a-z][a-z0-9_]*$")


@dataclass(frozen=True, slots=True)
class Facts:
    """What conditions are asked of: the tags that are true, and the child's age where one is held."""

    tags: frozenset[str] = frozenset()
    age: int | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition as written in a form file; an empty one is always true."""

    text: str = ""

    def holds(self, facts: Facts) -> bool:
        """Whether the condition is true for these facts; an age rule is false where no age is held."""
        if self.text in {"", "all"}:
            return True
        return any(all(_term(part, facts) for part in choice.split("+")) for choice in self._choices())

    def tags(self) -> AbstractSet[str]:
        """The tags this condition names, without age rules."""
        terms = (part for choice in self._choices() for part in choice.split("+"))
        return {term.lstrip("!") for term in terms if not _AGE.match(term) and term not in {"", "all"}}

    def can_hold(self, tags: AbstractSet[str], *, aged: bool) -> bool:
        """Whether any case could make this true, where only these tags can be set, and an age only if `aged`."""
        return self.text in {"", "all"} or any(
            _possible(choice.split("+"), tags, aged=aged) for choice in self._choices()
        )

    def malformed(self) -> list[str]:
        """The parts that are neither a tag nor an age rule."""
        terms = [part for choice in self._choices() for part in choice.split("+")]
        return [term for term in terms if not (_AGE.match(term) or _TAG.match(term))] if self.text else []

    def _choices(self) -> list[str]:
        return self.text.replace(" ", "").split(",")


ALWAYS = Condition()


def _possible(terms: Sequence[str], tags: AbstractSet[str], *, aged: bool) -> bool:
    wanted = {term for term in terms if not _AGE.match(term) and not term.startswith("!") and term != "all"}
    barred = {term[1:] for term in terms if term.startswith("!")}
    ages = [term for term in terms if _AGE.match(term)]
    some_age = any(all(_term(term, Facts(age=age)) for term in ages) for age in range(_OLDEST + 1))
    return wanted <= tags and not wanted & barred and (not ages or (aged and some_age))


def _term(term: str, facts: Facts) -> bool:
    age_rule = _AGE.match(term)
    if age_rule is None:
        return term == "all" or ((term[1:] not in facts.tags) if term.startswith("!") else term in facts.tags)
    if facts.age is None:
        return False
    limit, sign = int(age_rule[2]), age_rule[1]
    return {
        "<": facts.age < limit,
        "<=": facts.age <= limit,
        ">": facts.age > limit,
        ">=": facts.age >= limit,
        "=": facts.age == limit,
    }[sign]
