"""Calibration: practice cases that everybody grades before a week, and how far apart they were (R-108)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.cases import PRACTICE_FORM
from audit_tool.formdef.definition import AuditSet, Form, Kind, Seat
from audit_tool.formdef.practice_cases import PracticeCase, practice_cases
from audit_tool.models.rounds import Allocation, Case, CaseFact, Round
from audit_tool.services.answering import answers_of
from audit_tool.services.identity import Act
from audit_tool.services.people import auditor_of
from audit_tool.services.rounds import Mode
from audit_tool.services.workplace import Workplace
from audit_tool.storage import records, rounds
from audit_tool.storage.store import Session

if TYPE_CHECKING:
    from audit_tool.analysis.spread import Spread

CALIBRATION = "calibration"


@dataclass(frozen=True, slots=True)
class NewCalibration:
    """What is decided about a calibration: its day, its cases, and who grades them."""

    name: str
    day: date
    references: tuple[str, ...]
    auditors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Graded:
    """What a group has graded so far."""

    round_name: str
    form: Form
    cases: tuple[PracticeCase, ...]
    auditors: int
    finished: int
    """Auditors who have submitted every case."""
    spread: "Spread"


class Calibrating:
    """Use cases around calibration; nothing of it enters any figure about real cases."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def cases(self) -> tuple[PracticeCase, ...]:
        """The practice cases that come with the program."""
        return practice_cases()

    def set_up(self, new: NewCalibration) -> int:
        """A round in which each of these auditors grades each of these cases, alone."""
        self._work.identity.require(Act.SET_UP)
        chosen = [case for case in practice_cases() if case.reference in new.references]
        _refuse_incomplete(new, chosen)
        form = self._work.forms.usable(PRACTICE_FORM)
        with self._work.store.transaction() as session:
            made = _round(session, new)
            for code in dict.fromkeys(new.auditors):
                auditor = auditor_of(session, code, self._work.today())
                for case in chosen:
                    _give(session, made, form, case, auditor.id)
            told = f"{', '.join(case.reference for case in chosen)}; {', '.join(new.auditors)}"
            self._work.note(session, "calibration set up", made.name, told)
            return made.id

    def rounds(self) -> tuple[int, ...]:
        """Which rounds are calibrations."""
        with self._work.store.reading() as session:
            return tuple(each.id for each in rounds.all_rounds(session) if each.kind == CALIBRATION)

    def reading(self, allocation_id: int) -> PracticeCase | None:
        """The text of a practice case, for those who grade it and whoever set it up; nothing where the case is real."""
        with self._work.store.reading() as session:
            allocation = session.get_one(Allocation, allocation_id)
            identity = self._work.identity
            if identity.id not in {allocation.first_auditor_id, allocation.second_auditor_id} and not identity.may(
                Act.SET_UP
            ):
                message = "This audit is not yours. Nothing was changed. Open your own from My work."
                raise NotAllowedError(message)
            case = session.get_one(Case, allocation.case_id)
            if not case.synthetic:
                return None
            return next((each for each in practice_cases() if each.reference == case.reference), None)

    def graded(self, round_id: int) -> Graded:
        """How far apart the group is, by what is submitted; nobody is named."""
        from audit_tool.analysis.spread import spread

        self._work.identity.require(Act.READ_PROGRESS, round_id)
        with self._work.store.reading() as session:
            chosen = session.get_one(Round, round_id)
            if chosen.kind != CALIBRATION:
                message = f"“{chosen.name}” is not a calibration. Nothing was changed. Choose a calibration."
                raise WrongInputError(message)
            given, finished = _grades(session, round_id)
            form = self._work.forms.usable(PRACTICE_FORM)
            codes = [code for code, question in form.questions.items() if question.kind is Kind.GRADE]
            cases = tuple(case for case in practice_cases() if case.reference in given)
            found = spread(given, codes, [option.code for option in form.grades])
            auditors = max((len(readers) for readers in given.values()), default=0)
            return Graded(chosen.name, form, cases, auditors, finished, found)


def _refuse_incomplete(calibration: NewCalibration, chosen: Sequence[PracticeCase]) -> None:
    if not calibration.name.strip():
        message = "A calibration needs a name. Nothing was changed."
        raise WrongInputError(message)
    if not chosen:
        message = "Choose at least one practice case. Nothing was changed."
        raise WrongInputError(message)
    if len(set(calibration.auditors)) < 2:
        message = "A calibration needs at least two auditors. Nothing was changed. Tick who grades."
        raise WrongInputError(message)


def _round(session: Session, calibration: NewCalibration) -> Round:
    name = calibration.name.strip()
    if rounds.by_name(session, name):
        message = f"A round named “{name}” is already there. Nothing was changed. Choose another name."
        raise WrongInputError(message)
    made = Round(
        name=name,
        kind=CALIBRATION,
        starts_on=calibration.day,
        ends_on=calibration.day,
        mode=Mode.BLIND.value,
        audit_set=AuditSet.SHORT.value,
        second_rule="none",
    )
    session.add(made)
    session.flush()
    return made


def _give(session: Session, made: Round, form: Form, case: PracticeCase, auditor_id: int) -> None:
    kept = rounds.case_by_reference(session, case.reference)
    if kept is None:
        kept = Case(reference=case.reference, synthetic=True)
        session.add(kept)
        session.flush()
    if not kept.synthetic:
        message = f"{case.reference} is the reference of a real case here. Nothing was changed. Leave this one out."
        raise WrongInputError(message)
    allocation = Allocation(
        round_id=made.id,
        case_id=kept.id,
        form_code=form.code,
        form_version=form.version,
        first_auditor_id=auditor_id,
        due_on=made.ends_on,
    )
    session.add(allocation)
    session.flush()
    cover = {"CVR-02": ",".join(case.types), "CVR-03": str(case.age)}
    session.add_all(
        CaseFact(allocation_id=allocation.id, question_code=code, value=value) for code, value in cover.items()
    )


def _grades(session: Session, round_id: int) -> tuple[dict[str, list[dict[str, str]]], int]:
    """Grades by case, one mapping a reader, empty where nothing is submitted; and how many have submitted it all."""
    given: dict[str, list[dict[str, str]]] = {}
    waiting, readers = set(), set()
    for allocation, reference in rounds.allocations(session, round_id):
        readers.add(allocation.first_auditor_id)
        record = records.audit(session, allocation.id, Seat.FIRST.value)
        submitted = record is not None and record.state == records.SUBMITTED
        found = answers_of(records.answers(session, record.id)) if record is not None and submitted else {}
        given.setdefault(reference, []).append({code: answer.value for code, answer in found.items()})
        if not submitted:
            waiting.add(allocation.first_auditor_id)
    return given, len(readers - waiting)
