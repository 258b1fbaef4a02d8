"""The improvement plan without its widgets: a year and an area, exceptions first, and what can be done about it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from audit_tool.analysis.plan_rows import PlanRow
from audit_tool.errors import AuditToolError
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Act
from audit_tool.services.plan import Plan
from audit_tool.services.plan_import import BroughtPlan
from audit_tool.services.plan_measures import Measure, Offered
from audit_tool.services.plan_update import RowUpdate, UpdateState
from audit_tool.ui.jobs import Lane, Runner

NOTHING = (
    "There is no improvement plan yet. Bring one in as a CSV or Excel file; the manual says which columns it needs."
)
NOT_YET = "There is no improvement plan yet. Ask the quality lead to bring one in."
EVERY_AREA = ""


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """What the page shows of a plan."""

    plan: Plan
    years: tuple[str, ...]
    area: str
    measures: dict[str, tuple[Measure, ...]]

    @property
    def areas(self) -> tuple[tuple[str, str], ...]:
        """Areas to choose from."""
        return (EVERY_AREA, "Every area"), *((code, f"{code} {title}") for code, title in self.plan.areas)

    @property
    def sections(self) -> tuple[tuple[str, tuple[PlanRow, ...]], ...]:
        """Headings with their rows, what is to be looked at first at the head; empty ones are left out."""
        parts = (
            ("To look at first", self.plan.exceptions),
            ("Under way", self.plan.others),
            ("Completed or ended", self.plan.closed),
        )
        chosen = ((title, tuple(row for row in rows if self.area in {EVERY_AREA, row.area})) for title, rows in parts)
        return tuple((title, rows) for title, rows in chosen if rows)

    @property
    def listed(self) -> tuple[tuple[str, PlanRow], ...]:
        """Every row as it is read, with the heading before it; empty where it goes on under the last one."""
        return tuple(("" if at else title, row) for title, rows in self.sections for at, row in enumerate(rows))


class PlanView(Protocol):
    """What the presenter needs of the page."""

    def show_plan(self, shown: ShownPlan) -> None:
        """Show a year's plan."""

    def show_nothing(self, words: str) -> None:
        """Say that there is none, and what to do first."""

    def show_update(self, state: UpdateState) -> None:
        """Show the row of the update that is in hand, or that none waits."""

    def show_offered(self, reference: str, offered: tuple[Offered, ...]) -> None:
        """Offer what a row can rest on."""

    def show_done(self, happened: str, rest: str) -> None:
        """Say what was done."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class PlanPresenter:
    """Reads a plan, brings one in, and goes through its quarterly update."""

    def __init__(self, desk: Desk, runner: Runner, view: PlanView) -> None:
        self._desk, self._runner, self._view = desk, runner, view
        self._year = ""
        self._area = EVERY_AREA
        self._shown: ShownPlan | None = None
        self._updating = False

    @property
    def may_change(self) -> bool:
        """Whether this person writes the plan; everybody else reads it."""
        return self._desk.identity.may(Act.EDIT_PLAN)

    def load(self) -> None:
        """Read what is in front anew."""
        if self._updating:
            self._runner.run(lambda: self._desk.plan_update.state(self._year), self._view.show_update, self._refused)
        else:
            self._runner.run(self._read, self._show, self._refused)

    def choose_year(self, year: str) -> None:
        """Look at another year's plan."""
        self._year, self._area = year, EVERY_AREA
        self.load()

    def choose_area(self, area: str) -> None:
        """Look at one area, or at every one."""
        self._area = area
        if self._shown is not None:
            self._show(ShownPlan(self._shown.plan, self._shown.years, area, self._shown.measures))

    def bring_in(self, path: Path) -> None:
        """Keep the plan of a file, all of it or nothing."""

        def work() -> BroughtPlan:
            from audit_tool.exchange.plan_file import read_plan

            found = read_plan(path, self._desk.work.today())
            return self._desk.plan_import.bring_in(found.rows, path.name, found.approved)

        self._runner.run(work, self._brought, self._refused, Lane.WRITE)

    def begin_update(self) -> None:
        """Go on with the update of this quarter."""
        self._updating = True
        self.load()

    def stop_update(self) -> None:
        """Come back to the plan; the update goes on later where it is now."""
        self._updating = False
        self.load()

    def save(self, reference: str, update: RowUpdate) -> None:
        """Keep what is told of a row, and go on."""
        act = self._desk.plan_update.save
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

    def _read(self) -> ShownPlan | None:
        years = self._desk.plan.years()
        if not years:
            return None
        year = self._year if self._year in years else years[0]
        return ShownPlan(self._desk.plan.of(year), years, self._area, self._desk.plan_measures.of(year))

    def _show(self, shown: ShownPlan | None) -> None:
        self._shown = shown
        if shown is None:
            self._view.show_nothing(NOTHING if self.may_change else NOT_YET)
            return
        self._year = shown.plan.year
        self._view.show_plan(shown)

    def _brought(self, done: BroughtPlan) -> None:
        self._year = done.years[0]
        parts = [f"{done.rows_added} rows added", f"{done.versions_added} versions", f"{done.same} already there"]
        missing = f" Not in the file, and kept: {', '.join(done.missing)}." if done.missing else ""
        self._view.show_done("The plan is brought in.", f"{', '.join(parts)}.{missing} Everything is saved.")
        self.load()

    def _refused(self, fault: Exception) -> None:
        if not isinstance(fault, AuditToolError):
            raise fault
        self._view.show_problem(str(fault))
