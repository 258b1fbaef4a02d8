"""The timetable of a round as a page: days first, then who audits how much."""

from reportlab.platypus import Flowable

from audit_tool.reports.blocks import Cell, labelled, listing, opening, section
from audit_tool.reports.flowables import Paragraph
from audit_tool.reports.styles import Sheet, sheet
from audit_tool.reports.timetable.content import AuditorLine, Timetable
from audit_tool.reports.wording import figure

_COLUMNS = ("Auditor", "First audits", "Second audits", "Time in all", "Due")
_SHARES = (0.16, 0.15, 0.17, 0.17, 0.35)


def story(data: Timetable, scale: float = 1.0) -> list[Flowable]:
    """Everything on the page, in reading order."""
    styles = sheet(scale)
    pairs: list[tuple[str, Cell]] = [(day, Paragraph(figure(title), styles.cell)) for day, title in data.days]
    rows = [_row(one, styles) for one in data.auditors]
    return [
        *opening(f"Timetable: {data.title}", data.line, styles),
        *section("Days", [labelled(pairs, styles, share=0.3)], styles),
        *(section("Who audits", [listing(_COLUMNS, rows, _SHARES, styles)], styles) if rows else ()),
        *section("Who moderates", [Paragraph(figure(data.moderators), styles.body)], styles),
    ]


def _row(one: AuditorLine, styles: Sheet) -> list[Cell]:
    others = (one.first, one.second, one.time, one.due)
    return [
        Paragraph(figure(one.person), styles.cell_strong),
        *(Paragraph(figure(each), styles.cell) for each in others),
    ]
