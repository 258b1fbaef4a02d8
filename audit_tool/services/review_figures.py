"""The figures of audits of audits, told apart from first and second audits and from calibration (R-092, R-107)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from audit_tool.analysis.reviewed import reviewed_place
from audit_tool.formdef.answers import NOTHING, Answer, codes_of
from audit_tool.formdef.applicability import facts_of
from audit_tool.formdef.asking import asked_of
from audit_tool.formdef.definition import AuditSet, Form, Option, Question, Seat
from audit_tool.models.records import Record
from audit_tool.models.rounds import Round
from audit_tool.services.agreement import GradePair, refuse_calibration
from audit_tool.services.answering import answers_of
from audit_tool.services.identity import Act
from audit_tool.services.kept_forms import form_of
from audit_tool.services.pairs import audits_case
from audit_tool.services.review_reading import overall_grade
from audit_tool.services.reviewing import audited_by, seat_of
from audit_tool.services.subjects import subject_of
from audit_tool.services.workplace import Workplace
from audit_tool.storage import records, reviews, rounds
from audit_tool.storage.store import Session

AGREES, QUALITY = "ATA-14", "ATA-15"
"""Whether the reviewer agrees with the overall grade, and how good the audit is: codes that last across versions."""
NO_JUDGEMENT = {"not_applicable", "not_judged", "cannot_tell_from_the_audit"}
SEATS = {Seat.FIRST: "First audits", Seat.SECOND: "Second audits"}


@dataclass(frozen=True, slots=True)
class AnswerCounts:
    """How often each answer to a question of the form was given."""

    number: str
    question: str
    counts: tuple[tuple[str, int], ...]
    """Each answer in words, in the form's order; none for a question that is answered in words."""
    judged: int
    """How many gave an answer that judges; the rest stand beside it (R-112)."""
    beside: tuple[tuple[str, int], ...]
    """Answers that judge nothing, such as not applicable, and how often each was given."""


@dataclass(frozen=True, slots=True)
class ReviewGrades:
    """All that the submitted audits of audits of a round tell in figures."""

    round_name: str
    counts: bool
    """Whether the round counts in results: a pilot may not."""
    against: tuple[GradePair, ...]
    """The overall grade of each audit, and where its reviewer stands."""
    between: tuple[GradePair, ...]
    """Where two people audited the same audit: what each of them said."""
    answers: tuple[AnswerCounts, ...]
    reviews: int
    forms: tuple[str, ...]
    """The forms that they are written on."""
    own_cases: int
    """Cases left out because this person audited them."""


@dataclass(frozen=True)
class _Review:
    """One submitted audit of an audit."""

    allocation_id: int
    seat: Seat
    reference: str
    form: Form
    numbers: dict[str, str]
    answers: dict[str, Answer]
    audited: Form
    grade: Option | None
    """The audit's own overall grade."""

    @property
    def places(self) -> tuple[int | None, int | None]:
        """The audit's grade and the reviewer's, by place on the audit's scale."""
        scale = list(self.audited.grades)
        own = scale.index(self.grade) if self.grade else None
        return own, reviewed_place(own, self.value(AGREES), len(scale))

    def value(self, code: str) -> str:
        """What the reviewer answered."""
        return self.answers.get(code, NOTHING).value

    def quality(self) -> int | None:
        """How good the audit is, by place on the form's scale."""
        scale = [grade.code for grade in self.form.grades]
        value = self.value(QUALITY)
        return scale.index(value) if value in scale else None


