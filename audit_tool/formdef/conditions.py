"""Conditions on a case and on answers: terms joined by comma (any), plus (all) and ! (not).

A term is a tag (`cp`), an age rule (`age>=5`), or asks about the answer to an earlier question: `FCF-02` was answered,
`FCF-02=declined`, `FCF-02!=declined`, `FCF-12<4`.
"""

import operator
import re
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache

_SIGN = "<=|>=|!=|<|>|="
_TAG = re.compile(r"(!?)([a-z][a-z0-9_]*)")
_AGE = re.compile(r"()(age)(<=|>=|<|>|=)(\d{1,2})")
_ANSWER = re.compile(rf"(!?)([A-Z]{{3}}-\d{{2}})(?:({_SIGN})([A-Za-z0-9_.-]+))?")
_NUMBER = re.compile(r"\d+(\.\d+)?")
_ORDER: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
}
VALUE = re.compile(r"[A-Za-z0-9_.-]+")
"""What a condition can compare an answer with."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What conditions are asked of: tags that are true, the child's age where one is held, answers given so far."""

    tags: frozenset[str] = frozenset()
    age: int | None = None
    answers: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Values by question code."""


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a condition: a tag, `age`, or a question's code, with what it is compared with."""

    name: str
    sign: str = ""
    value: str = ""
    negated: bool = False

    @property
    def of_answer(self) -> bool:
        """Whether it asks about an answer."""
        return self.name[0].isupper()

    def holds(self, facts: Facts) -> bool:
        """Whether it is true; a comparison of numbers is false where there is no number."""
        if self.of_answer:
            return self.true_of(facts.answers.get(self.name, ""))
        if self.sign:
            return facts.age is not None and _ORDER[self.sign](facts.age, int(self.value))
        return (self.name in facts.tags or self.name == "all") is not self.negated

    def true_of(self, answer: str) -> bool:
        """Whether it is true of an answer's value."""
        return self._fits(answer) is not self.negated

    def _fits(self, answer: str) -> bool:
        if not self.sign:
            return bool(answer)
        if self.sign in {"=", "!="}:
            same = self.value in answer.split(",") or _compared("=", answer, self.value)
            return same is (self.sign == "=")
        return _compared(self.sign, answer, self.value)


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition as written in a form file; an empty one is always true."""

    text: str = ""

    def holds(self, facts: Facts) -> bool:
        """Whether the condition is true for these facts; an age rule is false where no age is held."""
        if self.text in {"", "all"}:
            return True
        return any(all(term.holds(facts) for term in choice) for choice in self.choices())

    def choices(self) -> tuple[tuple[Term, ...], ...]:
        """The terms that must all be true, for each way in which the condition can be."""
        return _parsed(self.text)

    def tags(self) -> AbstractSet[str]:
        """The tags this condition names, without age rules."""
        terms = (term for choice in self.choices() for term in choice)
        return {term.name for term in terms if not term.sign and not term.of_answer and term.name != "all"}

    def answers(self) -> tuple[Term, ...]:
        """The terms that ask about answers."""
        return tuple(term for choice in self.choices() for term in choice if term.of_answer)

    def can_hold(self, tags: AbstractSet[str], *, aged: bool) -> bool:
        """Whether any case could make this true, where only these tags can be set, and an age only if `aged`."""
        return self.text in {"", "all"} or any(_settable(choice, tags, aged=aged) for choice in self.choices())

    def malformed(self) -> list[str]:
        """The parts that are no term."""
        terms = [part for choice in _split(self.text) for part in choice]
        return [term for term in terms if _term(term) is None] if self.text else []


ALWAYS = Condition()


def _settable(choice: tuple[Term, ...], tags: AbstractSet[str], *, aged: bool) -> bool:
    """Whether every term can be set; whether they can be true together is for `answer_conditions`."""
    return all(
        term.of_answer or (aged if term.sign else term.negated or term.name in {"all", *tags}) for term in choice
    )


def _split(text: str) -> list[list[str]]:
    return [choice.split("+") for choice in text.replace(" ", "").split(",")]


@lru_cache(maxsize=4096)
def _parsed(text: str) -> tuple[tuple[Term, ...], ...]:
    """What is no term can never be true; the checks name it."""
    read = [[_term(part) for part in choice] for choice in _split(text)]
    return tuple(tuple(term for term in choice if term) for choice in read if all(choice))


def _term(text: str) -> Term | None:
    found = _AGE.fullmatch(text) or _TAG.fullmatch(text) or _ANSWER.fullmatch(text)
    if found is None:
        return None
    no, name, sign, value = (*found.groups(""), "", "")[:4]
    return Term(str(name), str(sign), str(value), bool(no))


def _compared(sign: str, answer: str, wanted: str) -> bool:
    given = answer.split("/", maxsplit=1)[0]
    if not (_NUMBER.fullmatch(given) and _NUMBER.fullmatch(wanted)):
        return False
    return _ORDER[sign](float(given), float(wanted))
