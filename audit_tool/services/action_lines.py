"""Which actions somebody may see, and one of them as a line; all that a list or a reminder needs (R-080)."""

from datetime import date

from audit_tool.analysis.action_states import State
from audit_tool.analysis.action_words import Level, Urgency
from audit_tool.models.actions import Action
from audit_tool.services.action_terms import ActionLine
from audit_tool.services.identity import Identity, Role
from audit_tool.services.people import has_left
from audit_tool.storage import actions, people, rounds
from audit_tool.storage.actions import Viewer
from audit_tool.storage.store import Session


def viewer_of(session: Session, identity: Identity) -> Viewer:
    """What decides which actions this person sees now."""
    blind = actions.undecided(session, identity.id)
    auditors = {each for row, _ in blind for each in (row.first_auditor_id, row.second_auditor_id) if each is not None}
    return Viewer(
        identity.id,
        identity.has(Role.QUALITY_LEAD),
        _rounds_of(identity, Role.QUALITY_LEAD),
        _rounds_of(identity, Role.MODERATOR),
        identity.has(Role.MODERATOR),
        frozenset(row.id for row, _ in blind),
        frozenset(reference for _, reference in blind),
        frozenset(auditors - {identity.id}),
    )


def lines_of(session: Session, found: list[Action], today: date) -> tuple[ActionLine, ...]:
    """Actions as lines of a list."""
    names = {each.id: each.name for each in rounds.all_rounds(session)}
    left = {each.id: each.ends_on for each in people.everybody(session) if has_left(each.ends_on, today)}
    return tuple(
        ActionLine(
            action.id,
            action.text,
            Level(action.level),
            action.owner,
            left.get(action.owner_id or 0),
            Urgency(action.urgency),
            action.due_on,
            action.first_due_on,
            State(action.state),
            today,
            action.reference,
            names.get(action.round_id or 0, ""),
            action.theme,
            action.impact,
        )
        for action in found
    )


def _rounds_of(identity: Identity, role: Role) -> frozenset[int]:
    return frozenset(round_id for own, round_id in identity.roles if own is role and round_id is not None)
