"""An improvement plan as pages: what to look at first, the rest, what is over, and what was said before."""

from collections.abc import Sequence

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from audit_tool.analysis.plan_rows import Status
from audit_tool.reports import palette
from audit_tool.reports.blocks import Cell, labelled, listing, opening, ruled, section, told
from audit_tool.reports.flowables import Paragraph
from audit_tool.reports.glossary import explained
from audit_tool.reports.improvement_plan.content import EarlierVersion, Lines, MeasureTold, PlannedRow, PlanReport
from audit_tool.reports.page import TEXT_WIDTH
from audit_tool.reports.styles import Sheet, sheet
from audit_tool.reports.wording import figure, said

_COLUMNS = ("Row and status", "What will be done", "Progress", "Evidence of impact, and what to look at")
_SHARES = (0.15, 0.26, 0.18, 0.41)
_EARLIER, _EARLIER_SHARES = ("Row", "As of", "Worded then", "Told then"), (0.13, 0.13, 0.42, 0.32)
_OLDER, _OLDER_SHARES = ("Before that", "Counted"), (0.42, 0.58)
NOTHING = "No action."
COLOURS = {
    Status.SIGNIFICANT_RISK: palette.STOP,
    Status.SOME_RISK: palette.CAUTION,
    Status.ON_TARGET: palette.GO,
    Status.COMPLETED: palette.FINISHED,
}
"""Ground and words of the key: a second sign beside the words, never the only one (R-148)."""


def story(data: PlanReport, scale: float = 1.0) -> list[Flowable]:
    """Everything on the pages, in reading order."""
    styles = sheet(scale)
    statuses: list[tuple[str, Cell]] = [
        (words, Paragraph(figure(count), styles.cell)) for words, count in data.statuses
    ]
    parts = [
        *opening(f"Improvement plan {data.year}", data.line, styles),
        Paragraph(figure(data.sentence), styles.sentence),
        *((Paragraph(figure(data.left_out), styles.body),) if data.left_out else ()),
        *(section("How the actions stand", [labelled(statuses, styles, share=0.8)], styles) if statuses else ()),
        *section("To look at first", _rows(data.exceptions, styles), styles),
        *section("Under way", _rows(data.others, styles), styles),
        *section("Completed or ended", _rows(data.closed, styles), styles),
        *(section("What was said before", [_earlier(data.earlier, styles)], styles) if data.earlier else ()),
    ]
    return explained(parts, styles)


def _rows(rows: Sequence[PlannedRow], styles: Sheet) -> list[Flowable]:
    if not rows:
        return [Paragraph(figure(NOTHING), styles.body)]
    return [listing(_COLUMNS, [_row(each, styles) for each in rows], _SHARES, styles)]


def _row(row: PlannedRow, styles: Sheet) -> list[Cell]:
    first: list[Flowable] = [
        told(row.reference, styles.cell_strong),
        Paragraph(figure(row.status_words), _status(row.status, styles)),
    ]
    action: list[Flowable] = [
        told(row.area, styles.cell_quiet),
        told(row.action, styles.cell_strong),
        *_facts(row.facts, styles),
    ]
    evidence: list[Flowable] = [
        told(row.evidence, styles.cell, if_empty="None is named."),
        *_facts(row.impact, styles),
        *_measures(row.measures, styles),
        *_notes("Look at", row.flags, styles),
    ]
    return [first, action, told(row.progress, styles.cell, if_empty="Nothing told yet."), evidence]


def _status(status: Status, styles: Sheet) -> ParagraphStyle:
    if status not in COLOURS:
        return styles.cell
    ground, ink = COLOURS[status]
    pad = styles.points(2)
    return ParagraphStyle(
        f"status {status}", parent=styles.cell, backColor=HexColor(ground), textColor=HexColor(ink), borderPadding=pad
    )


def _facts(facts: Lines, styles: Sheet) -> list[Flowable]:
    return [Paragraph(f"{figure(label)}: {said(words)}", styles.cell) for label, words in facts]


def _measures(measures: Sequence[MeasureTold], styles: Sheet) -> list[Flowable]:
    """What audits say; the quarters before those of a sentence in a small table under it."""
    parts: list[Flowable] = [Paragraph(figure("Audits say"), styles.cell_strong)] if measures else []
    for measure in measures:
        parts.append(told(measure.sentence, styles.cell))
        if measure.older:
            parts.append(_older(measure, styles))
    return parts


def _older(measure: MeasureTold, styles: Sheet) -> Flowable:
    head: list[Cell] = [Paragraph(figure(name), styles.column) for name in _OLDER]
    rows: list[list[Cell]] = [[Paragraph(figure(words), styles.cell) for words in each] for each in measure.older]
    width = _SHARES[-1] * TEXT_WIDTH - styles.points(4)
    return ruled([head, *rows], [share * width for share in _OLDER_SHARES], styles, heads=1, head_left=1)


def _notes(label: str, notes: Sequence[str], styles: Sheet) -> list[Flowable]:
    """Sentences under a label that stands once."""
    head = [Paragraph(figure(label), styles.cell_strong)] if notes else []
    return [*head, *(told(note, styles.cell) for note in notes)]


def _earlier(versions: Sequence[EarlierVersion], styles: Sheet) -> Flowable:
    rows: list[list[Cell]] = [
        [
            told(each.reference, styles.cell_strong),
            Paragraph(figure(each.label), styles.cell),
            told(each.wording, styles.cell),
            told(each.told, styles.cell),
        ]
        for each in versions
    ]
    return listing(_EARLIER, rows, _EARLIER_SHARES, styles)
