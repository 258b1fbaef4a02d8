"""What the flat star is read from, a run of rows at a time, so that memory stays as it is however much there is."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from sqlalchemy import Row, Select, func, or_, select
from sqlalchemy.orm import Session

from audit_tool.models.actions import Action
from audit_tool.models.counting import CountedAudit, CountedGroup
from audit_tool.models.moderation import Decision, FormerOutcome, Moderation
from audit_tool.models.records import KeptForm, Record, RecordAnswer
from audit_tool.models.rounds import Allocation, Round
from audit_tool.storage.actions import Viewer, of_draft, visible
from audit_tool.storage.records import AUDIT, PASSED_ON
from audit_tool.storage.tallies import counting_rounds

_AT_ONCE = 500
CountedRow = Row[int, str, int, str, date, str, str]
"""Allocation, whose grades, group, reference, day, origin, answers."""
OUTCOME = "outcome"


def chosen_rounds(session: Session, named: Collection[int]) -> list[Round]:
    """These rounds; where none is named, every round that counts in results."""
    chosen = Round.id.in_(list(named)) if named else Round.id.in_(counting_rounds())
    return list(session.scalars(select(Round).where(chosen).order_by(Round.id)))


def groups(session: Session, rounds: Collection[int]) -> dict[int, CountedGroup]:
    """By what the settled audits of these rounds are told apart."""
    found = session.scalars(select(CountedGroup).where(CountedGroup.round_id.in_(list(rounds))))
    return {each.id: each for each in found}


def counted(session: Session, groups: Collection[int]) -> int:
    """How many settled audits there are, each with every kind of grades it has."""
    return session.scalar(select(func.count()).where(CountedAudit.group_id.in_(list(groups)))) or 0


def audits(session: Session, rounds: Collection[int], *, moderated: bool = False) -> Iterator[CountedRow]:
    """Each settled audit under each kind of grades, what belongs to one allocation together."""
    told = (
        CountedAudit.allocation_id, CountedAudit.grades, CountedAudit.group_id, CountedAudit.reference,
        CountedAudit.audited_on, CountedAudit.origin, CountedAudit.answers,
    )  # fmt: skip
    # By way of the key and never of the group: whatever has to be sorted is held in memory first, all of it.
    asked = select(*told).where((CountedAudit.group_id + 0).in_(_groups_of(rounds)))
    if moderated:
        decided = select(Moderation.allocation_id).where(Moderation.decided_at.is_not(None))
        asked = asked.where(CountedAudit.allocation_id.in_(decided))
    ordered = asked.order_by(CountedAudit.allocation_id, CountedAudit.grades)
    yield from session.execute(ordered.execution_options(yield_per=_AT_ONCE))


def auditors(session: Session, allocations: Collection[int]) -> dict[int, tuple[int, int | None]]:
    """Who audited these, first and second."""
    told = select(Allocation.id, Allocation.first_auditor_id, Allocation.second_auditor_id)
    return {row[0]: (row[1], row[2]) for row in session.execute(told.where(Allocation.id.in_(list(allocations))))}


def decisions(session: Session, allocations: Collection[int]) -> dict[int, list[Decision]]:
    """What was decided about these cases, where their moderation is finished."""
    joined = select(Moderation.allocation_id, Decision).join(Decision, Decision.moderation_id == Moderation.id)
    chosen = Moderation.allocation_id.in_(list(allocations)), Moderation.decided_at.is_not(None), Decision.value != ""
    found: dict[int, list[Decision]] = defaultdict(list)
    for allocation, decision in session.execute(joined.where(*chosen).order_by(Decision.id)):
        found[allocation].append(decision)
    return found


def reopened(session: Session, allocations: Collection[int]) -> dict[int, int]:
    """How often each of these cases was reopened, where it was."""
    joined = select(Moderation.allocation_id, func.count()).join(
        FormerOutcome, FormerOutcome.moderation_id == Moderation.id
    )
    chosen = joined.where(Moderation.allocation_id.in_(list(allocations)))
    return {row[0]: row[1] for row in session.execute(chosen.group_by(Moderation.allocation_id))}


def kept_form(session: Session, code: str, version: int) -> str:
    """A form as an audit that was submitted on it kept it; empty where none did."""
    kept = select(KeptForm.text).where(KeptForm.code == code, KeptForm.version == version)
    return session.scalar(kept.order_by(KeptForm.fingerprint).limit(1)) or ""


def written(session: Session, allocations: Collection[int]) -> list[tuple[Record, RecordAnswer]]:
    """Every answer of the submitted audits of these, the latest of each seat."""
    chosen = Record.allocation_id.in_(list(allocations)), Record.kind == AUDIT, Record.state != PASSED_ON
    latest: dict[tuple[int | None, str], Record] = {}
    for record in session.scalars(select(Record).where(*chosen).order_by(Record.attempt)):
        latest[record.allocation_id, record.seat] = record
    records = {each.id: each for each in latest.values() if each.submitted_at is not None}
    answers = select(RecordAnswer).where(RecordAnswer.record_id.in_(list(records))).order_by(RecordAnswer.id)
    return [(records[each.record_id], each) for each in session.scalars(answers)]


def actions(session: Session, viewer: Viewer, rounds: Sequence[int], *, alone: bool) -> Iterator[tuple[Action, bool]]:
    """Actions that this person may see, and whether their audit is counted; none of an audit that is not settled.

    `alone`: only those of the rounds; otherwise also what belongs to no round.
    """
    # Looked up one by one: as a list, all settled audits would be in memory.
    settled = (
        select(CountedAudit.group_id)
        .join(CountedGroup, CountedGroup.id == CountedAudit.group_id)
        .where(CountedAudit.allocation_id == Action.allocation_id, CountedAudit.grades == OUTCOME)
        .where(CountedGroup.round_id.in_(rounds))
        .exists()
    )
    within = Action.round_id.in_(rounds)
    apart = within if alone else or_(within, Action.round_id.is_(None))
    of_none = Action.allocation_id.is_(None) & apart & ~of_draft()
    chosen = select(Action).where(or_(of_none, settled), visible(viewer))
    for action in session.scalars(chosen.order_by(Action.id).execution_options(yield_per=_AT_ONCE)):
        yield action, action.allocation_id is not None


def _groups_of(rounds: Collection[int]) -> Select[int]:
    return select(CountedGroup.id).where(CountedGroup.round_id.in_(list(rounds)))
