"""Which questions of a form are asked about this case, in this set, of this auditor, and under which numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from audit_tool.formdef.answers import Answer, Answers, codes_of
from audit_tool.formdef.conditions import Facts
from audit_tool.formdef.definition import (
    AuditSet,
    Form,
    Kind,
    Membership,
    Question,
    Seat,
    SecondSeat,
    Section,
    Standard,
)
from audit_tool.formdef.standards import standard_of

NO_ANSWERS: Mapping[str, Answer] = MappingProxyType({})


class SectionState(StrEnum):
    """Why a section shows questions, or none."""

    ASKED = "asked"
    NOT_ASKED = "not asked"
    """Nothing of it is for this auditor or set."""
    NO_NEED = "no need"
    """Nothing of it applies to this case."""


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question with the number that people see and the standard that this case gives it."""

    number: str
    question: Question
    standard: Standard | None = None

    @property
    def counts(self) -> bool:
        """Whether it is an item: what the auditor answers about the work, cover and extras left out."""
        return self.question.counts


@dataclass(frozen=True, slots=True)
class AskedSection:
    """A section as one auditor sees it for one case."""

    number: int
    title: str
    short_title: str
    state: SectionState
    questions: tuple[AskedQuestion, ...]


def facts_of(form: Form, cover: Answers) -> Facts:
    """What the form and its cover say about the case: tags, an age, and what was answered (1.4)."""
    tags = set(form.sets)
    age: int | None = None
    values: dict[str, str] = {}
    for question in _cover(form):
        answer = cover.get(question.code)
        if answer is None or not answer.value:
            continue
        values[question.code] = answer.value
        tags.update(_tags(question, answer))
        if question.gives_age and answer.value.isdecimal():
            age = int(answer.value)
    return Facts(frozenset(tags), age, values)


def allocation_questions(form: Form) -> tuple[Question, ...]:
    """The cover's case facts, which are set when the case is chosen and not asked in the audit."""
    return tuple(question for question in _cover(form) if not question.seats)


def asked(
    form: Form, audit_set: AuditSet, seat: Seat, facts: Facts, answers: Answers = NO_ANSWERS
) -> tuple[AskedSection, ...]:
    """Every section of the form with the questions that this auditor is asked about this case, after these answers."""
    hearing = _Hearing(form, facts, answers)
    sections = []
    for section in form.sections:
        offered = [question for question in section.questions if _offered(form, question, audit_set, seat)]
        sections.append(hearing.section(section, offered))
    return tuple(sections)


def items(sections: tuple[AskedSection, ...]) -> int:
    """How many items are asked."""
    return sum(one.counts for one in asked_questions(sections))


def asked_questions(sections: tuple[AskedSection, ...]) -> tuple[AskedQuestion, ...]:
    """All questions asked, in order."""
    return tuple(one for section in sections for one in section.questions)


def numbers(sections: tuple[AskedSection, ...]) -> dict[str, str]:
    """The number of each question asked, by its code."""
    return {one.question.code: one.number for one in asked_questions(sections)}


def asked_answers(sections: tuple[AskedSection, ...], answers: Answers) -> dict[str, Answer]:
    """The answers to what is asked; one kept from before a change of the cover is left out."""
    codes = [one.question.code for one in asked_questions(sections)]
    return {code: answers[code] for code in codes if code in answers}


class _Hearing:
    """Goes through a form in order; a condition knows only the answers to earlier questions that are asked."""

    def __init__(self, form: Form, facts: Facts, answers: Answers) -> None:
        self._form = form
        self._answers = answers
        self._heard = dict(facts.answers)
        self._facts = replace(facts, answers=self._heard)

    def section(self, section: Section, offered: list[Question]) -> AskedSection:
        """A section with the questions that apply."""
        applying = [question for question in offered if self._applies(question)]
        state = SectionState.ASKED if applying else SectionState.NO_NEED if offered else SectionState.NOT_ASKED
        numbered = tuple(
            AskedQuestion(f"{section.number}.{at}", question, standard_of(self._form, question, self._facts))
            for at, question in enumerate(applying, 1)
        )
        return AskedSection(section.number, section.title, section.short_title, state, numbered)

    def _applies(self, question: Question) -> bool:
        applies = question.when.holds(self._facts)
        given = self._answers.get(question.code)
        if applies and given is not None and given.value:
            self._heard[question.code] = given.value
        return applies


def _offered(form: Form, question: Question, audit_set: AuditSet, seat: Seat) -> bool:
    if seat is Seat.SECOND and form.second_seat is SecondSeat.NONE:
        return False
    if question.membership in {Membership.COVER, Membership.EXTRA}:
        return seat in question.seats
    if seat is Seat.SECOND and form.second_seat is SecondSeat.MARKED:
        marked = question.kind is Kind.GRADE or question.second_auditor
        return marked and question.membership is Membership.SHORT
    return audit_set is AuditSet.FULL or question.membership is Membership.SHORT


def _cover(form: Form) -> list[Question]:
    return [question for question in form.questions.values() if question.membership is Membership.COVER]


def _tags(question: Question, answer: Answer) -> set[str]:
    chosen = set(codes_of(answer.value)) if question.kind in {Kind.CHOICE, Kind.CHOICES} else set()
    tags = {tag for option in question.options if option.code in chosen for tag in option.sets}
    return tags | {rule.tag for rule in question.sets_when if _passes(rule.test, answer.value)}


def _passes(test: str, value: str) -> bool:
    if test.startswith("="):
        return test[1:] in codes_of(value)
    number = value.split("/", maxsplit=1)[0]
    try:
        return float(number) >= int(test.removeprefix(">="))
    except ValueError:
        return False
