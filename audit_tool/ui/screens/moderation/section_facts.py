"""The facts that both auditors recorded in the section of a question, and what of the case bears on it (R-085)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit_tool.counted_words import agree
from audit_tool.formdef.answers import NOTHING
from audit_tool.formdef.applicability import allocation_questions
from audit_tool.formdef.definition import Kind, Question
from audit_tool.formdef.wording import words
from audit_tool.services.pairs import Pair

FACTS = frozenset({Kind.FACT, Kind.DATE, Kind.DATES, Kind.NUMBER, Kind.CHOICE, Kind.CHOICES})
NONE_GIVEN = "Not recorded"


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact as both recorded it, in words."""

    number: str
    text: str
    a: str
    b: str
    differs: bool


@dataclass(frozen=True, slots=True)
class SectionFacts:
    """What stands beside the two answers to a question."""

    section: str
    """Its number."""
    lines: Sequence[FactLine] = ()
    case: str = ""
    """Facts of the case that decide what is asked, in words."""

    @property
    def differing(self) -> list[FactLine]:
        """Those that the two recorded differently."""
        return [line for line in self.lines if line.differs]

    @property
    def alike(self) -> list[FactLine]:
        """Those that both recorded alike."""
        return [line for line in self.lines if not line.differs]

    @property
    def folded(self) -> str:
        """What is folded away until somebody wants it; empty where nothing is."""
        count = len(self.alike)
        alike = f"{count} recorded alike" if count else ""
        return " and ".join(filter(None, (alike, "facts of the case" if self.case else "")))

    @property
    def sum(self) -> str:
        """How many differ, in words."""
        count, differ = len(self.lines), len(self.differing)
        if not count:
            return "The section asks for none."
        if not differ:
            return "The one fact is recorded alike." if count == 1 else f"All {count} are recorded alike."
        return f"{differ} of {count} {agree(differ, 'differs', 'differ')}."


def facts_beside(pair: Pair, code: str) -> SectionFacts:
    """The facts in the section of a question."""
    section = pair.number(code).partition(".")[0]
    lines = tuple(_facts(pair, section, code))
    return SectionFacts(section, lines, _of_case(pair))


def _facts(pair: Pair, section: str, code: str) -> Iterator[FactLine]:
    for asked in pair.asked:
        one = asked.question
        if asked.number.partition(".")[0] != section or one.kind not in FACTS or one.code == code:
            continue
        a, b = (side.answers.get(one.code, NOTHING) for side in (pair.a, pair.b))
        if a.value or b.value:
            given = words(one, a) or NONE_GIVEN, words(one, b) or NONE_GIVEN
            yield FactLine(asked.number, one.text, given[0], given[1], a.value != b.value)


def _of_case(pair: Pair) -> str:
    """Case facts that decide what is asked; never free text, in which the auditors may be named (R-091)."""
    told = ((one, pair.cover.get(one.code, NOTHING)) for one in allocation_questions(pair.form) if _decides(one))
    return "; ".join(f"{one.text.rstrip('?')}: {words(one, answer)}" for one, answer in told if answer.value)


def _decides(question: Question) -> bool:
    return question.gives_age or any(option.sets for option in question.options)
