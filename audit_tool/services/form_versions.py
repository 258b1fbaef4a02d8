"""Versions of forms: bringing an own form in, what a new version would mean, moving a case to it (R-051)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from audit_tool.counted_words import count_of
from audit_tool.errors import AuditToolError, WrongInputError
from audit_tool.formdef.answers import NOTHING, Answer, codes_of
from audit_tool.formdef.definition import Form, Kind, Question, Seat
from audit_tool.formdef.own_forms import FormEntry
from audit_tool.formdef.releases import form_fingerprint, name_of
from audit_tool.models.records import Record
from audit_tool.models.rounds import Allocation, Case, Round
from audit_tool.services.answering import answer_of, as_text, fields_of
from audit_tool.services.identity import Act
from audit_tool.services.workplace import Workplace
from audit_tool.storage import records, rounds
from audit_tool.storage.store import Session


class Stands(StrEnum):
    """Where a case on an older version stands."""

    KEEPS = "keeps"
    """Something of it is submitted, so it stays on its version for ever."""
    MAY_MOVE = "may move"


@dataclass(frozen=True, slots=True)
class LostAnswer:
    """An answer that the newer version cannot hold: the question and why. Never what was answered."""

    code: str
    question: str
    why: str


@dataclass(frozen=True, slots=True)
class DraftImpact:
    """What moving would do to one draft."""

    seat: Seat
    kept: int
    lost: tuple[LostAnswer, ...]


@dataclass(frozen=True, slots=True)
class CaseImpact:
    """One case on an older version of the form."""

    allocation_id: int
    reference: str
    round_name: str
    version: int
    stands: Stands
    drafts: tuple[DraftImpact, ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which questions go over from one version to another."""

    lives_on: tuple[str, ...]
    gone: tuple[str, ...]
    added: tuple[str, ...]
    another_kind: tuple[str, ...]


class FormVersions:
    """Use cases around the versions of forms."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def bring_in(self, path: Path) -> FormEntry:
        """Take a form file from outside among the council's own forms, or refuse it with all its faults."""
        self._work.identity.require(Act.SET_UP)
        entry = self._work.forms.bring_in(path)
        form = self._work.forms.form(entry.code, entry.version)
        with self._work.store.transaction() as session:
            self._work.note(session, "form brought in", name_of(form), form_fingerprint(form))
        return entry

    def impact(self, code: str, version: int) -> tuple[CaseImpact, ...]:
        """Every case on an older version of this form: whether it keeps it, or what moving would do."""
        self._work.identity.require(Act.SET_UP)
        new = self._work.forms.form(code, version)
        with self._work.store.reading() as session:
            found = rounds.allocations_on(session, code, before=version)
            return tuple(self._case(session, new, *row) for row in found)

    def move(self, allocation_id: int, version: int) -> CaseImpact:
        """Move a case and its drafts to a newer version; what that cannot hold stays in the drafts' history."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.transaction() as session:
            allocation = session.get_one(Allocation, allocation_id)
            new = self._work.forms.form(allocation.form_code, version)
            case = session.get_one(Case, allocation.case_id)
            chosen = session.get_one(Round, allocation.round_id)
            impact = self._case(session, new, allocation, case.reference, chosen.name)
            _refuse(impact, version)
            for record in records.audits(session, [allocation_id]):
                self._move(session, record, new)
            allocation.form_version = version
            lost = sum(len(draft.lost) for draft in impact.drafts)
            detail = f"{new.code} {impact.version} to {version}, {count_of(lost, 'answer')} left out"
            self._work.note(session, "case moved to another version", case.reference, detail)
            return impact

    def _case(self, session: Session, new: Form, allocation: Allocation, reference: str, name: str) -> CaseImpact:
        found = records.audits(session, [allocation.id])
        frozen = any(record.state == records.SUBMITTED for record in found)
        old = self._readable(allocation.form_code, allocation.form_version)
        drafts = () if frozen else tuple(_draft(session, record, new, old) for record in found)
        stands = Stands.KEEPS if frozen else Stands.MAY_MOVE
        return CaseImpact(allocation.id, reference, name, allocation.form_version, stands, drafts)

    def _readable(self, code: str, version: int) -> Form | None:
        """The version that a case is on; a case whose form can no longer be read may move all the same."""
        try:
            return self._work.forms.form(code, version)
        except AuditToolError:
            return None

    def _move(self, session: Session, record: Record, new: Form) -> None:
        at, old = self._work.clock(), self._readable(record.form_code, record.form_version)
        given = {row.question_code: as_text(answer_of(row)) for row in records.answers(session, record.id)}
        for lost in _lost(session, record, new, old):
            records.retire_answer(session, record.id, lost.code, given[lost.code], as_text(NOTHING), at)
            records.put_answer(session, record.id, lost.code, fields_of(NOTHING), known=True)
        record.form_version = new.version
        if record.place not in new.questions:
            record.place = ""


def mapping_of(old: Form, new: Form) -> Mapping:
    """Which questions of the old version the new one still asks."""
    before, after = old.questions, new.questions
    both = [code for code in before if code in after]
    kept = [code for code in both if before[code].kind is after[code].kind]
    return Mapping(
        tuple(kept),
        tuple(code for code in before if code not in after),
        tuple(code for code in after if code not in before),
        tuple(code for code in both if code not in kept),
    )


def why_lost(question: Question | None, answer: Answer, kind: Kind | None = None) -> str:
    """Why the newer version cannot hold an answer; empty where it can. `kind`: how it was answered before."""
    if question is None:
        return "no longer asked"
    if kind is not None and kind is not question.kind:
        return "another kind of answer"
    if question.kind in {Kind.GRADE, Kind.FACT, Kind.CHOICE, Kind.CHOICES}:
        offered = {option.code for option in question.options}
        if not set(codes_of(answer.value)) <= offered:
            return "the answer chosen is no longer offered"
    return ""


def _refuse(impact: CaseImpact, version: int) -> None:
    if impact.version >= version:
        message = f"{impact.reference} is on version {impact.version} already. Nothing was changed."
        raise WrongInputError(message)
    if impact.stands is Stands.KEEPS:
        message = (
            f"An audit of {impact.reference} is submitted, so the case keeps version {impact.version} for ever. "
            "Nothing was changed."
        )
        raise WrongInputError(message)


def _draft(session: Session, record: Record, new: Form, old: Form | None) -> DraftImpact:
    given = [answer_of(row) for row in records.answers(session, record.id)]
    lost = tuple(_lost(session, record, new, old))
    return DraftImpact(Seat(record.seat), sum(not one.empty for one in given) - len(lost), lost)


def _lost(session: Session, record: Record, new: Form, old: Form | None) -> Iterator[LostAnswer]:
    """The answers of a draft that the newer version cannot hold, in the order of the version they were given on."""
    before: dict[str, Question] = old.questions if old is not None else {}
    order = list(before)
    rows = [row for row in records.answers(session, record.id) if not answer_of(row).empty]
    for row in sorted(rows, key=lambda one: order.index(one.question_code) if one.question_code in before else -1):
        was = before.get(row.question_code)
        why = why_lost(new.questions.get(row.question_code), answer_of(row), was.kind if was else None)
        if why:
            yield LostAnswer(row.question_code, was.text if was else row.question_code, why)