class ReviewFigures:
    """Use cases around the figures of audits of audits; case results and other agreement hold nothing of them."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def of_round(self, round_id: int) -> ReviewGrades:
        """Every submitted audit of an audit of a round, for moderators and the quality lead."""
        self._work.identity.require(Act.READ_BOTH, round_id)
        with self._work.store.reading() as session:
            chosen = session.get_one(Round, round_id)
            refuse_calibration(chosen)
            others, own_cases = self._cases(session, round_id)
            told = [self._review(session, each) for each in self._submitted(session, others)]
            return ReviewGrades(
                chosen.name,
                not chosen.pilot or chosen.pilot_counts,
                tuple(_against(each) for each in told),
                tuple(_between(told)),
                answer_counts(told),
                len(told),
                tuple(dict.fromkeys(each.form.label for each in told)),
                own_cases,
            )

    def has_any(self, round_id: int) -> bool:
        """Whether some audit of an audit that this person may count is submitted."""
        self._work.identity.require(Act.READ_BOTH, round_id)
        with self._work.store.reading() as session:
            others, _ = self._cases(session, round_id)
            return any(reviews.is_submitted(session, each) for each in others)

    def _cases(self, session: Session, round_id: int) -> tuple[list[int], int]:
        """The cases of others by allocation, and how many own ones have an audit of an audit."""
        allocated = [each for each, _ in rounds.allocations(session, round_id)]
        own = [each.id for each in allocated if audits_case(self._work.identity, each)]
        others = [each.id for each in allocated if each.id not in own]
        return others, sum(reviews.is_submitted(session, each) for each in own)

    def _submitted(self, session: Session, allocation_ids: Sequence[int]) -> list[Record]:
        """Case by case and audit by audit, whoever submitted first in front."""
        kept = [
            (each.allocation_id or 0, seat.value, each.submitted_at, each)
            for each in reviews.of_cases(session, allocation_ids)
            if (seat := seat_of(each)) is not None and each.submitted_at is not None
        ]
        return [each for *_, each in sorted(kept, key=lambda key: key[:3])]

    def _review(self, session: Session, record: Record) -> _Review:
        about, audit = subject_of(session, record), audited_by(session, record)
        form, audited = (form_of(self._work, session, each) for each in (record, audit))
        answers = answers_of(records.answers(session, record.id))
        asked = asked_of(form, AuditSet(record.audit_set), Seat.FIRST, facts_of(form, about.cover), answers)
        return _Review(
            record.allocation_id or 0,
            Seat(audit.seat),
            about.reference,
            form,
            {one.question.code: one.number for section in asked if section.number for one in section.questions},
            answers,
            audited,
            overall_grade(audited, answers_of(records.answers(session, audit.id))),
        )


def _against(review: _Review) -> GradePair:
    return _pair(review, AGREES, review.audited.grades, review.places)


def _between(told: Sequence[_Review]) -> Iterable[GradePair]:
    for _, same in groupby(told, key=lambda each: (each.allocation_id, each.seat)):
        both = list(same)
        if len(both) == 2:
            first, second = both
            yield _pair(first, QUALITY, first.form.grades, (first.quality(), second.quality()))
            yield _pair(first, AGREES, first.audited.grades, (first.places[1], second.places[1]))


def _pair(review: _Review, code: str, scale: tuple[Option, ...], places: tuple[int | None, int | None]) -> GradePair:
    return GradePair(
        review.allocation_id,
        f"{review.reference} ({review.seat.value})",
        review.audited.label,
        SEATS[review.seat],
        code,
        review.numbers.get(code, code),
        overall=True,
        themes=(),
        auditors=("", ""),
        scale=scale,
        first=places[0],
        second=places[1],
    )


def answer_counts(told: Sequence[_Review]) -> tuple[AnswerCounts, ...]:
    """Counts over the form's own questions, each as the newest form that asks it has it."""
    asked: dict[str, tuple[Question, str]] = {}
    for review in sorted(told, key=lambda each: each.form.version):
        asked |= {code: (review.form.questions[code], number) for code, number in review.numbers.items()}
    return tuple(
        _counted(question, number, [review.value(question.code) for review in told])
        for question, number in asked.values()
    )


def _counted(question: Question, number: str, values: Sequence[str]) -> AnswerCounts:
    given = [code for value in values for code in (codes_of(value) if question.options else [value]) if code]
    told = [(option.label, option.code) for option in question.options]
    judging = [(label, given.count(code)) for label, code in told if code not in NO_JUDGEMENT]
    beside = [(label, given.count(code)) for label, code in told if code in NO_JUDGEMENT]
    judged = sum(count for _, count in judging) if question.options else len(given)
    missing = len([value for value in values if not value])
    return AnswerCounts(
        number,
        question.text,
        tuple(judging),
        judged,
        tuple((label, count) for label, count in (*beside, ("Not answered", missing)) if count),
    )
