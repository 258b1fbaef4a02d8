"""The rules of audits of audits: which audits can be audited by now, by whom, and what is begun then (R-092)."""

from collections.abc import Collection, Mapping
from functools import cached_property

from audit_tool.analysis.allocating import RULE_WORDS, Rule, Surroundings
from audit_tool.analysis.proposing import SecondRule
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.definition import AuditSet, Form, Seat, SecondSeat
from audit_tool.models.records import Record
from audit_tool.models.rounds import Allocation, Round
from audit_tool.services import conflicts
from audit_tool.services.answering import cover_of
from audit_tool.services.second_audits import calls_for_second
from audit_tool.services.subjects import subject_of
from audit_tool.services.workplace import Workplace
from audit_tool.storage import allocations, populations, records, reviews, rounds
from audit_tool.storage.store import Session

MOST = 2
"""How many people audit the same audit: their agreement is told as that of two."""
_BARS = {Rule.OWN_CASE, Rule.LINE, Rule.TEAM, Rule.DECLARED}
"""An audit of the same case in an earlier round is no bar: this one is about the audit."""
NOT_YET = "An audit is audited once every audit of its case is submitted"
NOTHING = "Nothing was changed."
Audits = Mapping[Seat, Record]


def seat_of(review: Record) -> Seat | None:
    """Which audit of its case a record is about; records of before audits of audits were kept apart do not say."""
    seat = review.seat.partition("-")[0]
    return Seat(seat) if seat in set(Seat) else None


def finished_audits(work: Workplace, session: Session, allocation: Allocation) -> Audits:
    """The frozen audits of a case by seat, once no further audit of it is to come; before that none (R-080)."""
    seats = [Seat.FIRST, *([Seat.SECOND] if allocation.second_auditor_id is not None else [])]
    awaited = [seat for seat in seats if allocations.exemption(session, allocation.id, seat.value) is None]
    found: dict[Seat, Record] = {}
    for seat in seats:
        record = records.audit(session, allocation.id, seat.value)
        if record is not None and record.submitted_at is not None:
            found[seat] = record
        elif record is not None or seat in awaited:
            return {}
    if Seat.SECOND not in seats and Seat.FIRST in found and _second_to_come(work, session, found[Seat.FIRST]):
        return {}
    return found


def _second_to_come(work: Workplace, session: Session, first: Record) -> bool:
    allocation = session.get_one(Allocation, first.allocation_id)
    form = work.forms.form(allocation.form_code, allocation.form_version)
    if form.second_seat is SecondSeat.NONE:
        return False
    rule = SecondRule(session.get_one(Round, allocation.round_id).second_rule)
    return rule is SecondRule.ALL or calls_for_second(work, session, first, rule)


def audited_by(session: Session, review: Record) -> Record:
    """The audit that a reviewer had before them: the latest that was frozen when the review was begun."""
    seat = seat_of(review)
    found = None
    if seat is not None and review.allocation_id is not None:
        latest = records.audit(session, review.allocation_id, seat.value)
        attempts = range(latest.attempt if latest else 0, 0, -1)
        tried = (records.audit(session, review.allocation_id, seat.value, attempt=attempt) for attempt in attempts)
        found = next((each for each in tried if each is not None and _frozen_at(each, review)), None)
    if found is None:
        message = "This record does not say which audit it is about. Nothing was changed."
        raise WrongInputError(message)
    return found


def is_to_review(session: Session, review: Record, person_id: int) -> bool:
    """Whether somebody is still to write an audit of the same audit, and so may not read this one yet."""
    drafts = reviews.drafts_of(session, person_id)
    return any(each.allocation_id == review.allocation_id and seat_of(each) is seat_of(review) for each in drafts)


