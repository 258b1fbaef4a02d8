"""Cases that come back, shown beside what was found first; and promises that nobody booked (R-098, R-140)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from audit_tool.analysis.promises import promised
from audit_tool.errors import WrongInputError
from audit_tool.formdef.definition import Kind
from audit_tool.formdef.grading import main_grade
from audit_tool.models.reaudit import Reaudit
from audit_tool.models.rounds import Allocation, Round
from audit_tool.services.identity import Act
from audit_tool.services.outcomes import Outcome, Outcomes
from audit_tool.services.reasons import reason_in
from audit_tool.services.reaudit_booking import MONTHS, book, months_in
from audit_tool.services.unfinished import finish
from audit_tool.services.workplace import Workplace
from audit_tool.storage import moderations, people, reaudits, records, trail
from audit_tool.storage.store import Session

LONGEST = 24
"""Months after which a re-audit would say nothing of the first."""


class Noted(StrEnum):
    """What somebody can do about a re-audit, as the trail calls it."""

    BOOKED = "re-audit booked"
    MOVED = "re-audit moved"
    CALLED_OFF = "re-audit called off"


class ReauditState(StrEnum):
    """How far a re-audit is."""

    BOOKED = "booked"
    ALLOCATED = "allocated"
    DONE = "done"
    CALLED_OFF = "called off"


@dataclass(frozen=True, slots=True)
class ReauditEntry:
    """A case that is to be audited again."""

    id: int
    allocation_id: int
    reference: str
    round_name: str
    """The round in which it was audited first."""
    auditors: tuple[str, ...]
    """Who audited it then; somebody else does now, if possible."""
    due_on: date
    first_due_on: date
    reason: str
    moved_reason: str
    state: ReauditState
    late: bool
    came_of_it: int | None
    again_in: str
    """The round in which it is audited again; empty until it is allocated."""
    called_off_reason: str


@dataclass(frozen=True, slots=True)
class Beside:
    """One graded question of the first audit and of the audit that came of it."""

    number: str
    question: str
    first: str
    again: str


@dataclass(frozen=True)
class BothTimes:
    """A case as it was found first, and again."""

    first: Outcome
    again: Outcome
    grades: tuple[Beside, ...]
    """The graded questions that both forms ask, the main one first."""
    only_once: int
    """How many graded questions one of them alone was asked."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A sentence about a decided case that promises another audit, though none is booked."""

    allocation_id: int
    reference: str
    round_name: str
    question: str
    sentence: str


