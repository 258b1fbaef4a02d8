"""What becomes different about an action, by each thing that can be done with it."""

from datetime import date

from audit_tool.analysis.action_states import State, Step
from audit_tool.analysis.action_words import DIFFERENCES
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.wording import day_words
from audit_tool.models.actions import Action
from audit_tool.models.people import Person
from audit_tool.services.action_history import begin, moment_in
from audit_tool.services.action_reading import may_note_impact
from audit_tool.services.action_refusals import owner_of, refuse_day, refuse_round, refuse_step, sentence_in, text_in
from audit_tool.services.action_terms import Difference, Revision
from audit_tool.services.workplace import Workplace
from audit_tool.storage.store import Session

PLAIN = ("helping", "theme", "plan_reference", "baseline")
_UNCLAIMED: dict[str, object] = {
    "claimed_by_id": None, "claimed_at": None, "evidence": "", "checked_by_id": None, "checked_at": None,
    "impact": "", "impact_on": None, "impact_words": "", "impact_by_id": None,
}  # fmt: skip
CARRIED = (
    "text", "level", "owner", "owner_id", "owner_missing", "helping", "urgency", "source", "round_id", "allocation_id",
    "record_id", "concern_id", "reference", "question_code", "form_code", "form_version", "theme", "plan_reference",
    "baseline", "rule",
)  # fmt: skip
"""What an action that is carried forward takes along."""


def stepped(work: Workplace, session: Session, action: Action, step: Step, words: str) -> dict[str, object]:
    """What becomes different by a step; refused where it is not possible, or is somebody else's."""
    then = refuse_step(work, session, action, step)
    me, (now, _) = work.identity.id, moment_in(work, session, action)
    values: dict[str, object] = {"state": then.value}
    if step is Step.CLAIM:
        values |= {"claimed_by_id": me, "claimed_at": now, "evidence": words}
    elif step is Step.CHECK:
        values |= {"checked_by_id": me, "checked_at": now}
    elif step is Step.REOPEN:
        values |= _UNCLAIMED
    return values


def revised(work: Workplace, session: Session, action: Action, revision: Revision, reason: str) -> dict[str, object]:
    """What becomes different by a revision: nothing where all of it is so already."""
    values: dict[str, object] = {
        name: given.strip() for name in PLAIN if (given := getattr(revision, name)) is not None
    }
    values |= {name: given.value for name in ("level", "urgency") if (given := getattr(revision, name)) is not None}
    if revision.text is not None:
        values["text"] = text_in(revision.text)
    if revision.owner is not None:
        owner = owner_of(session, revision.owner, work.today())
        person = owner if isinstance(owner, Person) else None
        if not owner:
            message = "Give the action to a person or a role. Nothing was changed."
            raise WrongInputError(message)
        values |= {
            "owner": person.code if person else owner,
            "owner_id": person.id if person else None,
            "owner_missing": False,
        }
    if revision.due_on is not None and revision.due_on != action.due_on:
        refuse_day(session, revision.due_on, action, work.today())
        if action.due_on is not None:
            sentence_in(reason, "why the date is another one")
        first = action.first_due_on or revision.due_on
        values |= {"due_on": revision.due_on, "due_missing": False, "first_due_on": first}
    return {name: value for name, value in values.items() if getattr(action, name) != value}


def carried(work: Workplace, session: Session, old: Action, due_on: date, reason: str, round_id: int | None) -> Action:
    """The new action as which an old one goes on."""
    new = Action(
        **{name: getattr(old, name) for name in CARRIED},
        due_on=due_on,
        due_missing=False,
        first_due_on=due_on,
        state=State.OPEN.value,
        raised_by_id=work.identity.id,
        raised_at=work.clock(),
        carried_from_id=old.id,
        **dict.fromkeys(("evidence", "impact", "impact_words"), ""),
    )
    if round_id is not None:
        refuse_round(session, round_id)
        new.round_id = round_id
    refuse_day(session, due_on, new, work.today())
    begin(work, session, new, reason)
    return new


def differing(work: Workplace, action: Action, difference: Difference) -> dict[str, object]:
    """What is noted of a difference that was made, or not made."""
    _refuse_difference(action, difference, work)
    return {
        "impact": difference.impact.value,
        "impact_on": difference.seen_on,
        "impact_words": difference.words.strip(),
        "impact_by_id": work.identity.id,
        "baseline": difference.baseline.strip() or action.baseline,
    }


def _refuse_difference(action: Action, difference: Difference, work: Workplace) -> None:
    if not may_note_impact(work.identity, action):
        message = "Whether it made a difference is noted once it is checked, by those it concerns. Nothing was changed."
        raise NotAllowedError(message)
    if difference.seen_on > work.today():
        message = f"{day_words(difference.seen_on)} is still to come. Nothing was changed."
        raise WrongInputError(message)
    if action.claimed_at is not None and difference.seen_on < action.claimed_at.astimezone().date():
        message = "A difference is seen after the action was done. Nothing was changed. Look at the day."
        raise WrongInputError(message)
    if difference.impact in DIFFERENCES:
        sentence_in(difference.words, "what was seen")
        if not difference.baseline.strip() and not action.baseline:
            message = "A difference needs a baseline: how things stood before. Nothing was changed."
            raise WrongInputError(message)