def refuse_set_aside(session: Session, review: Record) -> None:
    """Refuse a draft of an audit of an audit to whoever has since said that the case is not for them."""
    if review.kind != reviews.REVIEW or review.state != records.DRAFT:
        return
    reference = subject_of(session, review).reference
    if allocations.declaration(session, review.author_id, reference) is not None:
        message = (
            f"You said that {reference} is not for you, so somebody else audits its audits. What you wrote is kept."
        )
        raise NotAllowedError(message)


def _frozen_at(audit: Record, review: Record) -> bool:
    return audit.submitted_at is not None and audit.submitted_at <= review.begun_at


class Bars:
    """What keeps people from auditing the audits of a round; what it rests on is read once."""

    def __init__(self, work: Workplace, session: Session, round_id: int) -> None:
        self._work = work
        self._session = session
        self._round_id = round_id

    @cached_property
    def _around(self) -> Surroundings:
        return conflicts.surroundings(self._work, self._session, self._round_id)

    @cached_property
    def _teams(self) -> conflicts.Teams:
        return conflicts.teams_of(self._session)

    def of_case(self, allocation: Allocation, people: Mapping[str, int]) -> dict[str, str]:
        """Why each of these people, by code, may not audit an audit of a case; who may is not in it."""
        session, reference = self._session, rounds.reference_of(self._session, allocation)
        listed = populations.by_reference(session, self._round_id, reference)
        case = conflicts.case_of(listed, reference, cover_of(rounds.facts(session, allocation.id)))
        found = {
            each.auditor: f"{each.auditor} {RULE_WORDS[each.rule]}"
            for each in conflicts.between(case, tuple(people), self._around, self._teams)
            if each.rule in _BARS
        }
        audited = self._auditors(reference)
        return found | {code: f"{code} audited this case" for code, number in people.items() if number in audited}

    def _auditors(self, reference: str) -> Collection[int | None]:
        """Whoever audits the case in this round, on whatever form, or began to."""
        found: set[int | None] = set()
        for each in allocations.of_case(self._session, self._round_id, reference):
            found |= {each.first_auditor_id, each.second_auditor_id, *reviews.wrote_audit(self._session, each.id)}
        return found


def refuse_reviewer(
    work: Workplace, session: Session, allocation: Allocation, seat: Seat, who: tuple[str, int]
) -> None:
    """Refuse an audit of an audit that is not submitted, or by somebody who may not write it."""
    if seat not in finished_audits(work, session, allocation):
        message = f"{NOT_YET}. {NOTHING} Wait until it is."
        raise WrongInputError(message)
    code, number = who
    barred = Bars(work, session, allocation.round_id).of_case(allocation, {code: number})
    if barred:
        message = f"{barred[code]}, so somebody else audits its audits. {NOTHING}"
        raise NotAllowedError(message)
    there = [each for each in reviews.of_cases(session, [allocation.id]) if seat_of(each) is seat]
    if number in {each.author_id for each in there}:
        message = f"{code} has this audit to audit already. {NOTHING} It stands in My work."
        raise WrongInputError(message)
    if len(there) >= MOST:
        message = f"{MOST} people audit this audit already. {NOTHING} Choose another one."
        raise WrongInputError(message)


def begin_review(
    work: Workplace, session: Session, allocation: Allocation, seat: Seat, author_id: int, form: Form
) -> Record:
    """A draft of an audit of one audit, in the name of whoever is to write it."""
    there = [each for each in reviews.of_cases(session, [allocation.id]) if seat_of(each) is seat]
    taken = {each.seat for each in there}
    names = (seat.value, *(f"{seat.value}-{number}" for number in range(2, MOST + 1)))
    made = Record(
        allocation_id=allocation.id,
        round_id=allocation.round_id,
        kind=reviews.REVIEW,
        seat=next(name for name in names if name not in taken),
        author_id=author_id,
        form_code=form.code,
        form_version=form.version,
        audit_set=AuditSet.FULL.value,
        state=records.DRAFT,
        begun_at=work.clock(),
    )
    session.add(made)
    session.flush()
    return made
