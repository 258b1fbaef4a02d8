"""The measures that a council publishes, as values: what is counted, of what, and in which words (R-120)."""

import re
from dataclasses import dataclass
from pathlib import Path

from audit_tool.formdef import schema
from audit_tool.formdef.answers import NOTHING, Answers
from audit_tool.formdef.library import Library

MET = frozenset({"good", "outstanding", "yes", "met"})
"""What counts where a measure says nothing else."""
OUTSIDE = {
    "not_asked": "not asked",
    "not_applicable": "not applicable",
    "not_judged": "not judged, for want of evidence",
    "no_verdict": "no standard confirmed",
    "not_yet_due": "not yet due",
    "cannot_tell": "dates do not tell",
    "": "not recorded",
}
"""Answers that are no rating, in words: they leave the base and are counted beside it (R-112)."""
FULFILLED, UNFULFILLED = "yes", "no"
_CODE = re.compile("`([^`]*)`")
"""An answer's code as the file of measures marks it; people read it in quotation marks."""


@dataclass(frozen=True, slots=True)
class Part:
    """One count of a measure: the answers to one question, or one verdict on several of an audit together."""

    code: str
    """The question's, or where there are several, one of its own: counts are kept under it."""
    words: str
    questions: tuple[str, ...]
    met: frozenset[str] = MET
    forms: tuple[str, ...] = ()
    """The only forms that it looks at; empty for all that ask it."""
    unless: tuple[str, ...] = ()
    """Questions of which none may be answered no."""

    @property
    def together(self) -> bool:
        """Whether it is a verdict on several answers of an audit."""
        return len(self.questions) > 1 or bool(self.unless)

    def verdict(self, answers: Answers, asked: frozenset[str]) -> str | None:
        """What the answers of one audit come to; none where it was not asked, empty where it is no rating."""
        if not asked.issuperset(self.questions):
            return None
        given = [answers.get(code, NOTHING).value for code in self.questions]
        outside = next((value for value in given if value in OUTSIDE), None)
        if outside is not None:
            return outside
        held = all(value in self.met for value in given)
        spoiled = any(answers.get(code, NOTHING).value == UNFULFILLED for code in self.unless if code in asked)
        return FULFILLED if held and not spoiled else UNFULFILLED


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: its title, what counts in words, and its parts, which are told apart."""

    code: str
    title: str
    definition: str
    forms: str
    parts: tuple[Part, ...]


def measure_book(shared: Path) -> tuple[Measure, ...]:
    """The measures of the shared words, in their order; an unreadable file counts as empty and shows in the faults."""
    content, _ = Library(shared).file("measures", schema.MeasuresFile)
    return tuple(_measure(each) for each in content.measures) if content else ()


def _measure(each: schema.MeasureFile) -> Measure:
    parts = tuple(_part(each.code, at, part) for at, part in enumerate(each.counts, start=1))
    return Measure(each.code, each.title, _CODE.sub(r"“\1”", each.definition), each.forms, parts)


def _part(code: str, at: int, part: schema.CountFile) -> Part:
    together = len(part.questions) > 1 or bool(part.unless)
    return Part(
        code=f"{code}-{at}" if together else part.questions[0],
        words=part.words or "",
        questions=part.questions,
        met=frozenset(part.met) or MET,
        forms=part.forms,
        unless=part.unless,
    )
