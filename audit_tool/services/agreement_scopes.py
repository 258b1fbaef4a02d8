"""What agreement can be looked at by: the case as a whole, all questions, a section, a theme, a form, two auditors."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from audit_tool.analysis.agreement import GRADES, Figures, figures
from audit_tool.analysis.agreement_told import AUDITORS, CASES, QUESTIONS, Noun, Raters
from audit_tool.counted_words import count_of
from audit_tool.services.agreement import GradePair

TWO_APART = 2
INFORMED_NOTE = "Informed: the second auditor could read the first audit, so these judgements are not independent."
NONE_SO = "No case has these two grades."
FEWEST_OF_TWO = 8
"""Under so many grades nothing is told of two auditors (R-103)."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Some of the grades that were given twice."""

    words: str
    pairs: tuple[GradePair, ...]
    noun: Noun = QUESTIONS
    raters: Raters = AUDITORS
    of_auditors: bool = False
    """Whether it is about two auditors by name: for the quality lead's eyes alone (R-106)."""

    @property
    def figures(self) -> Figures:
        """Their agreement; the whole scale counts, whether used or not."""
        scale = max((len(pair.scale) for pair in self.pairs), default=GRADES)
        return figures([pair.judgements for pair in self.pairs], scale)


def scopes_of(pairs: Sequence[GradePair]) -> tuple[Scope, ...]:
    """Everything that can be chosen, the case as a whole first; another scale is never mixed with the four grades."""
    pairs = comparable(pairs)
    parts: list[tuple[str, Callable[[GradePair], Iterable[str]]]] = [
        ("Section: ", lambda pair: [pair.section]),
        ("Theme: ", lambda pair: pair.themes),
        ("Form: ", lambda pair: [pair.form]),
    ]
    by_part = [scope for name, part in parts for scope in _by(name, pairs, part)]
    return (*whole_scopes(pairs), *by_part, *_by_auditors(pairs))


def whole_scopes(pairs: Sequence[GradePair]) -> tuple[Scope, ...]:
    """The cases as a whole, and all questions where there are others than that one."""
    pairs = comparable(pairs)
    overall = tuple(pair for pair in pairs if pair.overall)
    whole = [Scope("Cases as a whole", overall, CASES)] if overall else []
    every = [Scope("All graded questions", tuple(pairs))] if len(overall) < len(pairs) else []
    return (*whole, *every)


def comparable(pairs: Sequence[GradePair]) -> Sequence[GradePair]:
    """Those of the four grades; another scale is told only where there is no other."""
    return [pair for pair in pairs if len(pair.scale) == GRADES] or pairs


def by_section(pairs: Sequence[GradePair]) -> tuple[Scope, ...]:
    """The sections of the forms, in their order."""
    return tuple(_by("", pairs, lambda pair: [pair.section]))


def _by(name: str, pairs: Sequence[GradePair], part: Callable[[GradePair], Iterable[str]]) -> list[Scope]:
    found: dict[str, list[GradePair]] = {}
    for pair in pairs:
        for value in part(pair):
            found.setdefault(value, []).append(pair)
    return [Scope(f"{name}{value}", tuple(those)) for value, those in found.items()]


def _by_auditors(pairs: Sequence[GradePair]) -> list[Scope]:
    found: dict[tuple[str, str], list[GradePair]] = {}
    for pair in pairs:
        if all(pair.auditors):
            found.setdefault(pair.auditors, []).append(pair)
    return [
        Scope(f"First {first}, second {second}", tuple(those), of_auditors=True)
        for (first, second), those in sorted(found.items())
        if len(those) >= FEWEST_OF_TWO
    ]


def far_words(scope: Scope) -> str:
    """Those two or more grades apart, by name (domain 4.6 item 2); empty where none is."""

    def is_far(pair: GradePair) -> bool:
        return pair.first is not None and pair.second is not None and abs(pair.first - pair.second) >= TWO_APART

    found = [_name(pair) for pair in scope.pairs if is_far(pair)]
    return f"Two or more apart: {', '.join(found)}." if found else ""


def pairs_words(scope: Scope, judgements: tuple[int, int]) -> str:
    """The cases that the two auditors graded so, by reference, with the question where it is about one."""
    found = [_name(pair) for pair in scope.pairs if pair.judgements == judgements]
    return f"{scope.noun.counted(len(found))}: {', '.join(found)}." if found else NONE_SO


def grade_notes(own_cases: int, *, counts: bool) -> tuple[str, ...]:
    """What else a reader of the figures has to know."""
    told = (
        (f"{count_of(own_cases, 'case')} that you audited left out.", own_cases > 0),
        ("This round is a pilot that does not count in results.", not counts),
    )
    return tuple(words for words, holds in told if holds)


def best_first(found: Figures) -> tuple[tuple[int, ...], ...]:
    """The table of counts as people read it: rows the first auditor's grades, columns the second's, the best first."""
    return tuple(tuple(reversed(row)) for row in reversed(found.two.table)) if found.two else ()


def _name(pair: GradePair) -> str:
    return pair.reference if pair.overall else f"{pair.reference} at {pair.number}"
