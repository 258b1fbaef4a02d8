"""Audits that need not be done: with a reason and an approver, counted apart and never out of the base (R-033)."""

from audit_tool.errors import WrongInputError
from audit_tool.formdef.definition import Seat
from audit_tool.models.allocating import Exemption
from audit_tool.models.rounds import Allocation
from audit_tool.services.identity import Act
from audit_tool.services.reasons import reason_in
from audit_tool.services.workplace import Workplace
from audit_tool.storage import allocations, records, rounds
from audit_tool.storage.store import Session


class Exemptions:
    """Use cases around exemptions."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def exempt(self, allocation_id: int, seat: Seat, reason: str, approver: str) -> None:
        """Note that an audit need not be done, why, and who approved that."""
        with self._work.store.transaction() as session:
            allocation = self._allocation(session, allocation_id)
            reason, approver = reason_in(reason, "An exemption"), approver.strip()
            if not approver:
                message = "An exemption needs the role or code of whoever approved it. Nothing was changed."
                raise WrongInputError(message)
            _refuse(session, allocation, seat)
            session.add(
                Exemption(
                    allocation_id=allocation_id,
                    seat=seat.value,
                    reason=reason,
                    approver=approver,
                    at=self._work.clock(),
                    person_id=self._work.identity.id,
                )
            )
            told = f"{seat.value}, approved by {approver}: {reason}"
            self._work.note(session, "audit exempted", rounds.reference_of(session, allocation), told)

    def take_back(self, allocation_id: int, seat: Seat) -> None:
        """Let an exempt audit be done after all; the trail keeps that it was exempt."""
        with self._work.store.transaction() as session:
            allocation = self._allocation(session, allocation_id)
            held = allocations.exemption(session, allocation_id, seat.value)
            if held is None:
                message = "This audit is not exempt. Nothing was changed."
                raise WrongInputError(message)
            session.delete(held)
            self._work.note(session, "exemption taken back", rounds.reference_of(session, allocation), seat.value)

    def _allocation(self, session: Session, allocation_id: int) -> Allocation:
        allocation = session.get_one(Allocation, allocation_id)
        self._work.identity.require(Act.SET_UP, allocation.round_id)
        return allocation


def _refuse(session: Session, allocation: Allocation, seat: Seat) -> None:
    """Only an audit that somebody has and has not submitted can be exempt, and only once."""
    auditor = allocation.first_auditor_id if seat is Seat.FIRST else allocation.second_auditor_id
    audit = records.audit(session, allocation.id, seat.value)
    reason = ""
    if auditor is None:
        reason = "nobody has it"
    elif audit is not None and audit.state == records.SUBMITTED:
        reason = "it is submitted"
    elif allocations.exemption(session, allocation.id, seat.value) is not None:
        reason = "it is exempt already"
    if reason:
        message = f"This {seat.value} audit cannot be exempted: {reason}. Nothing was changed."
        raise WrongInputError(message)
