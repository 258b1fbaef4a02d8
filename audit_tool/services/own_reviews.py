"""What audits of one auditor's own audits said: theirs to read once the case is settled, without who wrote it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from audit_tool.formdef.answers import NOTHING, Answer
from audit_tool.formdef.applicability import AskedQuestion, facts_of
from audit_tool.formdef.asking import asked_of
from audit_tool.formdef.definition import AuditSet, Form, Kind, Question, Seat
from audit_tool.formdef.wording import words
from audit_tool.models.records import Record
from audit_tool.models.rounds import Allocation
from audit_tool.services.answering import answers_of
from audit_tool.services.kept_forms import form_of
from audit_tool.services.reviewing import audited_by, seat_of
from audit_tool.services.subjects import subject_of
from audit_tool.services.workplace import Workplace
from audit_tool.storage import people, records, reviews
from audit_tool.storage.store import Session

SOMEBODY = "[an auditor]"


@dataclass(frozen=True, slots=True)
class ReviewedAnswer:
    """One question of the form with what the reviewer answered."""

    number: str
    question: Question
    value: str
    words: str
    grade: int | None
    """Its place on the scale, 1 the lowest; none for what is no grade."""
    comment: str


@dataclass(frozen=True, slots=True)
class ReviewedAudit:
    """An audit of one of one's own audits."""

    reference: str
    form: str
    answers: tuple[ReviewedAnswer, ...]

    @property
    def name(self) -> str:
        """Which audit it is about, as it stands over the answers."""
        return f"{self.reference}, {self.form}"


def reviews_of(work: Workplace, session: Session, allocation: Allocation, person_id: int) -> Iterator[ReviewedAudit]:
    """The submitted audits of a person's audit of a case; callers see to it that the case is settled."""
    codes = people.codes(session)
    hidden = [code for number, code in codes.items() if number != person_id]
    for record in reviews.of_cases(session, [allocation.id]):
        said = record.submitted_at is not None and seat_of(record) is not None
        if said and audited_by(session, record).author_id == person_id:
            yield _reviewed(work, session, record, allocation.form_code, hidden)


def _reviewed(work: Workplace, session: Session, record: Record, form_code: str, hidden: list[str]) -> ReviewedAudit:
    form, about = form_of(work, session, record), subject_of(session, record)
    answers = answers_of(records.answers(session, record.id))
    asked = asked_of(form, AuditSet(record.audit_set), Seat.FIRST, facts_of(form, about.cover), answers)
    told = (one for section in asked if section.number for one in section.questions)
    return ReviewedAudit(
        about.reference,
        form_code,
        tuple(_answer(form, one, answers.get(one.question.code, NOTHING), hidden) for one in told),
    )


def _answer(form: Form, asked: AskedQuestion, answer: Answer, hidden: list[str]) -> ReviewedAnswer:
    question = asked.question
    scale = [grade.code for grade in form.grades]
    grade = scale.index(answer.value) + 1 if question.kind is Kind.GRADE and answer.value in scale else None
    given = words(question, answer) or "Not answered"
    return ReviewedAnswer(
        asked.number,
        question,
        answer.value,
        without_codes(given, hidden) if question.kind is Kind.TEXT else given,
        grade,
        without_codes(answer.comment.strip(), hidden),
    )


def without_codes(text: str, hidden: list[str], instead: str = SOMEBODY) -> str:
    """A text without the codes of these people, whoever wrote them there."""
    if not hidden:
        return text
    codes = "|".join(map(re.escape, hidden))
    return re.sub(rf"(?<!\w)(?:{codes})(?!\w)", instead, text, flags=re.IGNORECASE)
