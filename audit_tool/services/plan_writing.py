"""What is written into the history of a plan's row: a wording, a telling, what is known of its impact."""

from dataclasses import dataclass, replace
from datetime import date

from audit_tool.analysis.plan_dates import due_in
from audit_tool.analysis.plan_rows import ImpactState, Progress, Status, Wording
from audit_tool.analysis.quarters import quarter_of
from audit_tool.errors import WrongInputError
from audit_tool.models.plan import ImprovementPlan, PlanRow
from audit_tool.services import plan_terms as terms
from audit_tool.services.plan_snapshots import refuse_closed
from audit_tool.services.plan_values import read_rows
from audit_tool.services.reasons import reason_in
from audit_tool.services.workplace import Workplace
from audit_tool.storage import plans
from audit_tool.storage.store import Session


@dataclass(frozen=True, slots=True)
class Told:
    """What a quarterly update tells of a row; empty words leave out what did not change."""

    text: str
    status: Status
    reason: str = ""
    done_on: date | None = None


def word(work: Workplace, session: Session, plan: ImprovementPlan, row: PlanRow, new: Wording) -> None:
    """Keep a wording, with the day due that its timescale names."""
    terms.filled(new.action, "A row", "what will be done")
    refuse_closed(session, plan.id, [new.day])
    session.add(terms.wording_row(row.id, replace(new, due_on=due_in(new.timescale)), work))


def reword(work: Workplace, session: Session, plan: ImprovementPlan, reference: str, new: Wording) -> None:
    """Keep another wording of a row from today on."""
    row = terms.row_of(session, plan, reference)
    before = next(each for each in read_rows(session, plan) if each.reference == reference)
    if _words(new) == _words(before.now):
        message = f"These are the words of {reference} already. Nothing was changed. Change what should be another."
        raise WrongInputError(message)
    if new.timescale != before.now.timescale:
        reason_in(new.reason, "A new timescale")
    if new.evidence != before.now.evidence:
        terms.refuse_unbased(new.evidence, before.impact)
    day = work.today()
    label = terms.free_label(day, [each.label for each in before.wordings])
    word(work, session, plan, row, replace(new, label=label, day=day))


def tell(work: Workplace, session: Session, plan: ImprovementPlan, reference: str, told: Told) -> None:
    """Keep what is told of a row today."""
    day = work.today()
    terms.check_told(told.status, told.reason, told.done_on, day)
    row = terms.row_of(session, plan, reference)
    refuse_closed(session, plan.id, [day])
    labels = [each.label for each in plans.progress(session, [row.id]).get(row.id, [])]
    label, quarter = terms.free_label(day, labels), quarter_of(day)
    text, reason = told.text.strip(), told.reason.strip()
    entry = Progress(label, day, quarter, text, told.status, reason=reason, done_on=told.done_on)
    session.add(terms.progress_row(row.id, entry, work))


def judge(work: Workplace, session: Session, row: PlanRow, impact: ImpactState) -> None:
    """Keep what is known of the difference that an action made."""
    terms.check_impact(impact)
    session.add(terms.impact_row(row.id, impact, work))


def _words(wording: Wording) -> tuple[object, ...]:
    """What makes a wording another one."""
    return wording.action.strip(), wording.timescale.strip(), wording.leads, wording.evidence.strip()
