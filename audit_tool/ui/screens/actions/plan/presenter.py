"""The improvement plan without its widgets: what can be done about it. Knows no Qt."""

from collections.abc import Callable, Sequence
from pathlib import Path

from audit_tool.counted_words import count_of
from audit_tool.services.plan_import import BroughtPlan
from audit_tool.services.plan_measures import Offered
from audit_tool.services.plan_terms import Half
from audit_tool.services.plan_update import RowUpdate, UpdateState
from audit_tool.services.unfinished import Begun
from audit_tool.ui.jobs import Lane
from audit_tool.ui.screens.actions.plan.reading import PlanReading
from audit_tool.ui.screens.actions.plan.writing import HALF_OF, about_of, written


class PlanPresenter(PlanReading):
    """Brings a plan in, writes in it by hand, and goes through its quarterly update."""

    def bring_in(self, path: Path) -> None:
        """Keep the plan of a file, all of it or nothing."""

        def work() -> BroughtPlan:
            from audit_tool.exchange.plan_file import read_plan

            found = read_plan(path, self._desk.work.today())
            return self._desk.plan_import.bring_in(found.rows, path.name, found.approved)

        self._runner.run(work, self._brought, self._refused, Lane.WRITE)

    def write(self, key: str, reference: str, words: Sequence[str]) -> None:
        """Do what a form asks for; refused, its words stay where they are, also on the disk."""
        plan = self._shown.plan if self._shown is not None else None
        asked = written(self._desk, plan, key, reference, words)

        def done(_nothing: None) -> None:
            self._view.show_done(asked.happened, asked.rest)
            self._view.show_written(asked.reference)
            self._year = asked.year
            self.load()

        if self._keeping.finish():
            self._runner.run(asked.act, done, self._refused, Lane.WRITE)

    def give_up(self, key: str, reference: str) -> None:
        """Throw away what is half written."""
        if key not in HALF_OF:
            self.load()
            return
        self.give_up_begun(Begun(HALF_OF[key], about_of(key, self._year, reference), {}))

    def give_up_begun(self, begun: Begun) -> None:
        """Throw away something that was begun, here or in another year's plan."""
        act = self._desk.unfinished.give_up
        if self._keeping.finish():
            self._write(lambda: act(begun.kind, begun.about))

    def go_on(self, begun: Begun) -> None:
        """Come back to something that was begun: to its year, or to its row of the update."""
        year, _, reference = begun.about.partition("\n")
        self._updating = begun.kind == Half.UPDATE
        act = self._desk.plan_update.go_to
        if self._updating:
            self._year = year
            self._write(lambda: act(year, reference))
        elif year:
            self.choose_year(year)
        else:
            self.load()

    def save(self, reference: str, update: RowUpdate) -> None:
        """Keep what is told of a row, and go on."""
        act = self._desk.plan_update.save
        if self._keeping.finish():
            self._write(lambda: act(self._year, reference, update))

    def skip(self, state: UpdateState) -> None:
        """Let a row wait, and go on with the next that waits; after the last comes the first again."""
        waiting = state.waiting
        following = waiting[(waiting.index(state.at) + 1) % len(waiting)]
        act = self._desk.plan_update.go_to
        self._write(lambda: act(self._year, following))

    def close_quarter(self, quarter: str) -> None:
        """Close the quarter: what is told up to it stays for ever."""
        act = self._desk.plan.close_quarter
        words = f"{quarter} is closed.", "What was told up to it can be read and no longer added to."
        self._updating = False
        self._write(lambda: act(self._year, quarter), words)

    def ask_offered(self, reference: str) -> None:
        """Find out what a row can rest on."""

        def show(offered: tuple[Offered, ...]) -> None:
            self._view.show_offered(reference, offered)

        self._runner.run(self._desk.plan_measures.offered, show, self._refused)

    def rest_on(self, reference: str, kind: str, code: str) -> None:
        """Let a row rest on a question or a theme."""
        act = self._desk.plan_measures.rest_on
        words = f"What audits say on {code} stands beside {reference} now.", "It is counted from decided audits."
        self._write(lambda: act(self._year, reference, kind, code), words)

    def no_longer(self, reference: str, kind: str, code: str) -> None:
        """Let a row rest on something no longer."""
        act = self._desk.plan_measures.no_longer
        words = f"{reference} rests on {code} no longer.", "It can be put beside it again."
        self._write(lambda: act(self._year, reference, kind, code), words)

    def _write(self, act: Callable[[], None], words: tuple[str, str] = ("", "")) -> None:
        def done(_nothing: None) -> None:
            if words[0]:
                self._view.show_done(*words)
            self.load()

        self._runner.run(act, done, self._refused, Lane.WRITE)

    def _brought(self, done: BroughtPlan) -> None:
        self._year = done.years[0]
        added = f"{count_of(done.rows_added, 'row')} added, {count_of(done.versions_added, 'version')}"
        missing = f" Not in the file, and kept: {', '.join(done.missing)}." if done.missing else ""
        happened = f"{added}, {done.same:,} already there.{missing}"
        self._view.show_done("The plan is brought in.", f"{happened} Everything is saved.")
        self.load()
