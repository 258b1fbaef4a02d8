"""The inspection pack as pages: each part of the case's way a chapter of its own, with its bookmark."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, PageBreak

from audit_tool.reports.blocks import Cell, gap, grade_or_words, listing, opening, section, together, told
from audit_tool.reports.case_summary.layout import found
from audit_tool.reports.flowables import Paragraph
from audit_tool.reports.inspection_pack.content import BothJudged, InspectionPack, ProvenAction, Reaudited
from audit_tool.reports.moderation_record.layout import SIDES, decided, fingerprints, judgement_rows
from audit_tool.reports.styles import Sheet, sheet
from audit_tool.reports.wording import figure, said

LEFT_OUT = "Actions that were withdrawn, or carried forward into another, are not listed; their history is kept."
ALONE = "One auditor alone audited this case, so there is no second judgement to compare and nothing to moderate."
_COLUMNS, _SHARES = ("What needs to be different", "Who, by when", "How far, and the proof"), (0.36, 0.2, 0.44)


def story(data: InspectionPack, scale: float = 1.0) -> list[Flowable]:
    """Everything on the pages, in reading order."""
    styles = sheet(scale)
    compared = data.moderation is not None
    answered = [told(each, styles.body) for each in data.response]
    line = f"Inspection pack for one case: every part of its way in order. Prepared by {data.marking.prepared_by}."
    return [
        *opening(data.case_reference, line, styles),
        *_chapter("1. What the audit found", found(data.summary, styles), styles, new_page=False),
        *_chapter("2. The frozen judgements of both auditors", _judged(data, styles), styles, new_page=compared),
        *_chapter("3. Comparison and moderation", _moderated(data, styles), styles, new_page=compared),
        *_chapter("4. The practitioner’s response", answered, styles, new_page=compared),
        *_chapter("5. Actions and their proof", _actions(data.actions, styles), styles, new_page=False),
        *_chapter("6. Re-audit", _again(data.reaudits, styles), styles, new_page=False),
    ]


def _chapter(title: str, parts: Sequence[Flowable], styles: Sheet, *, new_page: bool) -> list[Flowable]:
    chapter = together([Paragraph(figure(title), styles.title), *parts])
    return [PageBreak() if new_page else gap(12, styles), *chapter]


def _judged(data: InspectionPack, styles: Sheet) -> list[Flowable]:
    if data.moderation is None:
        return [Paragraph(ALONE, styles.muted)]
    sides = (data.moderation.first, data.moderation.second)
    frozen = ", ".join(f"{side.auditor} on {side.submitted}" for side in sides)
    return [
        Paragraph(f"As submitted and never changed since: {figure(frozen)}.", styles.lead),
        *(part for each in data.judged for part in _both(each, styles)),
    ]


def _both(each: BothJudged, styles: Sheet) -> list[Flowable]:
    columns = ("Judgement", "A: first auditor", "B: second auditor")
    rows = judgement_rows("Grade", each.first, each.second, styles)
    return section(f"{each.number} {each.question}", [listing(columns, rows, SIDES, styles)], styles)


def _moderated(data: InspectionPack, styles: Sheet) -> list[Flowable]:
    if data.moderation is None:
        return [Paragraph(ALONE, styles.muted)]
    return [*decided(data.moderation, styles), *fingerprints(data.moderation, styles)]


def _actions(actions: tuple[ProvenAction, ...], styles: Sheet) -> list[Flowable]:
    note = Paragraph(LEFT_OUT, styles.footnote)
    if not actions:
        return [Paragraph("No action is recorded with this case.", styles.muted), note]
    rows: list[list[Cell]] = [
        [
            told(each.what, styles.cell),
            [told(each.owner, styles.cell), Paragraph(figure(each.due), styles.cell_quiet)],
            [Paragraph(figure(each.state), styles.cell_strong), *_proof(each, styles)],
        ]
        for each in actions
    ]
    return [listing(_COLUMNS, rows, _SHARES, styles), note]


def _proof(each: ProvenAction, styles: Sheet) -> list[Flowable]:
    if not each.proof:
        return [Paragraph("No proof is recorded.", styles.cell_quiet)]
    return [told(line, styles.cell) for line in each.proof]


def _again(reaudits: tuple[Reaudited, ...], styles: Sheet) -> list[Flowable]:
    if not reaudits:
        return [Paragraph("No re-audit of this case is booked.", styles.muted)]
    return [part for each in reaudits for part in _reaudited(each, styles)]


def _reaudited(one: Reaudited, styles: Sheet) -> list[Flowable]:
    lines: list[Flowable] = [told(line, styles.body) for line in one.lines]
    if not one.grades:
        return lines
    rows: list[list[Cell]] = [
        [
            told(each.question, styles.cell),
            grade_or_words(each.first, each.first_words, styles),
            grade_or_words(each.again, each.again_words, styles),
        ]
        for each in one.grades
    ]
    table = listing(("Question", "First", "Again"), rows, (0.46, 0.27, 0.27), styles)
    more = [Paragraph(said(one.only_once), styles.footnote)] if one.only_once else []
    return [*lines, table, *more]
