"""The quarterly update of a plan: row by row, each kept whole at once, and gone on with where somebody stopped."""

from dataclasses import dataclass, replace

from audit_tool.analysis.plan_rows import Impact, PlanRow
from audit_tool.analysis.quarters import quarter_of
from audit_tool.services import plan_terms as terms
from audit_tool.services import plan_writing as writing
from audit_tool.services.identity import Act
from audit_tool.services.plan_terms import Half, about_row
from audit_tool.services.plan_values import read_rows
from audit_tool.services.plan_writing import Told
from audit_tool.services.unfinished import finish
from audit_tool.services.workplace import Workplace
from audit_tool.storage import trail

NO_PLACE = ""


@dataclass(frozen=True, slots=True)
class RowUpdate:
    """What is told of one row in an update."""

    told: Told
    impact: Impact
    proof: str = ""
    timescale: str = ""
    timescale_reason: str = ""


@dataclass(frozen=True, slots=True)
class UpdateState:
    """How far the update of a quarter is."""

    year: str
    quarter: str
    rows: tuple[PlanRow, ...]
    """Every row that is open, or was told of in this quarter."""
    waiting: tuple[str, ...]
    """References of those of which nothing is told in this quarter."""
    at: str
    """The row at which somebody stopped, or the first that waits after it; empty where none waits."""

    @property
    def row(self) -> PlanRow | None:
        """The row in hand."""
        return next((row for row in self.rows if row.reference == self.at), None)


class PlanUpdate:
    """Use cases of whoever brings a plan up to date."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def state(self, year: str) -> UpdateState:
        """The rows of this quarter's update, and where it goes on."""
        self._work.identity.require(Act.EDIT_PLAN)
        quarter = quarter_of(self._work.today())
        with self._work.store.reading() as session:
            rows = read_rows(session, terms.plan_of(session, year))
            place = trail.setting(session, self._place(year, quarter))
        told = {row.reference for row in rows if row.latest.quarter == quarter}
        listed = tuple(row for row in rows if not row.closed or row.reference in told)
        references = [row.reference for row in listed]
        waiting = tuple(each for each in references if each not in told)
        start = references.index(place) if place in references else 0
        at = next((each for each in [*references[start:], *references[:start]] if each in waiting), NO_PLACE)
        return UpdateState(year, quarter, listed, waiting, at)

    def save(self, year: str, reference: str, update: RowUpdate) -> None:
        """Keep all that is told of a row, or none of it."""
        act = "plan row brought up to date"
        with terms.changing(self._work, year, act, f"{year} {reference}", update.told.status) as (session, plan):
            kept = terms.row_of(session, plan, reference)
            row = next(each for each in read_rows(session, plan) if each.reference == reference)
            if update.timescale.strip() not in {"", row.now.timescale}:
                new = replace(row.now, timescale=update.timescale.strip(), reason=update.timescale_reason.strip())
                writing.reword(self._work, session, plan, reference, new)
            writing.tell(self._work, session, plan, reference, update.told)
            if (update.impact, update.proof.strip()) != (row.impact.state, row.impact.proof):
                impact = replace(row.impact, state=update.impact, proof=update.proof.strip())
                writing.judge(self._work, session, kept, impact)
            trail.put_setting(session, self._place(year, quarter_of(self._work.today())), reference)
            finish(session, self._work, Half.UPDATE, about_row(year, reference))

    def go_to(self, year: str, reference: str) -> None:
        """Go on at a row; the one before it may wait."""
        self._work.identity.require(Act.EDIT_PLAN)
        with self._work.store.transaction() as session:
            trail.put_setting(session, self._place(year, quarter_of(self._work.today())), reference)

    def _place(self, year: str, quarter: str) -> str:
        return f"place in the update of plan {year} for {quarter}"
