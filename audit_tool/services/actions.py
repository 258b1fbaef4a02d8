"""Actions from audits: raised, done, checked by somebody else, and asked later whether they helped (R-134 to R-137)."""

from collections.abc import Callable
from datetime import date

from audit_tool.analysis.action_states import NEEDS_WORDS, State, Step
from audit_tool.analysis.action_words import Wanted
from audit_tool.errors import AuditToolError, NotAllowedError, WrongInputError
from audit_tool.models.actions import Action, ActionEntry
from audit_tool.services.action_changes import carried, differing, revised, stepped
from audit_tool.services.action_history import change, last_standing, take_back
from audit_tool.services.action_lines import lines_of, viewer_of
from audit_tool.services.action_raising import raised
from audit_tool.services.action_reading import detail_of, seen
from audit_tool.services.action_refusals import refuse_change, refuse_step, sentence_in
from audit_tool.services.action_terms import (
    BY_STEP,
    ActionDetail,
    ActionLine,
    Difference,
    NewAction,
    Noted,
    Outcome,
    Revision,
)
from audit_tool.services.unfinished import finish
from audit_tool.services.workplace import Workplace
from audit_tool.storage import actions
from audit_tool.storage.store import Session

NO_MORE = frozenset({State.WITHDRAWN, State.CARRIED})
"""States in which nobody is asked for it any more."""
LONGEST_NAMED = 60
"""Characters of an action that a refusal names it by."""


