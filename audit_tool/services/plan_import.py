"""Plans that come from a file: rows and versions are added, nothing that is held is overwritten or taken away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from audit_tool.analysis.plan_rows import NO_IMPACT, PlanRow, Progress, Wording
from audit_tool.counted_words import count_of
from audit_tool.errors import WrongInputError
from audit_tool.models.plan import ImprovementPlan
from audit_tool.models.plan import PlanRow as KeptRow
from audit_tool.services import plan_terms as terms
from audit_tool.services.identity import Act
from audit_tool.services.plan_snapshots import refuse_closed
from audit_tool.services.plan_values import read_rows
from audit_tool.services.workplace import Workplace
from audit_tool.storage import plans
from audit_tool.storage.store import Session

Version = TypeVar("Version", Wording, Progress)
UNKNOWN: Mapping[str, date] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class BroughtPlan:
    """What bringing a plan in has done."""

    years: tuple[str, ...]
    rows_added: int
    versions_added: int
    """Wordings and progress that were not held yet."""
    same: int
    """Rows that were held already, word for word."""
    missing: tuple[str, ...]
    """Rows that the plan holds and the file has not: they stay, and somebody should ask why (R-152)."""


class PlanImport:
    """The use case of bringing a plan in."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def bring_in(self, given: Sequence[PlanRow], origin: str, approved: Mapping[str, date] = UNKNOWN) -> BroughtPlan:
        """Keep every row and version of a file, or none of it; `approved` says on which day a year's plan was."""
        self._work.identity.require(Act.EDIT_PLAN)
        years = tuple(dict.fromkeys(row.year for row in given))
        added = versions = same = 0
        missing: list[str] = []
        with self._work.store.transaction() as session:
            for year in years:
                plan = self._plan(session, year, approved.get(year))
                held = {row.reference: row for row in read_rows(session, plan)}
                rows = [row for row in given if row.year == year]
                for row in rows:
                    new = self._keep(session, plan, row, held.get(row.reference))
                    added += row.reference not in held
                    versions += new
                    same += row.reference in held and not new
                there = {row.reference for row in rows}
                missing += [reference for reference in held if reference not in there]
            counted = f"{count_of(added, 'row')}, {count_of(versions, 'version')}"
            self._work.note(session, "plan brought in", origin, counted)
        return BroughtPlan(years, added, versions, same, tuple(missing))

    def _plan(self, session: Session, year: str, approved_on: date | None) -> ImprovementPlan:
        plan = plans.of_year(session, year)
        if plan is None:
            plan = ImprovementPlan(year=terms.year_in(year), approved_on=approved_on)
            session.add(plan)
            session.flush()
        elif approved_on is not None:
            plan.approved_on = approved_on
        return plan

    def _keep(self, session: Session, plan: ImprovementPlan, row: PlanRow, held: PlanRow | None) -> int:
        """Keep what is new of a row; how many wordings and tellings that was."""
        kept = self._row(session, plan, row, held)
        wordings = _new_of(row.wordings, held.wordings if held else (), row.reference)
        progress = _new_of(row.progress, held.progress if held else (), row.reference)
        refuse_closed(session, plan.id, [*(each.day for each in wordings), *(each.day for each in progress)])
        session.add_all(terms.wording_row(kept.id, each, self._work) for each in wordings)
        session.add_all(terms.progress_row(kept.id, each, self._work) for each in progress)
        if row.impact not in {NO_IMPACT, held.impact if held else NO_IMPACT}:
            terms.check_impact(row.impact)
            session.add(terms.impact_row(kept.id, row.impact, self._work))
        return len(wordings) + len(progress)

    def _row(self, session: Session, plan: ImprovementPlan, row: PlanRow, held: PlanRow | None) -> KeptRow:
        if held is None:
            return terms.add_row(session, plan, row.reference, (row.area, row.area_title), row.noted)
        if row.area != held.area or row.area_title not in {"", held.area_title}:
            _refuse(row.reference, "another area than the plan holds")
        kept = terms.row_of(session, plan, row.reference)
        parts = [each for each in row.noted.split("; ") if each not in kept.noted.split("; ")]
        kept.noted = "; ".join(filter(None, (kept.noted, *parts)))
        return kept


def _new_of(given: Sequence[Version], held: Sequence[Version], reference: str) -> list[Version]:
    """Versions that are not held yet; one that is held in other words would be overwritten, so it is refused."""
    known = {each.label: each for each in held}
    for each in given:
        if known.get(each.label, each) != each:
            _refuse(reference, f"other words for {each.label} than the plan holds")
    return [each for each in given if each.label not in known]


def _refuse(reference: str, what: str) -> None:
    message = f"{reference} has {what}. Nothing was changed. Correct the file, or word the row anew in the window."
    raise WrongInputError(message)
