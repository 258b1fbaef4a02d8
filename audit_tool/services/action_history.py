"""How an action changes: every change is a further entry, and the action is what its entries add up to (R-134)."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from audit_tool.analysis.action_states import STATE_WORDS, State
from audit_tool.analysis.action_words import IMPACT_WORDS, LEVEL_WORDS, URGENCY_WORDS, Impact, Level, Urgency
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.wording import day_words
from audit_tool.models.actions import Action, ActionEntry
from audit_tool.models.concern import Concern as _LinkedTo  # noqa: F401 - a row of an action is written beside it
from audit_tool.services.action_terms import NO_OWNER, Happening, Noted
from audit_tool.services.workplace import Workplace
from audit_tool.storage import actions
from audit_tool.storage.store import Session

DAYS = ("due_on", "first_due_on", "impact_on")
MOMENTS = ("claimed_at", "checked_at")
CHANGEABLE = (
    "text", "level", "owner", "owner_id", "owner_missing", "helping", "urgency", *DAYS, "due_missing", "theme",
    "plan_reference", "baseline", "state", "claimed_by_id", *MOMENTS[:1], "evidence", "checked_by_id", *MOMENTS[1:],
    "impact", "impact_words", "impact_by_id", "carried_from_id", "carried_to_id",
)  # fmt: skip
"""What can become different about an action, and so what an entry can hold."""
UNDONE_BY_WITHDRAWING = "What was raised is not taken back. Nothing was changed. Withdraw it with a reason instead."


def change(
    work: Workplace, session: Session, action: Action, act: Noted, values: Mapping[str, object], words: str = ""
) -> ActionEntry:
    """Give an action new values, and keep what they were and are."""
    before = {name: getattr(action, name) for name in values if getattr(action, name) != values[name]}
    for name in before:
        setattr(action, name, values[name])
    return _add(work, session, action, act, words, before, {name: values[name] for name in before})


def begin(work: Workplace, session: Session, action: Action, words: str = "") -> ActionEntry:
    """The first entry of a new action, which holds all of it."""
    session.add(action)
    session.flush()
    return _add(work, session, action, Noted.RAISED, words, {}, {name: getattr(action, name) for name in CHANGEABLE})


def moment_in(work: Workplace, session: Session, action: Action) -> tuple[datetime, datetime | None]:
    """When something happens to an action, and what the clock says where it stands before what happened last.

    A clock that was set back never puts an entry before the one it follows.
    """
    last, now = actions.last_entry(session, action.id), work.clock()
    return (last.at, now) if last is not None and now < last.at else (now, None)


def take_back(work: Workplace, session: Session, action: Action) -> ActionEntry:
    """Undo what one did last to an action, by a further entry."""
    last = last_standing(actions.entries(session, action.id), work.identity.id)
    before, after = _read(last.before), _read(last.after)
    for name, value in before.items():
        setattr(action, name, value)
    return _add(work, session, action, Noted.UNDO, "", after, before, undoes=last.number)


def last_standing(entries: Sequence[ActionEntry], person_id: int) -> ActionEntry:
    """What somebody did last to an action and has not taken back; refused where others did something since."""
    undone = {entry.undoes for entry in entries}
    standing = [entry for entry in entries if entry.act != Noted.UNDO and entry.number not in undone]
    last = standing[-1]
    if last.act == Noted.RAISED:
        raise WrongInputError(UNDONE_BY_WITHDRAWING)
    if any(entry.person_id != person_id for entry in entries[last.number - 1 :]):
        message = "Somebody else did something with this action since. Nothing was taken back. Change it anew instead."
        raise NotAllowedError(message)
    return last


def sought_of(action: Action) -> str:
    """Everything by which somebody may look for an action, in small letters."""
    return "\n".join(
        (action.text, action.reference, action.owner, action.helping, action.theme, action.plan_reference)
    ).casefold()


def happened(entry: ActionEntry, codes: Mapping[int, str]) -> Happening:
    """An entry as people read it."""
    before, after = _read(entry.before), _read(entry.after)
    changes = (
        []
        if entry.act == Noted.RAISED
        else [
            (label, _said(name, before[name]), _said(name, after[name]))
            for name, label in _LABELS.items()
            if name in after
        ]
    )
    return Happening(
        entry.number,
        entry.at,
        codes.get(entry.person_id, ""),
        Noted(entry.act),
        entry.words,
        tuple(changes),
        entry.clock_at,
        entry.undoes,
    )


def faults(session: Session) -> list[str]:
    """What does not hold of the actions of a workspace, in a sentence each."""
    found = []
    for action, entries in actions.everything(session):
        folded: dict[str, Any] = {}
        for entry in entries:
            folded |= _read(entry.after)
        numbers = [entry.number for entry in entries]
        now = {name: getattr(action, name) for name in CHANGEABLE}
        if numbers != list(range(1, len(entries) + 1)) or folded != now:
            found.append(f"The history of an action raised on {day_words(action.raised_at.date())} is not as it was.")
    return found


def _add(
    work: Workplace,
    session: Session,
    action: Action,
    act: Noted,
    words: str,
    before: Mapping[str, object],
    after: Mapping[str, object],
    undoes: int | None = None,
) -> ActionEntry:
    last = actions.last_entry(session, action.id)
    at, clock_at = moment_in(work, session, action)
    entry = ActionEntry(
        action_id=action.id,
        number=last.number + 1 if last else 1,
        at=at,
        clock_at=clock_at,
        person_id=work.identity.id,
        act=act.value,
        words=words,
        before=_written(before),
        after=_written(after),
        undoes=undoes,
    )
    session.add(entry)
    action.sought = sought_of(action)
    # The trail tells that something happened and to which action, never a word of it.
    work.note(session, act.value, f"action {action.id}")
    session.flush()
    return entry


def _written(values: Mapping[str, object]) -> str:
    return json.dumps(values, default=lambda value: value.isoformat(), ensure_ascii=False)


def _read(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)
    for name in found.keys() & {*DAYS}:
        found[name] = date.fromisoformat(found[name]) if found[name] else None
    for name in found.keys() & {*MOMENTS}:
        found[name] = datetime.fromisoformat(found[name]) if found[name] else None
    return found


_LABELS = {
    "text": "Wording",
    "level": "Level",
    "owner": "Owner",
    "helping": "Helping",
    "urgency": "Urgency",
    "due_on": "Due date",
    "theme": "Theme",
    "plan_reference": "Plan reference",
    "baseline": "Baseline",
    "state": "State",
    "evidence": "Evidence",
    "impact": "Difference",
    "impact_on": "Seen on",
    "impact_words": "What was seen",
}


def _said(name: str, value: object) -> str:
    """A kept value in words."""
    if isinstance(value, date):
        return day_words(value)
    if not value:
        return {"due_on": "No date yet", "owner": NO_OWNER}.get(name, "")
    worded = {
        "level": lambda text: LEVEL_WORDS[Level(text)],
        "urgency": lambda text: URGENCY_WORDS[Urgency(text)],
        "state": lambda text: STATE_WORDS[State(text)],
        "impact": lambda text: IMPACT_WORDS[Impact(text)],
    }
    return worded[name](str(value)) if name in worded else str(value)
