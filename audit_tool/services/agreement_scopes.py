"""What agreement can be looked at by: the case as a whole, all questions, a section, a theme, a form, two auditors."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from audit_tool.analysis.agreement import GRADES, Figures, figures
from audit_tool.analysis.agreement_told import CASES, QUESTIONS, Noun
from audit_tool.services.agreement import GradePair

FEWEST_OF_TWO = 8
"""Under so many grades nothing is told of two auditors (R-103)."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Some of the grades that were given twice."""

    words: str
    pairs: tuple[GradePair, ...]
    noun: Noun = QUESTIONS

    @property
    def figures(self) -> Figures:
        """Their agreement; the whole scale counts, whether used or not."""
        scale = max((len(pair.scale) for pair in self.pairs), default=GRADES)
        return figures([pair.judgements for pair in self.pairs], scale)


def scopes_of(pairs: Sequence[GradePair]) -> tuple[Scope, ...]:
    """Everything that can be chosen, the case as a whole first; another scale is never mixed with the four grades."""
    pairs = [pair for pair in pairs if len(pair.scale) == GRADES] or pairs
    overall = tuple(pair for pair in pairs if pair.overall)
    whole = [Scope("Cases as a whole", overall, CASES)] if overall else []
    parts: list[tuple[str, Callable[[GradePair], Iterable[str]]]] = [
        ("Section", lambda pair: [pair.section]),
        ("Theme", lambda pair: pair.themes),
        ("Form", lambda pair: [pair.form]),
    ]
    by_part = [scope for name, part in parts for scope in _by(name, pairs, part)]
    return (*whole, Scope("All graded questions", tuple(pairs)), *by_part, *_by_auditors(pairs))


def _by(name: str, pairs: Sequence[GradePair], part: Callable[[GradePair], Iterable[str]]) -> list[Scope]:
    found: dict[str, list[GradePair]] = {}
    for pair in pairs:
        for value in part(pair):
            found.setdefault(value, []).append(pair)
    if len(found) == 1 and name == "Form":
        return []
    return [Scope(f"{name}: {value}", tuple(those)) for value, those in found.items()]


def _by_auditors(pairs: Sequence[GradePair]) -> list[Scope]:
    found: dict[tuple[str, str], list[GradePair]] = {}
    for pair in pairs:
        if all(pair.auditors):
            found.setdefault(pair.auditors, []).append(pair)
    return [
        Scope(f"First {first}, second {second}", tuple(those))
        for (first, second), those in sorted(found.items())
        if len(those) >= FEWEST_OF_TWO
    ]
