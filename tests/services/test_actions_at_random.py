"""R-134, R-135: whatever people do with actions, in whatever order, some things always hold.

Random raise, act, check, reopen, carry forward, undo, on a real database, by random people. Then: no action without
owner and date unless it is flagged, nothing checked by its own author or owner, and history that only grows.
"""

import shutil
import tempfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from audit_tool.analysis.action_states import State, Step
from audit_tool.analysis.action_words import DIFFERENCES, Impact, Level, Urgency, Wanted
from audit_tool.errors import AuditToolError, NotAllowedError
from audit_tool.models.actions import Action
from audit_tool.services.action_terms import Difference, NewAction, Noted, Revision
from audit_tool.services.desk import Desk
from audit_tool.services.people import identify
from tests.conftest import Office
from tests.formdef.soak import LONG

PEOPLE = ("Q-01", "A-02", "A-09", "M-01")
OWNERS = ("A-02", "A-09", "Q-01", "Team manager, North", "")
DAYS = st.integers(min_value=-3, max_value=60)
SENTENCE = "What was seen says so in a sentence."
Row = tuple[int, str, datetime, str, str, str]


class ActionsAtRandom(RuleBasedStateMachine):
    """A workspace in which several people act on a few actions."""

    start: Office
    """Where every run begins."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.office = self.start.copy(self.folder / "workspace")
        self.work = self.office.as_("Q-01").work
        self.seen: dict[int, list[Row]] = {}
        self.left = False
        self.desks = {code: self._sit(code) for code in PEOPLE}

    def _sit(self, code: str) -> Desk:
        opened = self.office.as_("Q-01")
        with opened.work.store.reading() as session:
            identity = identify(session, code)
        return Desk(opened._opened, identity, self.office.forms, self.office.clock)

    def teardown(self) -> None:
        assert self.desks["Q-01"].check() == ()
        self.office.lock()
        shutil.rmtree(self.folder)

    def day(self, days: int) -> date:
        return self.work.today() + timedelta(days=days)

    def tries(self, act: Callable[[], object]) -> bool:
        """Whether it was not refused; a refusal changes nothing, which `history_only_grows` sees."""
        before, said = self._rows(), ""
        try:
            act()
        except AuditToolError as refused:
            said = str(refused)
        if said:
            assert "Nothing was" in said or "none of" in said
            assert self._rows() == before
        return not said

    @rule(person=st.sampled_from(PEOPLE), owner=st.sampled_from(OWNERS), days=st.none() | DAYS,
          flags=st.tuples(st.booleans(), st.booleans()))  # fmt: skip
    def raises(self, person: str, owner: str, days: int | None, flags: tuple[bool, bool]) -> None:
        due = None if days is None else self.day(days)
        new = NewAction(SENTENCE, Level.TEAM, Urgency.TODAY, owner, due, owner_missing=flags[0], due_missing=flags[1])
        made = self.tries(lambda: self.desks[person].actions.raise_new(new))
        wanted = (bool(owner) or flags[0]) and (flags[1] if due is None else due >= self.work.today())
        assert made is (wanted and not (owner == "A-09" and self.left))

    @precondition(lambda self: self.seen)
    @rule(person=st.sampled_from(PEOPLE), step=st.sampled_from(Step), choice=st.data())
    def steps(self, person: str, step: Step, choice: st.DataObject) -> None:
        chosen = self.some(choice)
        self.tries(lambda: self.desks[person].actions.step(chosen, step, SENTENCE))

    @precondition(lambda self: self.seen)
    @rule(person=st.sampled_from(PEOPLE), owner=st.none() | st.sampled_from(OWNERS), days=DAYS, choice=st.data())
    def revises(self, person: str, owner: str | None, days: int, choice: st.DataObject) -> None:
        chosen, revision = self.some(choice), Revision(owner=owner, due_on=self.day(days))
        self.tries(lambda: self.desks[person].actions.revise(chosen, revision, SENTENCE))

    @precondition(lambda self: self.seen)
    @rule(person=st.sampled_from(PEOPLE), days=DAYS, choice=st.data())
    def carries(self, person: str, days: int, choice: st.DataObject) -> None:
        chosen = self.some(choice)[0]
        self.tries(lambda: self.desks[person].actions.carry(chosen, self.day(days), SENTENCE))

    @precondition(lambda self: self.seen)
    @rule(person=st.sampled_from(PEOPLE), impact=st.sampled_from(Impact), baseline=st.sampled_from(("", "None.")),
          choice=st.data())  # fmt: skip
    def notes_impact(self, person: str, impact: Impact, baseline: str, choice: st.DataObject) -> None:
        chosen, difference = self.some(choice)[0], Difference(impact, self.work.today(), SENTENCE, baseline)
        self.tries(lambda: self.desks[person].actions.note_impact(chosen, difference))

    @precondition(lambda self: self.seen)
    @rule(person=st.sampled_from(PEOPLE), choice=st.data())
    def undoes(self, person: str, choice: st.DataObject) -> None:
        chosen = self.some(choice)
        self.tries(lambda: self.desks[person].actions.undo(chosen))

    @rule(hours=st.integers(min_value=-50, max_value=100))
    def the_clock_moves(self, hours: int) -> None:
        self.office.clock.now += timedelta(hours=hours)

    @precondition(lambda self: self.seen)
    @rule()
    def an_owner_leaves(self) -> None:
        self.left = self.tries(lambda: self.desks["Q-01"].people.leaves("A-09", date(2020, 1, 1)))

    def some(self, choice: st.DataObject) -> tuple[int, ...]:
        ids = sorted(self.seen)
        return tuple(choice.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True)))

    @invariant()
    def history_only_grows(self) -> None:
        now = self._rows()
        for action, rows in self.seen.items():
            assert now[action][: len(rows)] == rows, "an entry was changed or lost"
        for rows in now.values():
            assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
            assert [row[2] for row in rows] == sorted(row[2] for row in rows), "an entry lies before the one before it"
        self.seen = now
        assert self.desks["Q-01"].actions.count(Wanted()) == len(now)

    @invariant()
    def nothing_lacks_an_owner_or_a_date_unless_flagged(self) -> None:
        for action in self._actions():
            assert bool(action.owner) is not action.owner_missing
            assert (action.due_on is not None) is not action.due_missing
            assert action.due_on is None or action.first_due_on is not None

    @invariant()
    def nothing_is_checked_by_its_own_author(self) -> None:
        for action in self._actions():
            if action.state == State.CHECKED:
                assert action.evidence
                assert action.checked_by_id not in {None, action.claimed_by_id, action.owner_id}
            else:
                assert not action.impact
            if action.impact in DIFFERENCES:
                assert action.baseline

    @invariant()
    def what_is_carried_is_linked_both_ways(self) -> None:
        held = {action.id: action for action in self._actions()}
        for action in held.values():
            if action.carried_to_id is not None:
                assert held[action.carried_to_id].carried_from_id == action.id
            assert (action.state == State.CARRIED) is (action.carried_to_id is not None)

    @invariant()
    def every_entry_is_read_as_it_was_noted(self) -> None:
        for action, rows in self._rows().items():
            told = self.desks["Q-01"].actions.one(action).history
            assert [(one.number, one.act.value, one.words) for one in told] == [(r[0], r[1], r[3]) for r in rows]
            undone = [one.undoes for one in told if one.act is Noted.UNDO]
            assert len(set(undone)) == len(undone)

    def _actions(self) -> list[Action]:
        with self.work.store.reading() as session:
            from audit_tool.storage import actions

            return [action for action, _ in actions.everything(session)]

    def _rows(self) -> dict[int, list[Row]]:
        with self.work.store.reading() as session:
            from audit_tool.storage import actions

            return {
                action.id: [(one.number, one.act, one.at, one.words, one.before, one.after) for one in entries]
                for action, entries in actions.everything(session)
            }


@pytest.mark.parametrize("times", LONG)
def test_what_holds_of_actions_whatever_people_do(founded: Office, times: int) -> None:
    ActionsAtRandom.start = founded
    run_state_machine_as_test(
        ActionsAtRandom,
        settings=settings(
            max_examples=4 * times,
            stateful_step_count=15 if times == 1 else 40,
            deadline=None,
            derandomize=times == 1,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.generate,),
        ),
    )


def test_the_machine_would_notice_a_check_by_the_author(founded: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """It finds a fault that is put in: checks by whoever claimed it."""
    from audit_tool.services import action_refusals

    machine = _machine_on(founded)
    machine.desks["Q-01"].actions.raise_new(NewAction(SENTENCE, Level.TEAM, Urgency.TODAY, "Q-01", machine.day(3)))
    machine.history_only_grows()
    (action,) = machine.seen
    machine.desks["Q-01"].actions.step((action,), Step.CLAIM, SENTENCE)
    with pytest.raises(NotAllowedError):
        machine.desks["Q-01"].actions.step((action,), Step.CHECK)
    monkeypatch.setattr(action_refusals, "why_not", lambda *_: "")
    machine.desks["Q-01"].actions.step((action,), Step.CHECK)
    with pytest.raises(AssertionError):
        machine.nothing_is_checked_by_its_own_author()
    machine.teardown()


def _machine_on(founded: Office) -> ActionsAtRandom:
    ActionsAtRandom.start = founded
    return ActionsAtRandom()
