"""A plan as a file that can be brought in again: every version of every row, words as words and never as formulas."""

import csv
import io
import json

from audit_tool.analysis.plan_rows import IMPACT_WORDS, NO_IMPACT, STATUS_WORDS, PlanRow, Progress, Status, Wording
from audit_tool.errors import WrongInputError
from audit_tool.exchange.cells import MOST_IN_A_CELL, still, storable, units
from audit_tool.exchange.plan_columns import IMPACT, PlanColumn, Version, headings, version_named
from audit_tool.exchange.workbooks import writing_book
from audit_tool.services.plan import Plan
from audit_tool.services.plan_terms import BETWEEN


def table_of(plan: Plan) -> list[list[str]]:
    """The plan as headings and rows of cells."""
    labels = {each.label for row in plan.rows for each in row.wordings}
    labels |= {each.label for row in plan.rows for each in row.progress}
    columns = headings(map(version_named, labels))
    approved = plan.approved_on.isoformat() if plan.approved_on else ""
    told = [_cells(row) | {"plan_approved_on": approved} for row in plan.rows]
    return [columns, *([cells.get(column, "") for column in columns] for cells in told)]


def _cells(row: PlanRow) -> dict[str, str]:
    found = {
        "plan_year": row.year,
        "reference": row.reference,
        "area_reference": row.area,
        "area_for_development": row.area_title,
        "flags": row.noted,
    }
    for wording in row.wordings:
        found |= _versioned(_worded(wording), version_named(wording.label))
    for progress in row.progress:
        found |= _versioned(_told(progress), version_named(progress.label))
    if row.impact != NO_IMPACT:
        held = row.impact
        words = held.measure, held.baseline, held.target, held.current, held.period, held.proof
        found |= dict(zip(IMPACT, (IMPACT_WORDS[held.state], *words), strict=True))
    return found


def _versioned(cells: dict[str, str], version: Version) -> dict[str, str]:
    return {PlanColumn(part, version).heading: text for part, text in cells.items()}


def _worded(wording: Wording) -> dict[str, str]:
    return {
        "action": wording.action,
        "timescale_text": wording.timescale,
        "due_date": wording.due_on.isoformat() if wording.due_on else "",
        "lead_roles": BETWEEN.join(wording.leads),
        "evidence_of_impact": wording.evidence,
        "reason": wording.reason,
        "source": wording.source,
    }


def _told(progress: Progress) -> dict[str, str]:
    words = "" if progress.status is Status.NOT_STATED else STATUS_WORDS[progress.status]
    return {
        "progress_summary": progress.text,
        "status_stated": progress.stated or words,
        "status_source": progress.told_in,
        "status_reason": progress.reason,
        "completed_on": progress.done_on.isoformat() if progress.done_on else "",
    }


def as_csv(plan: Plan) -> bytes:
    """The plan as CSV; what begins like a formula has an apostrophe in front, which bringing in takes off again."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([still(storable(cell)) for cell in row] for row in table_of(plan))
    return text.getvalue().encode("utf-8-sig")


def as_json(plan: Plan) -> bytes:
    """The plan as JSON: a list of rows by heading."""
    columns, *rows = table_of(plan)
    told = {"plan_year": plan.year, "rows": [dict(zip(columns, row, strict=True)) for row in rows]}
    return json.dumps(told, indent=2, ensure_ascii=False).encode("utf-8")


def as_xlsx(plan: Plan) -> bytes:
    """The plan as a workbook of texts."""
    held = io.BytesIO()
    with writing_book(held) as book:
        sheet = book.sheet("improvement plan", frozen="C2")
        for row in table_of(plan):
            sheet.add([_whole(text, row) for text in row])
    return held.getvalue()


def _whole(text: str, row: list[str]) -> str:
    if units(text) > MOST_IN_A_CELL:
        message = (
            f"A text of {row[2]} is longer than a cell of Excel holds, so words would be lost. Nothing was saved. "
            "Save the plan as CSV."
        )
        raise WrongInputError(message)
    return text
