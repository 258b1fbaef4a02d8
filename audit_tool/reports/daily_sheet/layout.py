"""The daily sheet as a page: concerns before everything else."""

from reportlab.platypus import Flowable

from audit_tool.reports.blocks import Cell, labelled, listing, opening, section
from audit_tool.reports.daily_sheet.content import Awaited, DailySheet
from audit_tool.reports.flowables import Paragraph
from audit_tool.reports.styles import Sheet, sheet
from audit_tool.reports.wording import figure

_COLUMNS = ("Case", "Waits for", "What is missing", "Due")
_SHARES = (0.2, 0.25, 0.27, 0.28)


def story(data: DailySheet, scale: float = 1.0) -> list[Flowable]:
    """Everything on the page, in reading order."""
    styles = sheet(scale)
    concerns = [Paragraph(figure(data.concerns), styles.body)]
    if data.waited:
        concerns.append(Paragraph(figure(data.waited), styles.body))
    pairs: list[tuple[str, Cell]] = [(step, Paragraph(figure(count), styles.cell)) for step, count in data.progress]
    rows = [_row(one, styles) for one in data.awaited]
    return [
        *opening(f"Daily sheet: {data.title}", data.line, styles),
        *section("Immediate concerns", concerns, styles),
        *section("How far it is", [labelled(pairs, styles, share=0.4)], styles),
        *(section("Who is waited for", [listing(_COLUMNS, rows, _SHARES, styles)], styles) if rows else ()),
    ]


def _row(one: Awaited, styles: Sheet) -> list[Cell]:
    others = (one.waiting_for, one.what, one.due)
    return [
        Paragraph(figure(one.reference), styles.cell_strong),
        *(Paragraph(figure(each), styles.cell) for each in others),
    ]
