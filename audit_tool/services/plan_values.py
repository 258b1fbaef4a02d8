"""Rows of an improvement plan read whole, as values."""

from audit_tool.analysis.plan_rows import NO_IMPACT, Impact, ImpactState, PlanRow, Progress, Status, Wording
from audit_tool.models import plan as tables
from audit_tool.storage import plans
from audit_tool.storage.store import Session

ROUND = "round"
"""What a tag names: the round in which a promised audit takes place."""


def read_rows(session: Session, plan: tables.ImprovementPlan) -> tuple[PlanRow, ...]:
    """Every row of a plan with its history, in the plan's order."""
    listed = plans.rows(session, plan.id)
    ids = [row.id for row, _ in listed]
    wordings, progress = plans.wordings(session, ids), plans.progress(session, ids)
    impact, tags = plans.impact(session, ids), plans.tags(session, ids)
    back, on = plans.carried(session, ids)
    return tuple(
        PlanRow(
            plan.year,
            row.reference,
            area.reference,
            area.title,
            tuple(_wording(each) for each in wordings[row.id]),
            tuple(_progress(each) for each in progress.get(row.id, [])),
            _impact(impact[row.id][-1]) if row.id in impact else NO_IMPACT,
            row.noted,
            tuple(back.get(row.id, ())),
            tuple(on.get(row.id, ())),
            tuple(each.code for each in tags.get(row.id, []) if each.kind == ROUND),
        )
        for row, area in listed
    )


def leads_in(text: str) -> tuple[str, ...]:
    """Several leads, parted by semicolons."""
    return tuple(each.strip() for each in text.split(";") if each.strip())


def _wording(row: tables.PlanWording) -> Wording:
    return Wording(
        row.label,
        row.day,
        row.action,
        row.timescale,
        row.due_on,
        leads_in(row.leads),
        row.evidence,
        row.reason,
        row.source,
    )


def _progress(row: tables.PlanProgress) -> Progress:
    return Progress(
        row.label,
        row.day,
        row.quarter,
        row.text,
        Status(row.status),
        row.stated,
        row.told_in,
        row.reason,
        row.done_on,
    )


def _impact(row: tables.PlanImpact) -> ImpactState:
    words = row.measure, row.baseline, row.target, row.current, row.period, row.proof
    return ImpactState(Impact(row.state), *words)
