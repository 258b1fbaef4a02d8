"""What cannot be about an action, and who may do what with it (domain 3.3; forms catalogue 4.5)."""

from datetime import date

from audit_tool.analysis.action_states import STATE_WORDS, TO_DO, State, Step, after
from audit_tool.analysis.personal import detail_in_short
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.wording import day_words
from audit_tool.models.actions import Action
from audit_tool.models.people import Person
from audit_tool.models.records import Record
from audit_tool.models.rounds import Round
from audit_tool.services.identity import Act, Identity
from audit_tool.services.people import has_left, refuse_leaver
from audit_tool.services.workplace import Workplace
from audit_tool.storage import people
from audit_tool.storage.store import Session

SHORTEST = 10
"""Characters under which no text says what is to become different."""


def owner_of(session: Session, given: str, today: date) -> Person | str:
    """Who is to own an action: somebody of the register who has not left, or a role in words; empty for nobody."""
    owner = " ".join(given.split())
    person = people.by_typed_code(session, owner) if owner else None
    if person is not None:
        refuse_leaver(person, today)
        return person
    if found := detail_in_short(owner):
        message = f"The owner looks like a {found.value}. Nothing was changed. Write a code of the register, or a role."
        raise WrongInputError(message)
    return owner


def sentence_in(text: str, what: str) -> str:
    """A text without blanks around it; refused where it is no sentence that says `what`."""
    if len(text.strip()) < SHORTEST:
        message = f"Write {what}, in a sentence. Nothing was changed."
        raise WrongInputError(message)
    return text.strip()


def text_in(text: str) -> str:
    """What an action says."""
    return sentence_in(text, "what needs to be different")


def refuse_round(session: Session, round_id: int) -> None:
    """An action goes to a round that there is."""
    if session.get(Round, round_id) is None:
        message = "There is no such round. Nothing was saved. Choose a round."
        raise WrongInputError(message)


def refuse_day(session: Session, due_on: date, action: Action, today: date) -> None:
    """A date has to be one on which something can still be done, after what the action comes from."""
    if due_on < today:
        said = f"{day_words(due_on)} is past. Nothing was changed. Give today or a later day."
        raise WrongInputError(said)
    begins, what = _day_of_origin(session, action)
    if begins is not None and due_on < begins:
        said = f"{day_words(due_on)} is before {what} ({day_words(begins)}). Nothing was changed. Give a later day."
        raise WrongInputError(said)


def _day_of_origin(session: Session, action: Action) -> tuple[date | None, str]:
    if action.record_id is not None:
        record = session.get_one(Record, action.record_id)
        return (record.submitted_at or record.begun_at).astimezone().date(), "the audit it comes from"
    if action.round_id is not None:
        return session.get_one(Round, action.round_id).starts_on, "the first day of its round"
    return None, ""


def owner_is_here(session: Session, action: Action, today: date) -> bool:
    """Whether the owner is somebody of the register who has not left."""
    owner = session.get(Person, action.owner_id) if action.owner_id else None
    return owner is not None and not has_left(owner.ends_on, today)


def leads(identity: Identity, action: Action) -> bool:
    """Whether this person leads what the action belongs to."""
    return identity.may(Act.READ_PROGRESS, action.round_id)


def may_change(identity: Identity, action: Action) -> bool:
    """Wording, owner, date and the like are for whoever raised it, and for the quality lead."""
    return identity.id == action.raised_by_id or leads(identity, action)


def why_not(work: Workplace, session: Session, action: Action, step: Step) -> str:
    """Why this person cannot take a step that the state allows; empty where they can (domain 3.3)."""
    me, own = work.identity.id, work.identity.id == action.owner_id
    if step in {Step.CHECK, Step.SEND_BACK}:
        if me == action.claimed_by_id:
            return "You said that it is done, so somebody else checks it."
        return "You own it, so somebody else checks it." if own else ""
    if step is Step.CLAIM and not own:
        here = owner_is_here(session, action, work.today())
        return f"{action.owner} owns it, and says when it is done." if here else _needs_raiser(work, action)
    return "" if own and step in {Step.START, Step.CLAIM} else _needs_raiser(work, action)


def _needs_raiser(work: Workplace, action: Action) -> str:
    return "" if may_change(work.identity, action) else "Whoever raised it, or the quality lead, can do that."


def refuse_step(work: Workplace, session: Session, action: Action, step: Step) -> State:
    """The state that a step leads to, where the state allows it and this person may take it."""
    state = State(action.state)
    then = after(state, step)
    if then is None:
        said = f"This action is “{STATE_WORDS[state].lower()}”, so that step is not possible. Nothing was changed."
        raise WrongInputError(said)
    if reason := why_not(work, session, action, step):
        message = f"{reason} Nothing was changed."
        raise NotAllowedError(message)
    return then


def refuse_change(identity: Identity, action: Action) -> None:
    """Only what is still to be done is changed, and only by whoever raised it or leads."""
    if not may_change(identity, action):
        message = "Whoever raised this action, or the quality lead, changes it. Nothing was changed."
        raise NotAllowedError(message)
    if State(action.state) not in TO_DO:
        said = STATE_WORDS[State(action.state)].lower()
        message = f"This action is “{said}”, so it stays as it is. Nothing was changed. Open it again first."
        raise WrongInputError(message)
