"""Queries about actions: a page of those that somebody may see, and what happened to one."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, UnaryExpression, and_, case, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from audit_tool.analysis.action_states import ALIVE, TO_DO, State, week_ends
from audit_tool.analysis.action_words import Column, Due, Level, Wanted
from audit_tool.models.actions import Action, ActionEntry
from audit_tool.models.moderation import FormerOutcome, Moderation
from audit_tool.models.records import Record
from audit_tool.models.rounds import Allocation, Case
from audit_tool.storage.records import AUDIT, SUBMITTED


@dataclass(frozen=True, slots=True)
class Viewer:
    """What decides which actions somebody may see."""

    person_id: int
    leads_all: bool = False
    leads: frozenset[int] = frozenset()
    moderates: frozenset[int] = frozenset()
    moderates_all: bool = False
    blind_allocations: frozenset[int] = frozenset()
    """Own audits of which the case is not decided yet (R-080)."""
    blind_cases: frozenset[str] = frozenset()
    blind_to: frozenset[int] = frozenset()
    """The other auditors of these."""


def page(
    session: Session, viewer: Viewer, wanted: Wanted, today: date, *, start: int = 0, size: int | None = None
) -> list[Action]:
    """Some of the wanted actions in their order."""
    ordered = select(Action).where(*_wanted(viewer, wanted, today)).order_by(*_order(wanted))
    return list(session.scalars(ordered.offset(start).limit(size)))


def count(session: Session, viewer: Viewer, wanted: Wanted, today: date) -> int:
    """How many actions are wanted."""
    return session.scalar(select(func.count()).select_from(Action).where(*_wanted(viewer, wanted, today))) or 0


def first_page(session: Session, viewer: Viewer, wanted: Wanted, today: date, size: int) -> tuple[int, list[Action]]:
    """How many actions are wanted, and the first of them: each key press reads the whole table once, and not twice."""
    counted = select(Action.id, func.count().over()).where(*_wanted(viewer, wanted, today)).order_by(*_order(wanted))
    found = session.execute(counted.limit(size)).all()
    by_id = {each.id: each for each in session.scalars(select(Action).where(Action.id.in_([id_ for id_, _ in found])))}
    return (found[0][1] if found else 0), [by_id[id_] for id_, _ in found]


def seen(session: Session, viewer: Viewer, ids: Iterable[int]) -> dict[int, Action]:
    """Those of some actions that somebody may see."""
    chosen = select(Action).where(Action.id.in_(list(ids)), visible(viewer))
    return {action.id: action for action in session.scalars(chosen)}


def owned(session: Session, viewer: Viewer, owner: str) -> list[Action]:
    """What one owner, by code or role, still has to do, by due date; the ones without a date first."""
    theirs = Action.owner == owner, Action.state.in_(values(TO_DO)), visible(viewer)
    return list(session.scalars(select(Action).where(*theirs).order_by(*_order(Wanted()))))


def handed(session: Session, viewer: Viewer, owner: int | str, reader: Viewer | None) -> list[Action]:
    """What goes to an owner on paper or into their calendar: what is to do or to be checked, and both may see.

    An owner is somebody of the register, who reads it too, or a role in words, which is told nothing of drafts.
    """
    theirs = (
        Action.owner_id == owner if isinstance(owner, int) else and_(Action.owner == owner, Action.owner_id.is_(None))
    )
    may_read = ~of_draft() if reader is None else visible(reader)
    chosen = select(Action).where(theirs, Action.state.in_(values(ALIVE)), visible(viewer), may_read)
    return list(session.scalars(chosen.order_by(*_order(Wanted()))))


def unchecked(session: Session, viewer: Viewer) -> list[Action]:
    """What this person raised, somebody else claims done, and nobody has checked."""
    mine = (
        Action.raised_by_id == viewer.person_id,
        Action.state == State.DONE.value,
        Action.claimed_by_id != viewer.person_id,
        or_(Action.owner_id.is_(None), Action.owner_id != viewer.person_id),
    )
    return list(session.scalars(select(Action).where(*mine, visible(viewer)).order_by(*_order(Wanted()))))


def owners(session: Session, viewer: Viewer, states: Collection[State] = frozenset(State)) -> list[str]:
    """Whoever owns an action in one of these states that somebody may see, by code or role."""
    shown = visible(viewer), Action.owner != "", Action.state.in_(values(states))
    return list(session.scalars(select(Action.owner).where(*shown).distinct().order_by(Action.owner)))


def entries(session: Session, action_id: int) -> list[ActionEntry]:
    """Everything that happened to an action, in order."""
    chosen = select(ActionEntry).where(ActionEntry.action_id == action_id)
    return list(session.scalars(chosen.order_by(ActionEntry.number)))


def last_entry(session: Session, action_id: int) -> ActionEntry | None:
    """What happened last."""
    chosen = select(ActionEntry).where(ActionEntry.action_id == action_id)
    return session.scalar(chosen.order_by(ActionEntry.number.desc()).limit(1))


def everything(session: Session) -> Iterable[tuple[Action, list[ActionEntry]]]:
    """Each action with its entries, for the check of the workspace."""
    held: dict[int, list[ActionEntry]] = {}
    for entry in session.scalars(select(ActionEntry).order_by(ActionEntry.action_id, ActionEntry.number)):
        held.setdefault(entry.action_id, []).append(entry)
    return [(action, held.get(action.id, [])) for action in session.scalars(select(Action).order_by(Action.id))]


def of_record(session: Session, record_id: int) -> list[Action]:
    """The actions that were raised from one record, the oldest first."""
    return list(session.scalars(select(Action).where(Action.record_id == record_id).order_by(Action.id)))


def levels(session: Session, record_id: int) -> frozenset[str]:
    """The levels of the actions that were raised from one record and not withdrawn."""
    chosen = select(Action.level).where(Action.record_id == record_id, Action.state != State.WITHDRAWN.value)
    return frozenset(session.scalars(chosen.distinct()))


def of_allocation(session: Session, allocation_id: int) -> list[Action]:
    """The actions about one allocated case, the oldest first."""
    return list(session.scalars(select(Action).where(Action.allocation_id == allocation_id).order_by(Action.id)))


def undecided(session: Session, person_id: int) -> Sequence[Row[Allocation, str]]:
    """The audits of one person whose case is not decided, with its reference.

    A case without a second auditor is decided when its audit is submitted; one that was decided once stays so, because
    its auditors have read each other since.
    """
    own = or_(Allocation.first_auditor_id == person_id, Allocation.second_auditor_id == person_id)
    submitted = select(Record.id).where(
        Record.allocation_id == Allocation.id, Record.kind == AUDIT, Record.state == SUBMITTED
    )
    alone = and_(Allocation.second_auditor_id.is_(None), submitted.exists())
    chosen = select(Allocation, Case.reference).join(Case, Case.id == Allocation.case_id)
    return session.execute(chosen.where(own, ~alone, ~_decided(Allocation.id))).all()


def values(states: Collection[State]) -> list[str]:
    """States as they are kept, always in the same order."""
    return [state.value for state in State if state in states]


def visible(viewer: Viewer) -> ColumnElement[bool]:
    """What somebody may see: the lead all, others their own and what concerns no case, blind ones nothing of the other.

    An action of a draft is its author's and the lead's alone. Until a case is decided, neither its other auditor nor
    whoever decides it is told of what one auditor asks for.
    """
    raised = Action.raised_by_id == viewer.person_id
    leads: ColumnElement[bool] = true() if viewer.leads_all else Action.round_id.in_(viewer.leads)
    moderated = true() if viewer.moderates_all else Action.round_id.in_(viewer.moderates)
    audited = Action.allocation_id.in_(
        select(Allocation.id).where(
            or_(
                Allocation.first_auditor_id == viewer.person_id,
                Allocation.second_auditor_id == viewer.person_id,
            )
        )
    )
    decided = _decided(Action.allocation_id)
    others = and_(
        or_(Action.owner_id == viewer.person_id, Action.reference == "", and_(decided, or_(moderated, audited))),
        ~of_draft(),
        ~and_(moderated, Action.allocation_id.is_not(None), ~decided),
    )
    shown = true() if viewer.leads_all else or_(leads, others)
    blind = _blind(viewer)
    return or_(raised, shown if blind is None else and_(shown, ~blind))


def of_draft() -> ColumnElement[bool]:
    """Whether an action comes from a record that is not submitted yet."""
    return select(Record.id).where(Record.id == Action.record_id, Record.state != SUBMITTED).exists()


def _blind(viewer: Viewer) -> ColumnElement[bool] | None:
    """What would tell an auditor of an undecided case what the other one found; none where there is no such case."""
    if not viewer.blind_allocations:
        return None
    undecided_one = or_(Action.allocation_id.is_(None), ~_decided(Action.allocation_id))
    return or_(
        func.coalesce(Action.allocation_id, 0).in_(viewer.blind_allocations),
        and_(func.lower(Action.reference).in_([each.lower() for each in viewer.blind_cases]), undecided_one),
        and_(Action.reference == "", Action.raised_by_id.in_(viewer.blind_to)),
    )


def _decided(allocation: InstrumentedAttribute[int] | InstrumentedAttribute[int | None]) -> ColumnElement[bool]:
    before = select(FormerOutcome.id).where(FormerOutcome.moderation_id == Moderation.id)
    reached = or_(Moderation.decided_at.is_not(None), before.exists())
    return select(Moderation.id).where(Moderation.allocation_id == allocation, reached).exists()


def _wanted(viewer: Viewer, wanted: Wanted, today: date) -> list[ColumnElement[bool]]:
    found = [] if viewer.leads_all and not viewer.blind_allocations else [visible(viewer)]
    found += [Action.sought.contains(word, autoescape=True) for word in wanted.text.casefold().split()]
    if wanted.level:
        found.append(Action.level == wanted.level)
    if wanted.owner:
        found.append(Action.owner == wanted.owner)
    if wanted.state:
        found.append(Action.state == wanted.state)
    if wanted.waiting:
        found.append(Action.state.in_(values(ALIVE)))
    if wanted.round_id is not None:
        found.append(Action.round_id == wanted.round_id)
    if wanted.due is not Due.ANY:
        found += [_due(wanted.due, today), Action.state.in_(values(TO_DO))]
    return found


def _due(due: Due, today: date) -> ColumnElement[bool]:
    return {
        Due.LATE: Action.due_on < today,
        Due.WEEK: and_(Action.due_on >= today, Action.due_on <= week_ends(today)),
        Due.NONE: Action.due_on.is_(None),
    }[due]


def _order(wanted: Wanted) -> list[UnaryExpression[Any]]:
    """The wanted order; what is equal in it by due date, and then as it was raised."""
    columns: dict[Column, Any] = {
        Column.DUE: Action.due_on,
        Column.TEXT: Action.sought,
        Column.LEVEL: case({level.value: at for at, level in enumerate(Level)}, value=Action.level),
        Column.OWNER: Action.owner,
        Column.STATE: case({state.value: at for at, state in enumerate(State)}, value=Action.state),
        Column.CASE: Action.reference,
    }
    first = [] if wanted.column is Column.DUE else [columns[wanted.column]]
    # What has no date needs one: it comes first, whatever the engine makes of nothing. So written, the index serves.
    due = Action.due_on.desc().nulls_last() if wanted.down else Action.due_on.asc().nulls_first()
    return [
        *(one.desc() if wanted.down else one.asc() for one in first),
        due,
        Action.id.desc() if wanted.down else Action.id.asc(),
    ]
