"""A worklist as one page: audits, conversations and observations with room for a pen, what is missing, days to keep."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from audit_tool.reports.blocks import Cell, labelled, listing, opening, section
from audit_tool.reports.flowables import Paragraph, bullets
from audit_tool.reports.handwriting import LabelledLine, boxes
from audit_tool.reports.styles import Sheet, sheet
from audit_tool.reports.wording import figure, said
from audit_tool.reports.worklist.content import ListedAudit, WorklistPage

_MOST_LINES = 5
_COLUMNS = ("Case", "Audit", "Form", "Due", "Minutes", "Now")
_SHARES = (0.24, 0.11, 0.1, 0.25, 0.13, 0.17)


def story(data: WorklistPage, scale: float = 1.0) -> list[Flowable]:
    """Everything on the page, in reading order."""
    styles = sheet(scale)
    return [
        *opening(f"Worklist of {data.person}", data.round_line, styles),
        Paragraph(figure(data.sentence), styles.sentence),
        *_part("Audits", _audits(data.audits, styles), styles),
        *_part("Conversations with practitioners", _talks(data.conversations, styles), styles),
        *_part("Observations and time with staff", _observations(data, styles), styles),
        *_part("Still missing", bullets([said(each) for each in data.gaps], styles.bullet), styles),
        *_part("Days to keep", _days(data.days, styles), styles),
    ]


def _part(title: str, parts: Sequence[Flowable], styles: Sheet) -> list[Flowable]:
    return section(title, parts, styles) if parts else []


def _audits(audits: tuple[ListedAudit, ...], styles: Sheet) -> list[Flowable]:
    rows: list[list[Cell]] = [
        [
            Paragraph(figure(one.reference), styles.cell_strong),
            *(Paragraph(figure(words), styles.cell) for words in (one.seat, one.form, one.due, one.minutes, one.state)),
        ]
        for one in audits
    ]
    return [listing(_COLUMNS, rows, _SHARES, styles)] if rows else []


def _talks(references: tuple[str, ...], styles: Sheet) -> list[Flowable]:
    """A line to write on for each; with many, boxes to tick, so that the page stays one."""
    if len(references) > _MOST_LINES:
        return [Paragraph("Tick what is agreed.", styles.lead), boxes(references, styles)]
    return [LabelledLine(f"{each}: day, time, place", styles) for each in references]


def _observations(data: WorklistPage, styles: Sheet) -> list[Flowable]:
    begun = bullets([said(each) for each in data.observed], styles.bullet)
    return [*begun, *(LabelledLine(f"{title}: team, day, time", styles) for title in data.to_observe)]


def _days(days: tuple[tuple[str, str], ...], styles: Sheet) -> list[Flowable]:
    pairs: list[tuple[str, Cell]] = [(day, Paragraph(figure(title), styles.cell)) for day, title in days]
    return [labelled(pairs, styles, share=0.3)] if pairs else []
