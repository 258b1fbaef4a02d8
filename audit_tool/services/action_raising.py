"""How an action begins: from a question, a record, a moderated case, a round, a concern, or by hand (R-134)."""

from collections.abc import Collection

from audit_tool.analysis.action_states import State
from audit_tool.analysis.action_words import Source
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.models.actions import Action
from audit_tool.models.people import Person
from audit_tool.models.records import Record
from audit_tool.services.action_history import begin
from audit_tool.services.action_refusals import owner_of, refuse_day, refuse_round, text_in
from audit_tool.services.action_terms import NewAction, Origin
from audit_tool.services.concern_reading import seen_concern
from audit_tool.services.identity import Act
from audit_tool.services.kept_forms import form_of
from audit_tool.services.pairs import read_pair
from audit_tool.services.references import known_case, refuse_practice
from audit_tool.services.subjects import subject_of
from audit_tool.services.workplace import Workplace
from audit_tool.storage.records import PASSED_ON
from audit_tool.storage.store import Session

AUDITED = {Source.QUESTION, Source.RECORD}


def raised(work: Workplace, session: Session, new: NewAction) -> Action:
    """A new action, with its first entry."""
    action = Action(
        text=text_in(new.text),
        level=new.level.value,
        urgency=new.urgency.value,
        owner="",
        state=State.OPEN.value,
        source=new.origin.source.value,
        raised_by_id=work.identity.id,
        raised_at=work.clock(),
        helping=new.helping.strip(),
        theme=new.theme.strip(),
        plan_reference=new.plan_reference.strip(),
        baseline=new.baseline.strip(),
        rule=new.rule,
        question_code=new.origin.question,
    )
    _trace(work, session, action, new.origin)
    action.theme = action.theme or _theme_of(work, action)
    if action.reference:
        refuse_practice(session, action.reference)
    _give(work, session, action, new)
    _set_due(work, session, action, new)
    for name in ("impact", "impact_words", "evidence"):
        setattr(action, name, "")
    begin(work, session, action)
    return action


def _theme_of(work: Workplace, action: Action) -> str:
    """The theme of the question that an action follows from; empty where it follows from none."""
    if not action.question_code or action.form_version is None:
        return ""
    form = work.forms.form(action.form_code, action.form_version)
    question = form.questions.get(action.question_code)
    return form.themes.get(question.themes[0], question.themes[0]) if question is not None and question.themes else ""


def _give(work: Workplace, session: Session, action: Action, new: NewAction) -> None:
    owner = owner_of(session, new.owner, work.today())
    if not owner and not new.owner_missing:
        message = "An action needs an owner. Nothing was saved. Give one, or say that nobody is found yet."
        raise WrongInputError(message)
    if isinstance(owner, Person):
        if owner.id == work.identity.id and new.origin.source in AUDITED and not new.own_promise:
            message = (
                "You audited this, so you own what you ask for only where it is your own promise. Nothing was saved. "
                "Give it to somebody else, or say that it is your own promise."
            )
            raise WrongInputError(message)
        action.owner, action.owner_id = owner.code, owner.id
    else:
        action.owner, action.owner_id = owner, None
    action.owner_missing = not owner


def _set_due(work: Workplace, session: Session, action: Action, new: NewAction) -> None:
    if new.due_on is None and not new.due_missing:
        message = "An action needs a due date. Nothing was saved. Give one, or say that there is none yet."
        raise WrongInputError(message)
    if new.due_on is not None:
        refuse_day(session, new.due_on, action, work.today())
    action.due_on = action.first_due_on = new.due_on
    action.due_missing = new.due_on is None


def _trace(work: Workplace, session: Session, action: Action, origin: Origin) -> None:
    """Where an action comes from, as far as this person may say so."""
    if origin.source in AUDITED:
        _from_record(work, session, action, origin)
    elif origin.source is Source.MODERATION:
        pair = read_pair(work, session, origin.allocation_id or 0)
        action.allocation_id, action.round_id, action.reference = pair.allocation_id, pair.round_id, pair.reference
        action.form_code, action.form_version = pair.form.code, pair.form.version
        _refuse_unasked(origin.question, pair.form.questions)
    elif origin.source is Source.CONCERN:
        _from_concern(work, session, action, origin)
    else:
        if origin.round_id is not None:
            refuse_round(session, origin.round_id)
        if origin.source is Source.ROUND:
            work.identity.require(Act.READ_PROGRESS, origin.round_id)
        action.round_id = origin.round_id
        action.reference = known_case(session, origin.reference) if origin.reference else ""


def _from_concern(work: Workplace, session: Session, action: Action, origin: Origin) -> None:
    concern = seen_concern(work, session, origin.concern_id or 0)
    if concern is None:
        message = "You cannot see this concern, so no action was raised from it. Ask the quality lead."
        raise NotAllowedError(message)
    action.concern_id, action.reference = concern.id, concern.reference
    action.round_id, action.allocation_id = concern.round_id, concern.allocation_id


def _from_record(work: Workplace, session: Session, action: Action, origin: Origin) -> None:
    record = session.get(Record, origin.record_id or 0)
    if record is None or record.author_id != work.identity.id or record.state == PASSED_ON:
        message = "Actions are raised from your own audits and records only. Nothing was saved."
        raise NotAllowedError(message)
    about = subject_of(session, record)
    _refuse_unasked(origin.question, form_of(work, session, record).questions)
    action.record_id, action.allocation_id, action.round_id = record.id, record.allocation_id, about.round.id
    action.form_code, action.form_version = record.form_code, record.form_version
    # What a record of the round is about is a meeting, a team or a document, and no case.
    action.reference = about.reference if record.allocation_id is not None else ""


def _refuse_unasked(question: str, asked: Collection[str]) -> None:
    if question and question not in asked:
        message = f"The form has no question {question}. Nothing was saved."
        raise WrongInputError(message)
