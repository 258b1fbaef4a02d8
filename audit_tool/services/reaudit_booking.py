"""Booking a case to be audited again, and knowing the audit that comes of it (R-098)."""

from datetime import date

from audit_tool.formdef.standards import add_months
from audit_tool.models.reaudit import Reaudit
from audit_tool.models.rounds import Allocation
from audit_tool.services.workplace import Workplace
from audit_tool.storage import reaudits, rounds, trail
from audit_tool.storage.store import Session

MONTHS = "months until a re-audit"
USUAL_MONTHS = 3
INADEQUATE = "inadequate"
WHY_INADEQUATE = "The case was found inadequate."


def months_in(session: Session) -> int:
    """After how many months a case that was found inadequate comes back."""
    return int(trail.setting(session, MONTHS) or USUAL_MONTHS)


def book_if_inadequate(work: Workplace, session: Session, allocation_id: int, grade: str) -> bool:
    """Book the re-audit of a case that is decided now; one that is booked already stays as it is."""
    if grade != INADEQUATE or reaudits.standing_for(session, allocation_id) is not None:
        return False
    due_on = add_months(work.today(), months_in(session))
    book(work, session, allocation_id, due_on, WHY_INADEQUATE)
    return True


def book(work: Workplace, session: Session, allocation_id: int, due_on: date, reason: str) -> Reaudit:
    """Book the re-audit of a case for a day."""
    made = Reaudit(
        allocation_id=allocation_id,
        due_on=due_on,
        first_due_on=due_on,
        reason=reason,
        booked_at=work.clock(),
        booked_by_id=work.identity.id,
    )
    session.add(made)
    session.flush()
    reference = rounds.reference_of(session, session.get_one(Allocation, allocation_id))
    work.note(session, "re-audit booked", reference, due_on.isoformat())
    return made


def take_up(work: Workplace, session: Session, allocation: Allocation) -> None:
    """A case given out again is the re-audit it was booked for, if it was."""
    booked = reaudits.awaited(session, allocation.case_id)
    if booked is not None and booked.allocation_id != allocation.id:
        booked.came_of_it_id = allocation.id
        reference = rounds.reference_of(session, allocation)
        work.note(session, "re-audit allocated", reference, str(booked.id))
