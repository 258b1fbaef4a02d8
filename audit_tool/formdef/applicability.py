"""Which questions of a form are asked about this case, in this set, of this auditor, and under which numbers."""

from dataclasses import dataclass, replace
from enum import StrEnum

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
    """What the form and its cover say about the case, as tags and an age (1.4)."""
    tags = set(form.sets)
    age: int | None = None
    for question in _cover(form):
        answer = cover.get(question.code)
        if answer is None or not answer.value:
            continue
        tags.update(_tags(question, answer))
        if question.gives_age and answer.value.isdecimal():
            age = int(answer.value)
    return Facts(frozenset(tags), age)


def with_answer_tags(facts: Facts, form: Form, answers: Answers) -> Facts:
    """The facts with the tags that answers set; an answer to a question that is not asked sets none."""
    tags = set(facts.tags)
    questions = form.questions if form.opens else {}
    for opening in form.opens:
        answer = answers.get(opening.question)
        asked_now = questions[opening.question].when.holds(Facts(frozenset(tags), facts.age))
        if answer is not None and asked_now and _passes(opening.rule.test, answer.value):
            tags.add(opening.rule.tag)
    return replace(facts, tags=frozenset(tags)) if form.opens else facts


def allocation_questions(form: Form) -> tuple[Question, ...]:
    """The cover's case facts, which are set when the case is chosen and not asked in the audit."""
    return tuple(question for question in _cover(form) if not question.seats)


def asked(form: Form, audit_set: AuditSet, seat: Seat, facts: Facts) -> tuple[AskedSection, ...]:
    """Every section of the form with the questions that this auditor is asked about this case."""
    return tuple(_asked_section(form, section, audit_set, seat, facts) for section in form.sections)


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


def _asked_section(form: Form, section: Section, audit_set: AuditSet, seat: Seat, facts: Facts) -> AskedSection:
    offered = [question for question in section.questions if _offered(form, question, audit_set, seat)]
    applying = [question for question in offered if question.when.holds(facts)]
    state = SectionState.ASKED if applying else SectionState.NO_NEED if offered else SectionState.NOT_ASKED
    numbered = tuple(
        AskedQuestion(f"{section.number}.{at}", question, standard_of(form, question, facts))
        for at, question in enumerate(applying, 1)
    )
    return AskedSection(section.number, section.title, section.short_title, state, numbered)


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
