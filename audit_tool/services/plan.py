"""Improvement plans: read by everybody, written by the quality lead; what was told stays (R-146 to R-154)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from audit_tool.analysis.plan_flag_kinds import Flag
from audit_tool.analysis.plan_flags import Around, flags_of, is_exception
from audit_tool.analysis.plan_pointers import Pointer, pointers_of
from audit_tool.analysis.plan_rows import NO_IMPACT, ImpactState, PlanRow, Wording
from audit_tool.analysis.quarters import days_of
from audit_tool.counted_words import count_of
from audit_tool.errors import WrongInputError
from audit_tool.formdef.wording import day_words
from audit_tool.models import plan as tables
from audit_tool.services import plan_terms as terms
from audit_tool.services import plan_writing as writing
from audit_tool.services.identity import Act
from audit_tool.services.plan_snapshots import fingerprint_of
from audit_tool.services.plan_terms import Half, about_row
from audit_tool.services.plan_values import ROUND, read_rows
from audit_tool.services.plan_writing import Told
from audit_tool.services.unfinished import finish
from audit_tool.services.workplace import Workplace
from audit_tool.storage import plans, rounds
from audit_tool.storage.store import Session


@dataclass(frozen=True, slots=True)
class NewPlanRow:
    """A row as somebody writes it anew."""

    reference: str
    area: str
    area_title: str
    action: str
    timescale: str = ""
    leads: tuple[str, ...] = ()
    evidence: str = ""
    impact: ImpactState = NO_IMPACT


@dataclass(frozen=True, slots=True)
class Plan:
    """One year's plan with all that can be noticed about it."""

    year: str
    approved_on: date | None
    as_at: date
    areas: tuple[tuple[str, str], ...]
    """Reference and title."""
    rows: tuple[PlanRow, ...]
    flags: dict[str, tuple[Flag, ...]]
    pointers: tuple[Pointer, ...]
    closed_quarters: tuple[str, ...]

    def row(self, reference: str) -> PlanRow:
        """The row with this reference."""
        return next(row for row in self.rows if row.reference == reference)

    def flags_on(self, row: PlanRow) -> tuple[Flag, ...]:
        """What is to be noticed about a row."""
        return self.flags.get(row.reference, ())

    @property
    def sentence(self) -> str:
        """How many actions there are, and how they stand."""
        if not self.rows:
            return "The plan holds no action yet."
        total = count_of(len(self.rows), "action")
        first, going, over = len(self.exceptions), len(self.others), len(self.closed)
        return f"{total}: {first} to look at first, {going} under way, {over} completed or ended."

    @property
    def exceptions(self) -> tuple[PlanRow, ...]:
        """Open rows that belong at the head."""
        return tuple(row for row in self.rows if not row.closed and is_exception(row, self.flags_on(row)))

    @property
    def others(self) -> tuple[PlanRow, ...]:
        """Open rows that go on without trouble."""
        first = {row.reference for row in self.exceptions}
        return tuple(row for row in self.rows if not row.closed and row.reference not in first)

    @property
    def closed(self) -> tuple[PlanRow, ...]:
        """Rows that are completed or ended otherwise: a section apart, under their own references."""
        return tuple(row for row in self.rows if row.closed)


