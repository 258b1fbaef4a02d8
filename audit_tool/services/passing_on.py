"""Passing on: one moderator leaves a question, or a whole case, to another by name, whose decision it is then."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from audit_tool.errors import WrongInputError
from audit_tool.models.moderation import PassedOn
from audit_tool.models.rounds import Allocation
from audit_tool.services import conflicts
from audit_tool.services.answering import cover_of
from audit_tool.services.comparisons import (
    Comparison,
    Passed,
    begun,
    comparison_of,
    comparison_to_change,
    refuse_not_compared,
)
from audit_tool.services.deciding_history import Happened, told
from audit_tool.services.identity import Act, Role
from audit_tool.services.pairs import pair_of
from audit_tool.services.people import has_left
from audit_tool.services.reasons import reason_in
from audit_tool.services.workplace import Workplace
from audit_tool.storage import moderations, people, populations, rounds
from audit_tool.storage.store import Session


@dataclass(frozen=True, slots=True)
class Waiting:
    """What another moderator left to this person, and why."""

    allocation_id: int
    round_id: int
    reference: str
    question: str
    """Number and words; empty where it is the whole case."""
    by: str
    at: datetime
    reason: str


class PassingOn:
    """Use cases of two moderators of one case."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def choices(self, allocation_id: int) -> tuple[str, ...]:
        """Who may be the second moderator of a case, by code; nobody for those who do not decide it themselves."""
        with self._work.store.reading() as session:
            allocation = session.get_one(Allocation, allocation_id)
            if not self._work.identity.may(Act.DECIDE, allocation.round_id):
                return ()
            return self._seconds(session, allocation)

    def pass_on(self, allocation_id: int, code: str, to: str, reason: str) -> Comparison:
        """Leave one question, or the whole case where none is named, to another moderator."""
        with self._work.store.transaction() as session:
            comparison = comparison_to_change(self._work, session, allocation_id)
            if code:
                refuse_not_compared(comparison, code)
                _refuse_closed(comparison, code)
            _refuse_passed(comparison, code)
            reason = reason_in(reason, "Passing on")
            if to not in self._seconds(session, session.get_one(Allocation, allocation_id)):
                message = (
                    "Choose a moderator of this round who audited neither and has no conflict. Nothing was changed."
                )
                raise WrongInputError(message)
            person = people.by_code(session, to)
            assert person is not None  # noqa: S101 - one of those who may be chosen
            session.add(
                PassedOn(
                    moderation_id=begun(self._work, session, allocation_id).id,
                    question_code=code,
                    to_id=person.id,
                    by_id=self._work.identity.id,
                    at=self._work.clock(),
                    reason=reason,
                )
            )
            session.flush()
            return self._told(session, Happened.PASSED_ON, comparison, code, to, reason)

    def take_back(self, allocation_id: int, code: str, reason: str) -> Comparison:
        """Take back what stands with another moderator, or give back what was left to oneself."""
        with self._work.store.transaction() as session:
            comparison = comparison_to_change(self._work, session, allocation_id)
            standing = moderations.passed_on(session, begun(self._work, session, allocation_id).id)
            row = next((each for each in standing if each.question_code == code), None)
            if row is None:
                message = "This was not passed on. Nothing was changed."
                raise WrongInputError(message)
            reason = reason_in(reason, "Taking it back")
            row.ended_at = self._work.clock()
            session.flush()
            return self._told(session, Happened.TAKEN_BACK, comparison, code, people.codes(session)[row.to_id], reason)

    def waiting(self) -> tuple[Waiting, ...]:
        """What other moderators left to this person and is not decided yet, the oldest first."""
        if not self._work.identity.may_anywhere(Act.DECIDE):
            return ()
        with self._work.store.reading() as session:
            return tuple(self._waiting(session))

    def _waiting(self, session: Session) -> Iterator[Waiting]:
        for row, allocation_id in moderations.passed_to(session, self._work.identity.id):
            allocation = session.get_one(Allocation, allocation_id)
            # While an audit is opened again there is nothing to decide.
            pair = pair_of(self._work, session, allocation)
            if pair is None or not self._work.identity.may(Act.DECIDE, pair.round_id):
                continue
            comparison, code = comparison_of(session, pair), row.question_code
            if code and code not in {each.item.code for each in comparison.open_items}:
                continue
            question = f"{pair.number(code)} {pair.form.questions[code].text}" if code else ""
            by = people.codes(session)[row.by_id]
            yield Waiting(allocation_id, pair.round_id, pair.reference, question, by, row.at, row.reason)

    def _seconds(self, session: Session, allocation: Allocation) -> tuple[str, ...]:
        """Moderators of the round, apart from oneself, the auditors of the case, and whom a conflict bars."""
        given = people.all_roles(session)
        able = {row.person_id for row in given if row.role == Role.MODERATOR and _holds(row.round_id, allocation)}
        barred = {self._work.identity.id, allocation.first_auditor_id, allocation.second_auditor_id}
        codes = [
            person.code
            for person in people.everybody(session)
            if person.id in able - barred
            and not has_left(person.ends_on, self._work.today())
            and not rounds.audits_same(session, allocation, person.id)
        ]
        reference = rounds.reference_of(session, allocation)
        listed = populations.by_reference(session, allocation.round_id, reference)
        case = conflicts.case_of(listed, reference, cover_of(rounds.facts(session, allocation.id)))
        around = conflicts.surroundings(self._work, session, allocation.round_id)
        found = conflicts.between(case, codes, around, conflicts.teams_of(session))
        return tuple(code for code in codes if code not in {each.auditor for each in found})

    def _told(
        self, session: Session, act: Happened, comparison: Comparison, code: str, whom: str, reason: str
    ) -> Comparison:
        pair = comparison.pair
        detail = told(pair.allocation_id, question=code, kind=whom, reason=reason)
        self._work.note(session, act.value, pair.reference, detail)
        return comparison_of(session, pair)


def _holds(round_id: int | None, allocation: Allocation) -> bool:
    return round_id is None or round_id == allocation.round_id


def _refuse_closed(comparison: Comparison, code: str) -> None:
    if code not in {each.item.code for each in comparison.open_items}:
        message = "Only an open question can be passed on. What is decided is saved, and you can change it."
        raise WrongInputError(message)


def _refuse_passed(comparison: Comparison, code: str) -> None:
    found: Passed | None = comparison.with_second(code)
    if found is not None:
        message = f"It was passed on to {found.to} already. Nothing was changed. Take it back first."
        raise WrongInputError(message)
