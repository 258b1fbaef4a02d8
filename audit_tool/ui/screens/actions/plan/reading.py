"""Reading an improvement plan: a year and an area, exceptions first, or the row of its update. Knows no Qt."""

from dataclasses import dataclass, replace
from typing import Protocol

from audit_tool.analysis.plan_flag_kinds import FlagKind
from audit_tool.analysis.plan_rows import PlanRow
from audit_tool.errors import AuditToolError
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Act
from audit_tool.services.plan import Plan
from audit_tool.services.plan_carrying import LaterPlan
from audit_tool.services.plan_measures import Measure, Offered
from audit_tool.services.plan_update import UpdateState
from audit_tool.services.unfinished import Begun
from audit_tool.ui.jobs import Runner
from audit_tool.ui.keeping import Keeping

NOTHING = (
    "There is no improvement plan yet. Bring one in as a CSV or Excel file, of which the manual says which columns it "
    "needs; or begin one, and add its rows here."
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
    later: tuple[LaterPlan, ...] = ()
    """Plans into which its rows can be carried, for whoever may."""
    rounds: tuple[str, ...] = ()
    """Every round by name, for whoever may say which of them audits what a row promises."""

    @property
    def areas(self) -> tuple[tuple[str, str], ...]:
        """Areas to choose from."""
        return (EVERY_AREA, "Every area"), *((code, f"{code} {title}") for code, title in self.plan.areas)

    def rounds_for(self, row: PlanRow) -> tuple[str, ...]:
        """Rounds in which an audit that a row promises can be booked; none where it promises none, or it is booked."""
        promised = any(flag.kind is FlagKind.FOLLOW_UP_NOT_BOOKED for flag in self.plan.flags_on(row))
        return self.rounds if promised else ()

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

    def show_begun(self, begun: tuple[Begun, ...]) -> None:
        """Remind of what is half written; it is shown above what comes next."""

    def show_nothing(self, words: str) -> None:
        """Say that there is none, and what to do first."""

    def show_update(self, state: UpdateState) -> None:
        """Show the row of the update that is in hand, or that none waits."""

    def show_offered(self, reference: str, offered: tuple[Offered, ...]) -> None:
        """Offer what a row can rest on."""

    def show_written(self, reference: str) -> None:
        """Something is written: go to this row where it is shown next."""

    def show_done(self, happened: str, rest: str) -> None:
        """Say what was done."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class PlanReading:
    """Reads what is in front: a plan, or the row of its update that is in hand."""

    def __init__(self, desk: Desk, runner: Runner, view: PlanView, keeping: Keeping) -> None:
        self._desk, self._runner, self._view = desk, runner, view
        self._keeping = keeping
        self._year = ""
        self._area = EVERY_AREA
        self._shown: ShownPlan | None = None
        self._updating = False

    @property
    def may_change(self) -> bool:
        """Whether this person writes the plan; everybody else reads it."""
        return self._desk.identity.may(Act.EDIT_PLAN)

    @property
    def year(self) -> str:
        """The year in front."""
        return self._year

    def load(self) -> None:
        """Read what is in front anew; what is half written is on the disk before that, and shown again."""
        if not self._keeping.finish():
            # The disk refuses, which the top bar says: what was typed stays where it is.
            return
        if self._updating:
            self._runner.run(self._read_update, self._show_update, self._refused)
        else:
            self._runner.run(self._read, self._show, self._refused)

    def choose_year(self, year: str) -> None:
        """Look at another year's plan."""
        self._year, self._area = year, EVERY_AREA
        self.load()

    def choose_area(self, area: str) -> None:
        """Look at one area, or at every one."""
        self._area = area
        if self._shown is not None and self._keeping.finish():
            self._view.show_plan(replace(self._shown, area=area))

    def begin_update(self) -> None:
        """Go on with the update of this quarter."""
        self._updating = True
        self.load()

    def stop_update(self) -> None:
        """Come back to the plan; the update goes on later where it is now."""
        self._updating = False
        self.load()

    def _read_update(self) -> tuple[UpdateState, tuple[Begun, ...]]:
        return self._desk.plan_update.state(self._year), self._keeping.read()

    def _show_update(self, found: tuple[UpdateState, tuple[Begun, ...]]) -> None:
        state, begun = found
        self._keeping.hold(begun)
        self._view.show_update(state)

    def _read(self) -> tuple[ShownPlan | None, tuple[Begun, ...]]:
        years, begun = self._desk.plan.years(), self._keeping.read()
        if not years:
            return None, begun
        year = self._year if self._year in years else years[0]
        measures = self._desk.plan_measures.of(year)
        later = self._desk.plan_carrying.later_plans(year) if self.may_change else ()
        rounds = tuple(each.name for each in self._desk.rounds.listing()) if self.may_change else ()
        return ShownPlan(self._desk.plan.of(year), years, self._area, measures, later, rounds), begun

    def _show(self, found: tuple[ShownPlan | None, tuple[Begun, ...]]) -> None:
        self._shown, begun = found
        self._keeping.hold(begun)
        self._view.show_begun(begun)
        if self._shown is None:
            self._view.show_nothing(NOTHING if self.may_change else NOT_YET)
            return
        self._year = self._shown.plan.year
        self._view.show_plan(self._shown)

    def _refused(self, fault: Exception) -> None:
        if not isinstance(fault, AuditToolError):
            raise fault
        self._view.show_problem(str(fault))