class Planning:
    """Use cases around improvement plans."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def years(self) -> tuple[str, ...]:
        """Years that have a plan, the latest first."""
        with self._work.store.reading() as session:
            return tuple(each.year for each in plans.all_plans(session))

    def of(self, year: str, as_at: date | None = None) -> Plan:
        """One year's plan; `as_at` is the day by which what is late is told, otherwise today."""
        with self._work.store.reading() as session:
            plan = terms.plan_of(session, year)
            rows = read_rows(session, plan)
            day = as_at or self._work.today()
            later = min((each.year for each in plans.all_plans(session) if each.year > year), default="")
            around = Around(day, plan.approved_on, self._called_alike(session, plan.id), later)
            areas = tuple((each.reference, each.title) for each in plans.areas(session, plan.id))
            closed = tuple(each.quarter for each in plans.snapshots(session, plan.id))
            flags = flags_of(rows, around)
            return Plan(year, plan.approved_on, day, areas, rows, flags, pointers_of(rows), closed)

    def begin(self, year: str, approved_on: date | None = None) -> None:
        """Begin a year's plan without a row."""
        self._work.identity.require(Act.EDIT_PLAN)
        with self._work.store.transaction() as session:
            if plans.of_year(session, terms.year_in(year)) is not None:
                message = f"There is a plan {year.strip()} already. Nothing was changed. Choose it, or another year."
                raise WrongInputError(message)
            session.add(tables.ImprovementPlan(year=terms.year_in(year), approved_on=approved_on))
            self._work.note(session, "plan begun", year.strip())
            finish(session, self._work, Half.PLAN, "")

    def approve(self, year: str, day: date | None) -> None:
        """Note when a plan was approved."""
        with terms.changing(self._work, year, "plan approved", str(day or "")) as (_, plan):
            plan.approved_on = day

    def add_row(self, year: str, new: NewPlanRow) -> None:
        """Add an action; its reference is a label that no other row of this year has."""
        terms.refuse_unbased(new.evidence, new.impact)
        reference = terms.filled(new.reference, "A row", "a reference")
        with terms.changing(self._work, year, "plan row added", f"{year} {reference}") as (session, plan):
            row = terms.new_row(session, plan, reference, (new.area, new.area_title))
            day = self._work.today()
            wording = Wording(day_words(day), day, new.action, new.timescale, None, new.leads, new.evidence)
            writing.word(self._work, session, plan, row, wording)
            if new.impact != NO_IMPACT:
                writing.judge(self._work, session, row, new.impact)
            finish(session, self._work, Half.ROW, year)

    def reword(self, year: str, reference: str, new: Wording) -> None:
        """Word a row anew from today on; the wording before stays. A new timescale needs its reason (R-149)."""
        with terms.changing(self._work, year, "plan row worded anew", f"{year} {reference}") as (session, plan):
            writing.reword(self._work, session, plan, reference, new)
            finish(session, self._work, Half.WORDING, about_row(year, reference))

    def tell(self, year: str, reference: str, told: Told) -> None:
        """Tell how far a row is, today; what was told before stays (R-150)."""
        act = "plan progress told"
        with terms.changing(self._work, year, act, f"{year} {reference}", told.status) as (session, plan):
            writing.tell(self._work, session, plan, reference, told)

    def judge_impact(self, year: str, reference: str, impact: ImpactState) -> None:
        """Say whether an action made a difference; a percentage needs its baseline and period (R-151)."""
        act = "plan impact told"
        with terms.changing(self._work, year, act, f"{year} {reference}", impact.state) as (session, plan):
            writing.judge(self._work, session, terms.row_of(session, plan, reference), impact)
            finish(session, self._work, Half.IMPACT, about_row(year, reference))

    def close_quarter(self, year: str, quarter: str) -> None:
        """Close a quarter that is over or under way: what was told up to it stays as it is for ever."""
        with terms.changing(self._work, year, "plan quarter closed", f"{year} {quarter}") as (session, plan):
            if days_of(quarter)[0] > self._work.today():
                message = f"{quarter} has not begun. Nothing was changed. Close it when it is over."
                raise WrongInputError(message)
            if quarter in {each.quarter for each in plans.snapshots(session, plan.id)}:
                message = f"{quarter} is closed already. Nothing was changed."
                raise WrongInputError(message)
            seal = fingerprint_of(session, plan.id, quarter)
            kept = tables.PlanSnapshot(plan_id=plan.id, quarter=quarter, fingerprint=seal)
            session.add(terms.written(kept, self._work))

    def book_audit(self, year: str, reference: str, round_name: str) -> None:
        """Say in which round the audit takes place that a row promises."""
        with terms.changing(self._work, year, "plan audit booked", f"{year} {reference}", round_name) as (
            session,
            plan,
        ):
            if rounds.by_name(session, round_name) is None:
                message = f"There is no round “{round_name}”. Nothing was changed. Set it up first."
                raise WrongInputError(message)
            row = terms.row_of(session, plan, reference)
            terms.add_tag(session, row.id, (ROUND, round_name, round_name), self._work)

    def _called_alike(self, session: Session, plan_id: int) -> dict[str, Sequence[tuple[str, str]]]:
        found = plans.others_called(session, plan_id)
        wordings = plans.wordings(session, [row_id for _, row_id, _ in found])
        alike: dict[str, list[tuple[str, str]]] = {}
        for year, row_id, reference in found:
            alike.setdefault(reference, []).append((year, wordings[row_id][-1].action))
        return dict(alike)
