"""Rows of a plan that go on in a later one: linked both ways, into a row that is there or a new one (R-152)."""

from dataclasses import dataclass, replace

from audit_tool.analysis.plan_rows import NO_IMPACT, Impact, PlanRow, Status
from audit_tool.errors import WrongInputError
from audit_tool.formdef.wording import day_words
from audit_tool.models import plan as tables
from audit_tool.services import plan_terms as terms
from audit_tool.services import plan_writing as writing
from audit_tool.services.plan_terms import Half, about_row
from audit_tool.services.plan_values import ROUND, read_rows
from audit_tool.services.plan_writing import Told
from audit_tool.services.unfinished import finish
from audit_tool.services.workplace import Workplace
from audit_tool.storage import plans
from audit_tool.storage.store import Session


@dataclass(frozen=True, slots=True)
class Goal:
    """Where a row goes on: year and reference of a row there."""

    year: str
    reference: str
    new: bool = False
    """Whether that row is made now, with the same words."""
    ends: bool = False
    """Whether the row is told to be carried forward, and so stands apart from what is under way."""


@dataclass(frozen=True, slots=True)
class LaterPlan:
    """A plan that comes after another one, and its rows: reference and what will be done."""

    year: str
    rows: tuple[tuple[str, str], ...]


class PlanCarrying:
    """Use cases of whoever makes the next year's plan out of this one's."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def later_plans(self, year: str) -> tuple[LaterPlan, ...]:
        """Plans into which a row of this year can be carried, the next year first."""
        with self._work.store.reading() as session:
            found = [plan for plan in reversed(plans.all_plans(session)) if plan.year > year]
            return tuple(LaterPlan(plan.year, tuple(plans.actions(session, plan.id))) for plan in found)

    def carry(self, year: str, reference: str, goal: Goal) -> None:
        """Note that a row goes on in a later plan; both show it, and what it rested on goes with it."""
        told = f"{year} {reference} to {goal.year} {goal.reference}"
        with terms.changing(self._work, year, "plan row carried forward", told) as (session, plan):
            if goal.year <= year:
                message = (
                    f"{goal.year} is no later plan than {year}. Nothing was changed. Choose a row of a later plan."
                )
                raise WrongInputError(message)
            one = terms.row_of(session, plan, reference)
            later = terms.plan_of(session, goal.year)
            row = next(each for each in read_rows(session, plan) if each.reference == reference)
            other = self._again(session, later, row, goal) if goal.new else terms.row_of(session, later, goal.reference)
            if not plans.is_carried(session, one.id, other.id):
                session.add(terms.written(tables.PlanCarried(from_row_id=one.id, to_row_id=other.id), self._work))
            if goal.ends:
                text = f"Goes on as {goal.year} {other.reference}."
                writing.tell(self._work, session, plan, reference, Told(text, Status.CARRIED_FORWARD))
            finish(session, self._work, Half.CARRYING, about_row(year, reference))

    def _again(self, session: Session, later: tables.ImprovementPlan, row: PlanRow, goal: Goal) -> tables.PlanRow:
        """The same row once more in a later plan."""
        held = next((each for each in plans.areas(session, later.id) if each.reference == row.area), None)
        if held is not None and held.title != row.area_title:
            message = (
                f"Area {row.area} is called “{held.title}” in the plan {later.year} and “{row.area_title}” here. "
                "Nothing was changed. Add the row there first, then carry this one into it."
            )
            raise WrongInputError(message)
        made = terms.new_row(session, later, goal.reference, (row.area, row.area_title))
        day = self._work.today()
        words = replace(row.now, label=day_words(day), day=day, evidence=row.evidence, reason="", source="")
        writing.word(self._work, session, later, made, words)
        if row.impact != NO_IMPACT:
            # Whether it made a difference is for the new plan to find out; from what and to what stays.
            impact = replace(row.impact, state=Impact.NOT_YET_DUE, proof="")
            writing.judge(self._work, session, made, impact)
        self._tags(session, row, made)
        return made

    def _tags(self, session: Session, row: PlanRow, made: tables.PlanRow) -> None:
        kept = terms.row_of(session, terms.plan_of(session, row.year), row.reference)
        for tag in plans.tags(session, [kept.id]).get(kept.id, []):
            if tag.kind != ROUND:
                terms.add_tag(session, made.id, (tag.kind, tag.code, tag.words), self._work)
