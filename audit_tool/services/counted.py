"""What one settled audit adds to the count: every answer under the grades it belongs to (R-125 to R-127).

An audit is counted once it is settled, by the answers that stand, so that no figure shows a first audit early.
"""

from collections.abc import Iterable, Iterator, Sequence

from audit_tool.analysis.proposing import SecondRule
from audit_tool.analysis.quarters import quarter_of
from audit_tool.formdef.answers import NOTHING, Answer, Answers, codes_of, readable_findings
from audit_tool.formdef.applicability import AskedQuestion, AskedSection, facts_of
from audit_tool.formdef.asking import asked_of
from audit_tool.formdef.cases import TEAM
from audit_tool.formdef.definition import AuditSet, Form, Kind, Membership, Question, Seat
from audit_tool.formdef.grading import main_grade
from audit_tool.formdef.measures import Part
from audit_tool.formdef.standards import verdict_of
from audit_tool.models.records import Record
from audit_tool.models.rounds import Allocation, Round
from audit_tool.services.answering import answers_of
from audit_tool.services.first_reading import Companion, voices_in
from audit_tool.services.kept_forms import form_of
from audit_tool.services.outcomes import Settled, settled_of
from audit_tool.services.second_audits import calls_for_second
from audit_tool.services.workplace import Workplace
from audit_tool.storage import populations, records, rounds
from audit_tool.storage.store import Session
from audit_tool.storage.tallies import Added

OUTCOME, PRACTITIONER, FAMILY = "outcome", "practitioner", "family"
MAIN = "main-grade"
"""The code under which the grade that a case is known by is counted, whatever question asks it."""
WAY = "CVR-23"
COUNTED = frozenset({Kind.GRADE, Kind.FACT, Kind.CHOICE, Kind.CHOICES, Kind.DATES, Kind.FINDINGS})
NO_SERVICE, NO_TEAM, NO_WAY = "Service not recorded", "Team not recorded", "not recorded"


def added_by(work: Workplace, session: Session, allocation: Allocation, together: Sequence[Part]) -> Iterator[Added]:
    """What an allocation adds; nothing before it is settled."""
    settled = settled_of(work, session, allocation)
    first = records.audit(session, allocation.id, Seat.FIRST.value)
    chosen = session.get_one(Round, allocation.round_id)
    if settled is None or first is None or _second_to_come(work, session, chosen, allocation, first):
        return
    about = _About(session, allocation, first, settled)
    stands = _values(settled.form, settled.sections, settled.answers, together)
    yield about.added(OUTCOME, settled.form, first.audit_set, stands)
    for record in (first, records.audit(session, allocation.id, Seat.SECOND.value)):
        if record is not None and record.submitted_at is not None:
            form, answers = form_of(work, session, record), answers_of(records.answers(session, record.id))
            facts = facts_of(form, settled.cover)
            sections = asked_of(form, AuditSet(record.audit_set), Seat(record.seat), facts, answers)
            given = _values(form, sections, answers, together)
            yield about.added(record.seat, form, record.audit_set, given)
    yield from _voices(about, voices_in(work, session, allocation.id))


def _second_to_come(work: Workplace, session: Session, chosen: Round, allocation: Allocation, first: Record) -> bool:
    """Whether a first audit calls for a second, whose author must not read it from a figure (R-080)."""
    if allocation.second_auditor_id is not None:
        return False
    return calls_for_second(work, session, first, SecondRule(chosen.second_rule))


class _About:
    """What all counts of one settled audit share."""

    def __init__(self, session: Session, allocation: Allocation, first: Record, settled: Settled) -> None:
        answers = answers_of(records.answers(session, first.id))
        self._round = allocation.round_id
        self._day = settled.audited_at.astimezone().date()
        self._origin = settled.origin.value
        listed = populations.by_reference(session, allocation.round_id, rounds.reference_of(session, allocation))
        self._service = (listed.service_area.strip() if listed else "") or _only_service(session, allocation)
        self._team = settled.cover.get(TEAM, NOTHING).value.strip() or NO_TEAM
        self._way = answers.get(WAY, NOTHING).value or NO_WAY

    def added(self, grades: str, form: Form, audit_set: str, answers: Iterable[tuple[str, str]]) -> Added:
        """These answers, counted under these grades."""
        quarter = quarter_of(self._day)
        where = (self._round, quarter, self._service, self._team, form.code, form.version, audit_set, self._way, grades)
        return Added(where, self._day, self._origin, tuple(answers))


def _only_service(session: Session, allocation: Allocation) -> str:
    """The service of a round that is about one alone; no population need say it there."""
    areas = [area.strip() for area in session.get_one(Round, allocation.round_id).service_areas.split(";")]
    named = [area for area in areas if area]
    return named[0] if len(named) == 1 else NO_SERVICE


def _voices(about: _About, companions: Iterable[Companion]) -> Iterator[Added]:
    """What practitioner and family said, each counted apart and never with an auditor's grades (R-071, R-074)."""
    found: dict[str, list[Companion]] = {}
    for each in companions:
        found.setdefault(PRACTITIONER if each.kind == records.REFLECTION else FAMILY, []).append(each)
    for grades, said in found.items():
        answers = [pair for each in said for pair in _said(each)]
        yield about.added(grades, said[0].form, "", answers)


def _said(companion: Companion) -> Iterator[tuple[str, str]]:
    for code, question in companion.form.questions.items():
        if question.kind in COUNTED:
            yield from ((code, value) for value in _given(question, companion.answers.get(code, NOTHING)))


def _values(
    form: Form, sections: Sequence[AskedSection], answers: Answers, together: Sequence[Part]
) -> Iterator[tuple[str, str]]:
    """Every answer as it is counted, the grade a case is known by, and the verdicts on several answers together."""
    asked = {one.question.code: one for section in sections for one in section.questions}
    main = main_grade(form, answers)
    for code, one in asked.items():
        if one.question.kind in COUNTED and one.question.membership is not Membership.COVER:
            held = code == form.main_grade and one.question.kind is Kind.GRADE
            yield from ((code, value) for value in ([main] if held else _of(one, answers.get(code, NOTHING))))
    if form.main_grade:
        yield MAIN, main
    for part in together:
        if not part.forms or form.code in part.forms:
            verdict = part.verdict(answers, frozenset(asked))
            if verdict is not None:
                yield part.code, verdict


def _of(one: AskedQuestion, answer: Answer) -> Iterator[str]:
    if one.question.kind is Kind.DATES:
        yield verdict_of(one.standard, answer).result.value if answer.value else ""
    else:
        yield from _given(one.question, answer)


def _given(question: Question, answer: Answer) -> Iterator[str]:
    """The values an answer is counted under: each choice of several, each finding by its theme."""
    if question.kind is Kind.FINDINGS:
        yield from (finding.theme for finding in readable_findings(answer.value) or () if finding.theme)
    elif question.kind is Kind.CHOICES:
        yield from codes_of(answer.value) or ("",)
    elif question.kind is not Kind.DATES:
        yield answer.value
