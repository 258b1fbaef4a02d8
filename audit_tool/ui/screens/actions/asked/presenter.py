"""The list of actions without its widgets: what is done with one of them, or with several."""

from collections.abc import Callable
from dataclasses import replace

from audit_tool.analysis.action_states import Step
from audit_tool.analysis.action_words import Impact, Level, Urgency
from audit_tool.errors import WrongInputError
from audit_tool.services.action_terms import Difference, NewAction, Outcome, Revision
from audit_tool.services.desk import Desk
from audit_tool.ui.formview.date_words import typed_day
from audit_tool.ui.jobs import Lane, Runner
from audit_tool.ui.keeping import Keeping
from audit_tool.ui.screens.actions.asked.reading import ActionsReading, ActionsView, T


class ActionsPresenter(ActionsReading):
    """Acts on one action or on many; the last act can be taken back."""

    def __init__(self, desk: Desk, runner: Runner, view: ActionsView, keeping: Keeping) -> None:
        super().__init__(desk, runner, view, keeping)
        self._last: tuple[int, ...] = ()

    def act(self, ids: tuple[int, ...], key: str, words: list[str]) -> None:
        """Do with actions what the button of an act asks for, with what its fields hold."""
        on_one: dict[str, Callable[..., None]] = {
            "reword": self.reword,
            "describe": self.describe,
            "impact": self.note_impact,
            Step.CARRY: self.carry,
        }
        on_many: dict[str, Callable[..., None]] = {"give": self.give, "postpone": self.postpone}
        if key in on_one:
            on_one[key](ids[0], *words)
        elif key in on_many:
            on_many[key](ids, *words)
        else:
            self.step(ids, Step(key), *(words or [""]))

    def step(self, ids: tuple[int, ...], step: Step, words: str) -> None:
        """Bring actions on by a step."""
        self._do(lambda: self._desk.actions.step(ids, step, words), "Noted.")

    def give(self, ids: tuple[int, ...], owner: str) -> None:
        """Give actions to somebody."""
        self._do(lambda: self._desk.actions.revise(ids, Revision(owner=owner)), "The owner is another one.")

    def postpone(self, ids: tuple[int, ...], day: str, reason: str) -> None:
        """Give actions another due date, as somebody typed it."""
        self._do(
            lambda: self._desk.actions.revise(ids, Revision(due_on=typed_day(day)), reason),
            "The date is another one. The first one is kept.",
        )

    def reword(self, action_id: int, text: str) -> None:
        """Say an action in other words."""
        self._do(
            lambda: self._desk.actions.revise((action_id,), Revision(text=text)), "Reworded. The old words are kept."
        )

    def describe(self, action_id: int, level: str, urgency: str, *words: str) -> None:
        """Say anew what kind of action it is: level, urgency, theme, plan reference, baseline, and why."""
        theme, plan, baseline, reason = words
        revision = Revision(
            level=Level(level), urgency=Urgency(urgency), theme=theme, plan_reference=plan, baseline=baseline
        )
        self._do(lambda: self._desk.actions.revise((action_id,), revision, reason), "Changed. What it was is kept.")

    def carry(self, action_id: int, day: str, reason: str) -> None:
        """Go on with an action as a new one."""
        self._do(lambda: self._desk.actions.carry(action_id, typed_day(day), reason), "Carried forward.")

    def note_impact(self, action_id: int, impact: str, day: str, words: str, baseline: str) -> None:
        """Note whether an action made a difference."""

        def act() -> Outcome:
            if not impact:
                message = "Choose whether it made a difference. Nothing was changed."
                raise WrongInputError(message)
            difference = Difference(Impact(impact), typed_day(day), words, baseline)
            return self._desk.actions.note_impact(action_id, difference)

        self._do(act, "Noted, apart from whether it is done.")

    def raise_new(self, new: NewAction, day: str) -> None:
        """Raise an action, with its date as it was typed."""

        def act() -> Outcome:
            return self._desk.actions.raise_new(replace(new, due_on=typed_day(day) if day.strip() else None))

        def done(outcome: Outcome) -> None:
            (self._open,) = outcome.ids
            self._view.show_raised(new.origin)
            self.load()

        self._write(act, done)

    def give_up(self, kind: str, about: str) -> None:
        """Throw away what is half written."""
        act = self._desk.unfinished.give_up
        self._write(lambda: act(kind, about), lambda _: self.load())

    def undo(self) -> None:
        """Take back what was done last here, to one action or to many."""
        ids, self._last = self._last, ()
        if ids:
            self._runner.run(lambda: self._desk.actions.undo(ids), self._undone, self._refused, Lane.WRITE)

    def _undone(self, outcome: Outcome) -> None:
        self._view.show_can_undo(can=False)
        self._view.show_done("Taken back.", outcome.remark or "That it was done, and taken back, stays in the history.")
        self.load()

    def _do(self, act: Callable[[], Outcome], happened: str) -> None:
        def done(outcome: Outcome) -> None:
            # What an action was carried to is ended by taking back the one it came from.
            self._last = outcome.ids[:1] if happened == "Carried forward." else outcome.ids
            count = f" {len(self._last)} actions." if len(self._last) > 1 else ""
            self._view.show_done(f"{happened}{count}", outcome.remark or "Undo takes it back.")
            self._view.show_can_undo(can=True)
            self.load()

        self._write(act, done)

    def _write(self, act: Callable[[], T], done: Callable[[T], None]) -> None:
        """What is typed last is on the disk first, so that it does not come there after it is noted."""
        if self._keeping.finish():
            self._runner.run(act, done, self._refused, Lane.WRITE)
