"""A frozen audit as its reviewer reads it: every question with what was answered, without its author's code."""

from collections.abc import Iterator
from dataclasses import dataclass

from audit_tool.formdef.answers import NOTHING, Answer, Answers
from audit_tool.formdef.applicability import facts_of
from audit_tool.formdef.asking import asked_of
from audit_tool.formdef.definition import AuditSet, Form, Option, Question, Seat
from audit_tool.formdef.grading import main_grade
from audit_tool.formdef.wording import evidence_words, reason_words, words
from audit_tool.models.records import Record
from audit_tool.services.answering import answers_of
from audit_tool.services.kept_forms import form_of
from audit_tool.services.subjects import subject_of
from audit_tool.services.workplace import Workplace
from audit_tool.storage import records
from audit_tool.storage.store import Session


@dataclass(frozen=True, slots=True)
class TextPart:
    """One question of an audit with what was answered, in words."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class AuditedText:
    """A frozen audit in words."""

    reference: str
    title: str
    note: str
    parts: tuple[TextPart, ...]


def overall_grade(form: Form, answers: Answers) -> Option | None:
    """The grade of an audit as a whole, as local rules hold it; none where it has none."""
    code = main_grade(form, answers)
    return next((grade for grade in form.grades if grade.code == code), None)


def audited_text(work: Workplace, session: Session, audit: Record) -> AuditedText:
    """All that was asked and answered; callers see to who may read it."""
    form, answers = form_of(work, session, audit), answers_of(records.answers(session, audit.id))
    about = subject_of(session, audit)
    asked = asked_of(form, AuditSet(audit.audit_set), Seat(audit.seat), facts_of(form, about.cover), answers)
    grade = overall_grade(form, answers)
    overall = f"Overall grade: {grade.label}. " if grade else ""
    return AuditedText(
        about.reference,
        f"The {audit.seat} audit",
        f"{overall}As it was submitted. Read it with the case record beside you.",
        tuple(
            TextPart(f"{one.number} {one.question.text}", _told(one.question, answers.get(one.question.code, NOTHING)))
            for section in asked
            for one in section.questions
        ),
    )


def _told(question: Question, answer: Answer) -> str:
    return "\n".join(filter(None, _lines(question, answer)))


def _lines(question: Question, answer: Answer) -> Iterator[str]:
    yield words(question, answer) or "Not answered"
    yield reason_words(question, answer)
    yield answer.comment.strip()
    if seen := "; ".join(evidence_words(question, answer)):
        yield f"Seen in: {seen}"
