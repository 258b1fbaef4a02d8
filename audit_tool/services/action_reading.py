"""Which actions somebody may see, and how one reads (R-080, domain 3.3)."""

from datetime import date

from audit_tool.analysis.action_states import TO_DO, State, steps_from
from audit_tool.analysis.action_words import Impact, Level, Source
from audit_tool.errors import AuditToolError, NotAllowedError
from audit_tool.models.actions import Action
from audit_tool.models.people import Person
from audit_tool.services.action_history import happened, last_standing
from audit_tool.services.action_lines import lines_of, viewer_of
from audit_tool.services.action_refusals import may_change, owner_is_here, why_not
from audit_tool.services.action_terms import ActionDetail, DueAction
from audit_tool.services.identity import Identity, Role
from audit_tool.services.people import has_left, identify
from audit_tool.services.workplace import Workplace
from audit_tool.storage import actions, people
from audit_tool.storage.store import Session

UNSEEN = "There is no such action that you can see. Nothing was changed."


def seen(work: Workplace, session: Session, ids: tuple[int, ...]) -> list[Action]:
    """Some actions, in the given order; refused where this person may not see one of them."""
    found = actions.seen(session, viewer_of(session, work.identity), ids)
    if set(found) != set(ids):
        raise NotAllowedError(UNSEEN)
    return [found[each] for each in dict.fromkeys(ids)]


def detail_of(work: Workplace, session: Session, action: Action) -> ActionDetail:
    """All of one action; callers see to who may see it."""
    codes = people.codes(session)
    (line,) = lines_of(session, [action], work.today())
    steps = steps_from(State(action.state))
    barred = {step: reason for step in steps if (reason := why_not(work, session, action, step))}
    before, after = _links(work, session, action)
    return ActionDetail(
        line=line,
        source=Source(action.source),
        round_id=action.round_id,
        record_id=action.record_id,
        question=action.question_code,
        form=action.form_code,
        helping=action.helping,
        plan_reference=action.plan_reference,
        baseline=action.baseline,
        rule=action.rule,
        raised_by=codes[action.raised_by_id],
        raised_at=action.raised_at,
        claimed_by=codes.get(action.claimed_by_id or 0, ""),
        claimed_at=action.claimed_at,
        evidence=action.evidence,
        checked_by=codes.get(action.checked_by_id or 0, ""),
        checked_at=action.checked_at,
        impact=Impact(action.impact) if action.impact else None,
        impact_on=action.impact_on,
        impact_words=action.impact_words,
        carried_from=before,
        carried_to=after,
        history=tuple(happened(entry, codes) for entry in actions.entries(session, action.id)),
        steps=tuple(step for step in steps if step not in barred),
        barred=barred,
        may_change=may_change(work.identity, action) and line.state in TO_DO,
        may_note_impact=may_note_impact(work.identity, action),
        may_undo=_may_undo(work, session, action),
        proposed_owner=_proposed_owner(work, session, action),
    )


def may_note_impact(identity: Identity, action: Action) -> bool:
    """Whether it made a difference is asked once it is checked, of whoever raised or owns it and of the lead."""
    asked = may_change(identity, action) or identity.id == action.owner_id
    return asked and action.state == State.CHECKED


def _may_undo(work: Workplace, session: Session, action: Action) -> bool:
    try:
        last_standing(actions.entries(session, action.id), work.identity.id)
    except AuditToolError:
        return False
    return True


def _proposed_owner(work: Workplace, session: Session, action: Action) -> str:
    """Where the owner has left: who led that person, or else a quality lead who is there."""
    today = work.today()
    if action.owner_id is None or owner_is_here(session, action, today) or State(action.state) not in TO_DO:
        return ""
    here = {each.id: each.code for each in people.everybody(session) if not has_left(each.ends_on, today)}
    manager = session.get_one(Person, action.owner_id).line_manager_id
    leading = [each.person_id for each in people.all_roles(session) if each.role == Role.QUALITY_LEAD]
    return next((here[each] for each in (manager, *leading) if each in here), "")


def _links(work: Workplace, session: Session, action: Action) -> list[int | None]:
    """What it was carried from and to, where this person may see that."""
    ends = [action.carried_from_id, action.carried_to_id]
    shown = actions.seen(session, viewer_of(session, work.identity), [each for each in ends if each is not None])
    return [each if each in shown else None for each in ends]


def handed_to(work: Workplace, session: Session, owner: str) -> list[Action]:
    """What an owner may be given by whoever is at work: what both of them see."""
    viewer, person = viewer_of(session, work.identity), people.by_code(session, owner)
    if person is None:
        return actions.handed(session, viewer, owner, None)
    reader = viewer_of(session, identify(session, owner))
    return actions.handed(session, viewer, person.id, reader)


def due_actions(found: list[Action], today: date) -> tuple[DueAction, ...]:
    """Actions that are to do from today on, as far as a calendar tells of them."""
    return tuple(
        DueAction(each.id, each.due_on, Level(each.level))
        for each in found
        if each.due_on is not None and each.due_on >= today and each.state in actions.values(TO_DO)
    )
