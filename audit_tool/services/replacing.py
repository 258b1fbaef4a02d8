"""A case goes out of a sample with a reason, and the next reserve of its stratum comes in (R-019, R-020)."""

from audit_tool.analysis.sample_sieve import IN_SAMPLE, State
from audit_tool.errors import WrongInputError
from audit_tool.models.sampling import SampledCase, SampleDraw
from audit_tool.services.sample_entries import OUTCOME_WORDS, Outcome
from audit_tool.services.workplace import Workplace
from audit_tool.storage import allocations, samples
from audit_tool.storage.store import Session

SHORTEST_REASON = 4
"""Letters: "risk" is a reason, a stroke is none."""


def take_out(
    session: Session, work: Workplace, drawing: SampleDraw, reference: str, outcome: Outcome, reason: str
) -> str:
    """Take a case out and log what comes in, which is told; empty where no reserve of its stratum is left."""
    reason = given_reason(reason)
    case = samples.case_of(session, drawing.id, reference)
    if case is None or case.state not in IN_SAMPLE:
        message = f"{reference} is not in the sample. Nothing was changed. Choose a case that is."
        raise WrongInputError(message)
    case.state, case.reason = State.OUT.value, f"{OUTCOME_WORDS[outcome]}: {reason}"
    session.flush()
    inside = [state.value for state in IN_SAMPLE]
    reserve = samples.next_reserve(session, drawing, case.stratum, inside, State.RESERVE.value)
    if reserve is not None:
        reserve.state, reserve.reason = State.CAME_IN.value, f"In the place of {reference}"
    came_in = reserve.reference if reserve else None
    by = work.clock(), work.identity.id
    samples.log_replacement(session, drawing.id, (reference, came_in), (outcome.value, reason), by)
    work.note(session, "case replaced", reference, f"{came_in or 'no reserve left'}, {outcome.value}, {reason}")
    return came_in or ""


def by_hand(session: Session, round_id: int, reference: str) -> bool:
    """Whether a case is on the board that no sample of its round brought there."""
    drawing = samples.latest(session, round_id)
    sampled = samples.case_of(session, drawing.id, reference) if drawing else None
    drawn = sampled is not None and sampled.state in IN_SAMPLE
    return not drawn and bool(allocations.of_case(session, round_id, reference))


def take_off_board(session: Session, work: Workplace, round_id: int, reference: str, why: str) -> None:
    """Take back what was given away of a case; refused once anything is written down on it, for nothing is lost."""
    for allocation in allocations.of_case(session, round_id, reference):
        if allocations.is_begun(session, allocation.id):
            message = (
                f"Something is written down on {reference} already: an audit, a reflection, feedback or an exemption. "
                "Nothing was changed. Exempt its audits instead, with an approver."
            )
            raise WrongInputError(message)
        allocations.remove(session, allocation)
        work.note(session, "case taken off the board", reference, f"{allocation.form_code}, {why}")


def take_in(session: Session, work: Workplace, drawing: SampleDraw, case: SampledCase, reason: str) -> None:
    """Pick a case by hand after the drawing; it comes on top."""
    reason = given_reason(reason)
    held = samples.case_of(session, drawing.id, case.reference)
    if held is None:
        session.add(case)
        held = case
    elif held.state in IN_SAMPLE:
        message = f"{case.reference} is in the sample already. Nothing was changed."
        raise WrongInputError(message)
    elif held.state == State.OUT.value:
        message = f"{case.reference} went out of the sample: {held.reason}. Nothing was changed. Pick another case."
        raise WrongInputError(message)
    held.state, held.reason = State.PICKED.value, reason
    work.note(session, "case picked", case.reference, reason)


def given_reason(reason: str) -> str:
    """The reason as it is kept; refused where there is none."""
    if len(reason := " ".join(reason.split())) < SHORTEST_REASON:
        message = "Say in a few words why; it is kept with the sample. Nothing was changed."
        raise WrongInputError(message)
    return reason