class Actions:
    """Use cases around actions; what is done to several is done to all of them or to none."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def page(self, wanted: Wanted, *, start: int = 0, size: int = 100) -> tuple[ActionLine, ...]:
        """Some of the actions that this person may see and wants, in the wanted order."""
        with self._work.store.reading() as session:
            viewer, today = viewer_of(session, self._work.identity), self._work.today()
            return lines_of(session, actions.page(session, viewer, wanted, today, start=start, size=size), today)

    def find(self, wanted: Wanted, *, size: int = 100) -> tuple[int, tuple[ActionLine, ...]]:
        """How many actions are wanted, and the first of them: what every key press in the list asks for."""
        with self._work.store.reading() as session:
            viewer, today = viewer_of(session, self._work.identity), self._work.today()
            total, found = actions.first_page(session, viewer, wanted, today, size)
            return total, lines_of(session, found, today)

    def count(self, wanted: Wanted) -> int:
        """How many actions this person may see and wants."""
        with self._work.store.reading() as session:
            return actions.count(session, viewer_of(session, self._work.identity), wanted, self._work.today())

    def owners(self) -> tuple[str, ...]:
        """Whoever owns an action that this person may see, by code or role."""
        with self._work.store.reading() as session:
            return tuple(actions.owners(session, viewer_of(session, self._work.identity)))

    def of_case(self, allocation_id: int) -> tuple[ActionLine, ...]:
        """What is asked for about one allocated case and still stands, as far as this person may see it."""
        with self._work.store.reading() as session:
            found = actions.of_allocation(session, allocation_id)
            shown = actions.seen(session, viewer_of(session, self._work.identity), [each.id for each in found])
            standing = [each for each in found if each.id in shown and State(each.state) not in NO_MORE]
            return lines_of(session, standing, self._work.today())

    def one(self, action_id: int) -> ActionDetail:
        """All of one action, with its history and what this person can do with it."""
        with self._work.store.reading() as session:
            (action,) = seen(self._work, session, (action_id,))
            return detail_of(self._work, session, action)

    def raise_new(self, new: NewAction) -> Outcome:
        """Raise an action."""
        with self._work.store.transaction() as session:
            finish(session, self._work, Noted.RAISED, new.origin.about)
            return Outcome((raised(self._work, session, new).id,))

    def step(self, action_ids: tuple[int, ...], step: Step, words: str = "") -> Outcome:
        """Bring actions on by one step; where the step needs evidence or a reason, `words` are that."""
        if step is Step.CARRY:
            message = "Carrying an action forward needs a new due date. Nothing was changed."
            raise WrongInputError(message)
        words = sentence_in(words, NEEDS_WORDS[step]) if step in NEEDS_WORDS else words.strip()

        def take(session: Session, action: Action) -> ActionEntry:
            values = stepped(self._work, session, action, step, words)
            return change(self._work, session, action, BY_STEP[step], values, words)

        return self._to_all(action_ids, take, BY_STEP[step])

    def revise(self, action_ids: tuple[int, ...], revision: Revision, reason: str = "") -> Outcome:
        """Change wording, owner, date and the like; another date needs a reason, and the first one is kept."""

        def take(session: Session, action: Action) -> ActionEntry | None:
            refuse_change(self._work.identity, action)
            values = revised(self._work, session, action, revision, reason)
            # Of many, some may be as they are wanted already.
            if not values:
                return None
            return change(self._work, session, action, Noted.CHANGED, values, reason.strip())

        return self._to_all(action_ids, take, revision.change)

    def carry(self, action_id: int, due_on: date, reason: str, round_id: int | None = None) -> Outcome:
        """Close an action as carried forward, and go on with it as a new one; each knows the other."""
        reason = sentence_in(reason, NEEDS_WORDS[Step.CARRY])
        with self._work.store.transaction() as session:
            (old,) = seen(self._work, session, (action_id,))
            then = refuse_step(self._work, session, old, Step.CARRY)
            new = carried(self._work, session, old, due_on, reason, round_id)
            values = {"state": then.value, "carried_to_id": new.id}
            entry = change(self._work, session, old, Noted.CARRY, values, reason)
            finish(session, self._work, Noted.CARRY, str(old.id))
            return Outcome((old.id, new.id), _remark(entry))

    def note_impact(self, action_id: int, difference: Difference) -> Outcome:
        """Note whether an action that was checked made a difference; that is apart from done, and later."""
        with self._work.store.transaction() as session:
            (action,) = seen(self._work, session, (action_id,))
            values = differing(self._work, action, difference)
            finish(session, self._work, Noted.IMPACT, str(action.id))
            return Outcome((action.id,), _remark(change(self._work, session, action, Noted.IMPACT, values)))

    def undo(self, action_ids: tuple[int, ...]) -> Outcome:
        """Take back what this person did last to each of these actions, by a further entry."""

        def take(session: Session, action: Action) -> ActionEntry:
            self._end_carried(session, action)
            return take_back(self._work, session, action)

        return self._to_all(action_ids, take, Noted.UNDO)

    def _to_all(
        self, action_ids: tuple[int, ...], take: Callable[[Session, Action], ActionEntry | None], half: str
    ) -> Outcome:
        """Do the same to every action, or to none; a refusal names the action that stood in the way.

        What was half written of it, under the name `half`, is written then.
        """
        made = []
        with self._work.store.transaction() as session:
            for action in seen(self._work, session, action_ids):
                try:
                    made.append(take(session, action))
                    finish(session, self._work, half, str(action.id))
                except AuditToolError as refused:
                    raise _named(refused, action, len(action_ids)) from refused
        changed = [entry for entry in made if entry is not None]
        if not changed:
            message = "Nothing is different. Nothing was changed."
            raise WrongInputError(message)
        return Outcome(tuple(entry.action_id for entry in changed), next(filter(None, map(_remark, changed)), ""))

    def _end_carried(self, session: Session, action: Action) -> None:
        """What was carried forward from an action ends where that is taken back, if nobody has gone on with it."""
        last = last_standing(actions.entries(session, action.id), self._work.identity.id)
        if last.act != Noted.CARRY or action.carried_to_id is None:
            return
        onward = session.get_one(Action, action.carried_to_id)
        if len(actions.entries(session, onward.id)) > 1:
            message = "The action it was carried to has gone on since. Nothing was taken back."
            raise NotAllowedError(message)
        words = "The action that it was carried forward from goes on."
        change(self._work, session, onward, Noted.WITHDRAW, {"state": State.WITHDRAWN.value}, words)


def _named(refused: AuditToolError, action: Action, of: int) -> AuditToolError:
    """A refusal that says which of several actions stood in the way."""
    if of == 1:
        return refused
    short = action.text if len(action.text) <= LONGEST_NAMED else f"{action.text[: LONGEST_NAMED - 1]}…"
    return type(refused)(f"“{short}” stands in the way, so none of {of} was changed. {refused}")


def _remark(entry: ActionEntry) -> str:
    if entry.clock_at is None:
        return ""
    return (
        "This computer's clock stands before what was noted last. Everything is saved, in the order in which it "
        "happened. Look at the clock."
    )