class Reaudits:
    """Use cases of whoever sees to it that cases come back."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def listing(self) -> tuple[ReauditEntry, ...]:
        """Every re-audit, the soonest first; what is done or called off last."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.reading() as session:
            codes = people.codes(session)
            found = [
                self._entry(session, codes, booked, first, reference, round_name)
                for booked, first, reference, round_name in reaudits.everything(session)
            ]
        over = {ReauditState.DONE, ReauditState.CALLED_OFF}
        return tuple(sorted(found, key=lambda each: each.state in over))

    def book(self, allocation_id: int, due_on: date, reason: str) -> None:
        """Book the re-audit of a decided case by hand, for instance a sample of those that require improvement."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.transaction() as session:
            decided = moderations.of(session, allocation_id)
            if decided is None or decided.decided_at is None:
                message = "This case is not decided yet. Nothing was booked. Book its re-audit once it is."
                raise WrongInputError(message)
            if reaudits.standing_for(session, allocation_id) is not None:
                message = "A re-audit of this case is booked already. Nothing was changed. Move it to another day."
                raise WrongInputError(message)
            self._refuse_past(due_on)
            book(self._work, session, allocation_id, due_on, reason_in(reason, "A re-audit"))
            finish(session, self._work, Noted.BOOKED, str(allocation_id))

    def move(self, reaudit_id: int, due_on: date, reason: str) -> None:
        """Give a re-audit another day, with the reason; the first day stays."""
        with self._work.store.transaction() as session:
            booked = self._open(session, reaudit_id)
            self._refuse_past(due_on)
            booked.moved_reason = reason_in(reason, "Moving a re-audit")
            booked.due_on = due_on
            self._note(session, Noted.MOVED, booked, f"{due_on.isoformat()}: {booked.moved_reason}")

    def call_off(self, reaudit_id: int, reason: str) -> None:
        """Let a re-audit be, with the reason; it stays in the list as called off."""
        with self._work.store.transaction() as session:
            booked = self._open(session, reaudit_id)
            booked.called_off_reason = reason_in(reason, "Calling a re-audit off")
            booked.called_off_at = self._work.clock()
            self._note(session, Noted.CALLED_OFF, booked, booked.called_off_reason)

    def months(self) -> int:
        """After how many months an inadequate case comes back."""
        with self._work.store.reading() as session:
            return months_in(session)

    def put_months(self, months: int) -> None:
        """Let inadequate cases come back sooner or later; what is booked stays as it is."""
        self._work.identity.require(Act.SET_UP)
        if not 1 <= months <= LONGEST:
            message = f"A case comes back after 1 to {LONGEST} months. Nothing was changed. Write another number."
            raise WrongInputError(message)
        with self._work.store.transaction() as session:
            trail.put_setting(session, MONTHS, str(months))
            self._work.note(session, "months until a re-audit set", "", str(months))

    def both_times(self, reaudit_id: int) -> BothTimes:
        """What was found first and again, once the audit that came of it is settled."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.reading() as session:
            booked = session.get_one(Reaudit, reaudit_id)
            first_id, again_id = booked.allocation_id, booked.came_of_it_id
        if again_id is None:
            message = "This case is not audited again yet. Nothing was changed."
            raise WrongInputError(message)
        outcomes = Outcomes(self._work)
        return _beside(outcomes.of(first_id), outcomes.of(again_id))

    def promises(self) -> tuple[Promise, ...]:
        """What was written about decided cases that promises another audit, though none is booked (R-140)."""
        self._work.identity.require(Act.SET_UP)
        found: list[Promise] = []
        with self._work.store.reading() as session:
            for allocation, reference, round_name in reaudits.decided(session):
                if reaudits.standing_for(session, allocation.id) is None:
                    found += [
                        Promise(allocation.id, reference, round_name, code, sentence)
                        for code, text in _texts(session, allocation.id)
                        for sentence in promised(text)
                    ]
        return tuple(dict.fromkeys(found))

    def _entry(
        self,
        session: Session,
        codes: dict[int, str],
        booked: Reaudit,
        first: Allocation,
        reference: str,
        round_name: str,
    ) -> ReauditEntry:
        again = session.get(Allocation, booked.came_of_it_id) if booked.came_of_it_id is not None else None
        state = self._state(session, booked, again)
        waiting = state in {ReauditState.BOOKED, ReauditState.ALLOCATED}
        return ReauditEntry(
            booked.id,
            first.id,
            reference,
            round_name,
            tuple(codes[id_] for id_ in (first.first_auditor_id, first.second_auditor_id) if id_ is not None),
            booked.due_on,
            booked.first_due_on,
            booked.reason,
            booked.moved_reason,
            state,
            waiting and booked.due_on < self._work.today(),
            booked.came_of_it_id,
            session.get_one(Round, again.round_id).name if again is not None else "",
            booked.called_off_reason,
        )

    def _state(self, session: Session, booked: Reaudit, again: Allocation | None) -> ReauditState:
        if booked.called_off_at is not None:
            return ReauditState.CALLED_OFF
        if again is None:
            return ReauditState.BOOKED
        if again.second_auditor_id is None:
            first = records.audit(session, again.id, "first")
            settled = first is not None and first.submitted_at is not None
        else:
            decided = moderations.of(session, again.id)
            settled = decided is not None and decided.decided_at is not None
        return ReauditState.DONE if settled else ReauditState.ALLOCATED

    def _open(self, session: Session, reaudit_id: int) -> Reaudit:
        self._work.identity.require(Act.SET_UP)
        booked = session.get_one(Reaudit, reaudit_id)
        if booked.called_off_at is not None or booked.came_of_it_id is not None:
            message = "This re-audit is called off, or the case is given out already. Nothing was changed."
            raise WrongInputError(message)
        return booked

    def _refuse_past(self, due_on: date) -> None:
        if due_on < self._work.today():
            message = "The day of a re-audit is past. Nothing was changed. Choose today or a later day."
            raise WrongInputError(message)

    def _note(self, session: Session, act: Noted, booked: Reaudit, detail: str) -> None:
        finish(session, self._work, act, str(booked.id))
        allocation = session.get_one(Allocation, booked.allocation_id)
        self._work.note(session, act, f"case {allocation.case_id}", detail)


def _beside(first: Outcome, again: Outcome) -> BothTimes:
    asked = {code: number for number, code in _graded(first)}
    later = {code: number for number, code in _graded(again)}
    shared = [code for code in asked if code in later]
    main = [Beside("", "Overall", main_grade(first.form, first.answers), main_grade(again.form, again.answers))]
    grades = [
        Beside(later[code], again.form.questions[code].text, first.answers[code].value, again.answers[code].value)
        for code in shared
        if code in first.answers and code in again.answers and code != again.form.main_grade
    ]
    return BothTimes(first, again, (*main, *grades), len(asked.keys() ^ later.keys()))


def _graded(outcome: Outcome) -> list[tuple[str, str]]:
    return [
        (asked.number, asked.question.code)
        for section in outcome.sections
        for asked in section.questions
        if asked.question.kind is Kind.GRADE
    ]


def _texts(session: Session, allocation_id: int) -> list[tuple[str, str]]:
    """Question and words: of both latest audits, and of what was decided."""
    found = [
        (answer.question_code, text)
        for seat in ("first", "second")
        if (record := records.audit(session, allocation_id, seat)) is not None
        for answer in records.answers(session, record.id)
        for text in (answer.comment, answer.value)
    ]
    moderation = moderations.of(session, allocation_id)
    if moderation is not None:
        found += [
            (each.question_code, text)
            for each in moderations.decisions(session, moderation.id)
            for text in (each.note, each.learning)
        ]
    return found
