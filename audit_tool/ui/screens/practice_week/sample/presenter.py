"""Drawing a sample and following it, without its widgets: drawing, picking, replacing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from audit_tool.analysis.sample_settings import SampleSettings
from audit_tool.reports.request import Request
from audit_tool.reports.saving import make
from audit_tool.services.desk import Desk
from audit_tool.services.sample_entries import FactChoice, Outcome, Sample
from audit_tool.synced_folders import kept_there
from audit_tool.ui.asking import WhileHere
from audit_tool.ui.jobs import Lane, Runner, Scheduler
from audit_tool.ui.screens.practice_week.drafts import Problems
from audit_tool.ui.screens.practice_week.sample.drafts import read_reason
from audit_tool.ui.screens.practice_week.sample.setting import Setting, SettingView


@dataclass(frozen=True, slots=True)
class Beginning:
    """All that the page begins with."""

    facts: tuple[FactChoice, ...]
    proposed: SampleSettings
    sample: Sample | None
    empty: bool
    """Whether no list of cases came in yet."""


class SampleView(SettingView, Protocol):
    """What the presenter needs of the page, beside what the setting needs."""

    def show_no_population(self) -> None:
        """Say that the list of cases has to come in first."""

    def show_sample(self, sample: Sample) -> None:
        """Show the sample of the round."""

    def tell(self, happened: str, rest: str = "") -> None:
        """Say what was done."""


class SamplePresenter:
    """Takes a round from its population to its sample."""

    def __init__(self, desk: Desk, runner: Runner, scheduler: Scheduler, view: SampleView, round_id: int) -> None:
        self._desk = desk
        self._scheduler = scheduler
        self._view = view
        self._round_id = round_id
        self._asking = WhileHere(runner, view.show_problem)
        self.setting = Setting(desk, self._asking, scheduler, view, round_id)

    def load(self) -> None:
        """Read the sample; without one, begin to set one up."""
        self._asking.run(self._read, self._begin)

    def leave(self) -> None:
        """The page goes away: nothing is shown any more."""
        self._asking.leave()
        self._scheduler.cancel()

    def set_up(self) -> None:
        """Show the fields for drawing, whether there is a sample or not."""
        self._asking.run(self._read, lambda told: self._begin(replace(told, sample=None)))

    def draw(self) -> None:
        """Draw."""
        settings = self.setting.settled()
        if settings is not None:
            done = self._after("The sample is drawn.", "It is kept with its seed and settings.")
            self._asking.run(lambda: self._desk.sampling.draw(self._round_id, settings), done, Lane.WRITE)

    def pick(self, reference: str, reason: str) -> None:
        """Take a case into the sample by hand."""
        problems: Problems = {}
        if not reference.strip():
            problems["reference"] = "Give the reference of the case."
        read_reason(reason, problems)
        self._view.show_problems({f"pick {name}": words for name, words in problems.items()})
        if not problems:
            done = self._after(f"{reference.strip()} is in the sample.", added="pick")
            self._asking.run(lambda: self._desk.sampling.pick(self._round_id, reference, reason), done, Lane.WRITE)

    def replace(self, reference: str, outcome: str, reason: str) -> None:
        """Take a case out; the next reserve of its stratum comes in."""
        problems: Problems = {}
        if not outcome:
            problems["outcome"] = "Choose why it goes out."
        read_reason(reason, problems)
        self._view.show_problems({f"replace {name}": words for name, words in problems.items()})
        if problems:
            return

        def done(came_in: str) -> None:
            rest = f"{came_in} came in from the reserves." if came_in else "No reserve of its stratum was left."
            self._after(f"{reference} went out.", rest, added="replace")(None)

        act = self._desk.sampling.replace
        self._asking.run(lambda: act(self._round_id, reference, Outcome(outcome), reason), done, Lane.WRITE)

    def save_statement(self, path: str) -> None:
        """Save how the cases were chosen, for a report or whoever asks."""

        def work() -> None:
            name = next(each.name for each in self._desk.rounds.listing() if each.id == self._round_id)
            make("sample", self._desk, Request(name), Path(path))

        rest = kept_there(Path(path).parent, "It holds references of cases and the reasons given.")
        told = f"Saved as {Path(path).name}.", rest
        self._asking.run(work, lambda _: self._view.tell(*told))

    def _read(self) -> Beginning:
        sampling, into = self._desk.sampling, self._round_id
        empty = not self._desk.population.imports(into)
        return Beginning(sampling.facts(into), sampling.proposed(into), sampling.sample(into), empty)

    def _begin(self, told: Beginning) -> None:
        if told.sample is not None:
            self._view.show_sample(told.sample)
        elif told.empty:
            self._view.show_no_population()
        else:
            self.setting.begin(told.facts, told.proposed)

    def _after(self, happened: str, rest: str = "", added: str = "") -> Callable[[Any], None]:
        def tell(_result: object) -> None:
            self._view.tell(happened, rest)
            if added:
                self._view.show_added(added)
            self.load()

        return tell
