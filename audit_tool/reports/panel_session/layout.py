"""The record of panel sessions as pages: each session with who sat, what was decided, and what was learnt."""

from reportlab.platypus import Flowable

from audit_tool.reports.blocks import Cell, labelled, listing, opening, section, together
from audit_tool.reports.flowables import Paragraph, bullets
from audit_tool.reports.panel_session.content import HeldSession, PanelSessionsRecord
from audit_tool.reports.styles import Sheet, sheet
from audit_tool.reports.wording import figure, said

_COLUMNS, _SHARES = ("Case", "What was done"), (0.2, 0.8)
NOBODY, NO_LEARNING = "None", "Nothing was noted."


def story(data: PanelSessionsRecord, scale: float = 1.0) -> list[Flowable]:
    """Everything on the pages, in reading order."""
    styles = sheet(scale)
    return [
        *opening(f"Panel sessions: {data.title}", data.line, styles),
        *(part for each in data.sessions for part in _session(each, styles)),
    ]


def _session(held: HeldSession, styles: Sheet) -> list[Flowable]:
    sat: list[tuple[str, Cell]] = [
        ("When", Paragraph(figure(held.when), styles.cell)),
        ("Members", [Paragraph(figure(each), styles.cell) for each in held.members]),
        ("Guests", [Paragraph(said(each), styles.cell) for each in held.guests or (NOBODY,)]),
    ]
    learnt = bullets([said(text) for text in held.learning or (NO_LEARNING,)], styles.bullet)
    counted = [Paragraph(figure(words), styles.body) for words in (held.sum, held.left_out) if words]
    return [
        *section(held.title, [labelled(sat, styles, share=_SHARES[0]), *counted, *_cases(held, styles)], styles),
        *together([Paragraph("What was learnt", styles.lesser_heading), *learnt]),
    ]


def _cases(held: HeldSession, styles: Sheet) -> list[Flowable]:
    if not held.cases:
        return []
    rows: list[list[Cell]] = [
        [Paragraph(figure(case), styles.cell_strong), [Paragraph(said(line), styles.cell) for line in lines]]
        for case, lines in held.cases
    ]
    return [listing(_COLUMNS, rows, _SHARES, styles)]
