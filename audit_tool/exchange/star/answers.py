"""The tables of judgements: every answer of every settled audit, and what it says to each measure."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from audit_tool.exchange.star.columns import Column, Nested, Type
from audit_tool.formdef.definition import Kind, Question
from audit_tool.formdef.measures import OUTSIDE
from audit_tool.formdef.wording import capitalised
from audit_tool.services.counted import OUTCOME
from audit_tool.services.star_facts import MeasureFact, Side
from audit_tool.services.star_forms import NOT_ASKED, AnswerKey, MeasureKey, Version
from audit_tool.services.star_source import StarSource

ANSWERED = "answered"
STATES = ", ".join(dict.fromkeys((ANSWERED, *OUTSIDE.values())))
GRADES = "outcome (what stands), first, second (each auditor's own), practitioner, family"


@dataclass(frozen=True, slots=True)
class SideFact:
    """One audit under one kind of grades."""

    audit: str
    grades: str
    side: Side


@dataclass(frozen=True, slots=True)
class AnswerFact:
    """One answer to one question as one version asks it."""

    version: Version
    code: str
    question: Question | None
    value: str
    number: int
    grades: tuple[str, ...]
    """Codes of the form's grades, the lowest first."""

    @property
    def rank(self) -> int | None:
        """Where a grade stands on the form's scale."""
        graded = self.question is not None and self.question.kind is Kind.GRADE and self.value in self.grades
        return self.grades.index(self.value) + 1 if graded else None


def question_key(version: Version, code: str) -> str:
    """How a question of a version is known in all tables."""
    return f"{version[0]}@{version[1]}:{code}"


def state_of(value: str) -> str:
    """Whether a value is a rating, and if it is none, why not."""
    return OUTSIDE.get(value, ANSWERED)


def value_words(question: Question | None, value: str) -> str:
    """A value as people read it."""
    options = {option.code: option.label for option in question.options} if question else {}
    return options.get(value) or capitalised(OUTSIDE.get(value, value.replace("_", " ")))


def _sides(source: StarSource) -> Iterator[tuple[SideFact, list[AnswerKey]]]:
    for audit in source.audits():
        for grades, side in audit.sides.items():
            yield SideFact(audit.key, grades, side), _given(source, side)


def _given(source: StarSource, side: Side) -> list[AnswerKey]:
    version, answers = (side.sorted.form, side.sorted.version), side.answers
    keys = [(version, code, value, 1) for code, value in answers]
    if len({code for code, _ in answers}) < len(answers):
        often: Counter[str] = Counter()
        for at, (_, code, value, _) in enumerate(keys):
            often[code] += 1
            keys[at] = version, code, value, often[code]
    return keys + source.forms.missing(version)


def _answer(source: StarSource, key: AnswerKey) -> AnswerFact | None:
    version, code, value, at = key
    asked = value == NOT_ASKED or source.forms.is_question(version, code)
    if not asked:
        return None
    known = source.forms.known.get(version)
    grades = tuple(grade.code for grade in known.grades) if known else ()
    return AnswerFact(version, code, source.forms.question(version, code), value, at, grades)


ANSWERS = Nested(
    "answers",
    "One judgement: the answer to one question of one audit, under one kind of grades.",
    "audit_key, grades, question, number",
    (
        Column("audit_key", Type.KEY, "The audit; see the table audits.", lambda side: side.audit),
        Column("grades", Type.CODE, "Whose answer it is.", lambda side: side.grades, GRADES),
        Column("form", Type.CODE, "The form that was filled in.", lambda side: side.side.sorted.form),
        Column("form_version", Type.NUMBER, "Its version.", lambda side: side.side.sorted.version),
    ),
    (
        Column("question", Type.CODE, "The question; its code lasts across versions.", lambda answer: answer.code),
        Column(
            "question_key",
            Type.KEY,
            "The question as this version asks it; see the table questions.",
            lambda answer: question_key(answer.version, answer.code),
        ),
        Column(
            "number",
            Type.NUMBER,
            "1, and one more for each further choice or finding of the same question.",
            lambda answer: answer.number,
        ),
        Column(
            "value",
            Type.CODE,
            "The answer as a code; for two dates, whether the standard is met; for a finding, its theme.",
            lambda answer: answer.value,
            "The codes of the form; not_asked where the audit's version does not ask it and another version does.",
        ),
        Column(
            "value_words",
            Type.TEXT,
            "The answer as people read it.",
            lambda answer: value_words(answer.question, answer.value),
        ),
        Column(
            "state",
            Type.CODE,
            "Whether it is a rating. What is none is never a zero: leave it out of every base.",
            lambda answer: state_of(answer.value),
            STATES,
        ),
        Column(
            "rank",
            Type.NUMBER,
            "Where a grade stands on the form's scale; empty for what is no grade.",
            lambda answer: answer.rank,
            "1 is the lowest",
        ),
    ),
    _sides,
    _answer,
)


def _measured(source: StarSource) -> Iterator[tuple[SideFact, list[MeasureKey]]]:
    for audit in source.audits():
        if OUTCOME in audit.sides:
            side = audit.sides[OUTCOME]
            yield SideFact(audit.key, OUTCOME, side), source.forms.measures(side)


def _measure(source: StarSource, key: MeasureKey) -> MeasureFact:
    at, value = key
    return MeasureFact(*source.forms.parts[at], value)


MEASURES = Nested(
    "measures",
    "What one audit says to one count of a measure, under the grades that stand.",
    "audit_key, measure, count",
    (
        Column("audit_key", Type.KEY, "The audit; see the table audits.", lambda side: side.audit),
        Column("form", Type.CODE, "The form that was filled in.", lambda side: side.side.sorted.form),
        Column("form_version", Type.NUMBER, "Its version.", lambda side: side.side.sorted.version),
    ),
    (
        Column("measure", Type.CODE, "The measure; see the table definitions.", lambda said: said.measure.code),
        Column("count", Type.CODE, "Which count of it: a measure may have several.", lambda said: said.part.code),
        Column(
            "state",
            Type.CODE,
            "Whether the audit is in the base, and if not, why not.",
            lambda said: state_of(said.value),
            STATES,
        ),
        Column(
            "numerator",
            Type.NUMBER,
            "Sum it up, and divide by the sum of base; never average percentages. Empty where it is not in the base.",
            lambda said: int(said.value in said.part.met) if said.value not in OUTSIDE else None,
            "1 counts, 0 does not, empty is outside the base",
        ),
        Column(
            "base",
            Type.NUMBER,
            "Sum it up: of how many audits.",
            lambda said: int(said.value not in OUTSIDE),
            "1 in the base, 0 outside it",
        ),
    ),
    _measured,
    _measure,
)
