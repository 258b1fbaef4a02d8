"""Grades and answers of a form as the words and numbers that reports print."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.applicability import AskedSection
from audit_tool.formdef.cases import TEAM, kind_of_case
from audit_tool.formdef.conditions import Facts
from audit_tool.formdef.definition import Form, Kind, Question
from audit_tool.formdef.grading import overall, sentence
from audit_tool.formdef.standards import standard_of, verdict_of
from audit_tool.formdef.wording import day_words, evidence_words, lowered, reason_words, verdict_words, words
from audit_tool.services.board import CONVERSATION

HOW_AUDITED = "CVR-23"
HELD = {"yes": "Held with the practitioner", "partly": "Short, or with the manager only", "no": "Not held"}
NOT_ANSWERED = "Not answered"
_SHOWN, _GROUP = 12, 4


def grade_number(form: Form, value: str) -> int | None:
    """A grade as its number, 1 the lowest; nothing for what is not a grade."""
    scale = [grade.code for grade in form.grades]
    return scale.index(value) + 1 if value in scale else None


def grade_words(form: Form, value: str) -> str:
    """The name of a grade."""
    return next((grade.label for grade in form.grades if grade.code == value), value)


def ungraded_words(question: Question, answer: Answer) -> str:
    """What stands where there is no grade: the answer in words, with its reason."""
    reason = reason_words(question, answer)
    said = words(question, answer) or NOT_ANSWERED
    return f"{said}: {lowered(reason)}" if reason else said


def title_of(sections: Sequence[AskedSection], question: Question) -> str:
    """How a graded question is known: by its section where only it was graded there, otherwise by its own words."""
    for section in sections:
        graded = [one.question for one in section.questions if one.question.kind is Kind.GRADE]
        if graded == [question]:
            return section.short_title or section.title
    return question.text


def case_words(form: Form, cover: Mapping[str, Answer]) -> str:
    """What kind of case it is, or that nobody recorded it."""
    return kind_of_case(form, cover) or "Case type not recorded"


def conversation_words(form: Form, answers: Mapping[str, Answer]) -> str:
    """Whether the practitioner was talked with, its absence told too (R-070); empty where the form does not ask."""
    if CONVERSATION not in form.questions:
        return ""
    given = answers.get(CONVERSATION, Answer())
    held = HELD.get(given.value, "No conversation with the practitioner is recorded")
    return f"{held}. {given.comment.strip()}" if given.comment.strip() else held


def team_of(cover: Mapping[str, Answer]) -> str:
    """The team that holds the case."""
    given = cover.get(TEAM)
    return given.value.strip() if given and given.value.strip() else "Team not recorded"


def limit_words(form: Form, answers: Mapping[str, Answer]) -> str:
    """The sentence on a local rule that holds the overall grade; empty where none does."""
    found = overall(form, answers)
    return sentence(found, form, {}) if found and found.above_limit else ""


def answered_words(form: Form, question: Question, answer: Answer, facts: Facts, *, with_value: bool = True) -> str:
    """An answer in words: dates with their verdict, anything with where it was seen, reason and comment."""
    standard = standard_of(form, question, facts)
    verdict = ""
    if question.kind is Kind.DATES and standard is not None:
        verdict = verdict_words(verdict_of(standard, answer), standard)
    seen = "; ".join(evidence_words(question, answer))
    where = f"Seen in {seen}" if seen else ""
    parts = (
        words(question, answer) if with_value else "",
        verdict,
        where,
        reason_words(question, answer),
        answer.comment.strip(),
    )
    *first, last = [part for part in parts if part] or [""]
    return ". ".join([*(part.rstrip(".") for part in first), last])


def moment_words(at: datetime) -> str:
    """Day and time where the reader is."""
    local = at.astimezone()
    return f"{day_words(local.date())}, {local:%H:%M}"


def shortened(fingerprint: str) -> str:
    """The beginning of a fingerprint in groups, enough to compare two by eye."""
    shown = fingerprint[:_SHOWN]
    return " ".join(shown[at : at + _GROUP] for at in range(0, len(shown), _GROUP))


def quoted(text: str) -> str:
    """Somebody's words in quotation marks; nothing stays nothing."""
    return f"“{text.strip().strip('“”')}”" if text.strip() else ""
