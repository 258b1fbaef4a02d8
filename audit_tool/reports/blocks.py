"""The building blocks reports share: opening lines, tables with hairlines, label and value rows."""

from collections.abc import Sequence
from typing import TypeAlias

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer

from audit_tool.reports import palette
from audit_tool.reports.columns import unbroken
from audit_tool.reports.flowables import Paragraph
from audit_tool.reports.graphics import GradeChip
from audit_tool.reports.lead import Lead
from audit_tool.reports.next_steps import NextStep
from audit_tool.reports.page import TEXT_WIDTH
from audit_tool.reports.styles import Sheet
from audit_tool.reports.tables import Table
from audit_tool.reports.wording import figure, said

Cell: TypeAlias = Flowable | list[Flowable]


def opening(title: str, subtitle: str, sheet: Sheet) -> list[Flowable]:
    """The title of a report and the quiet line under it."""
    return [Paragraph(figure(title), sheet.title), Paragraph(figure(subtitle), sheet.subtitle)]


def section(title: str, parts: Sequence[Flowable], sheet: Sheet) -> list[Flowable]:
    """A bookmarked heading that stays with the beginning of what follows."""
    return together([Paragraph(figure(title), sheet.heading), *parts])


def together(parts: Sequence[Flowable]) -> list[Flowable]:
    """Flowables whose beginnings stay on one page; long tables still run over pages."""
    return [Lead(parts), *parts]


def gap(points: float, sheet: Sheet) -> Spacer:
    """Empty space, for what no style can know."""
    return Spacer(1, sheet.points(points))


def grade_or_words(grade: int | None, words: str, sheet: Sheet, *, size: float = 9) -> Flowable:
    """A grade as its chip; what is not a grade in words, without colour."""
    if grade is None:
        return Paragraph(figure(words), sheet.cell_quiet)
    return GradeChip(grade, sheet, size=size)


def listing(
    columns: Sequence[str], rows: Sequence[Sequence[Cell]], shares: Sequence[float], sheet: Sheet, *, head_left: int = 1
) -> Table:
    """A table with named columns; `shares` of the width, one for each column."""
    head: list[Cell] = [Paragraph(figure(name), sheet.column) for name in columns]
    return ruled([head, *rows], [share * TEXT_WIDTH for share in shares], sheet, heads=1, head_left=head_left)


def ruled(
    rows: Sequence[Sequence[Cell | str]],
    widths: Sequence[float],
    sheet: Sheet,
    *,
    heads: int,
    head_left: int,
    extra: Sequence[tuple[object, ...]] = (),
) -> Table:
    """A table with a clear line under its head and a hairline under each row."""
    last_head = max(heads - 1, 0)
    pad = sheet.points(2.6)
    style: list[tuple[object, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("LEFTPADDING", (1, 0), (-1, -1), sheet.points(4)),
        ("RIGHTPADDING", (0, 0), (-2, -1), sheet.points(4)),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), pad),
        ("BOTTOMPADDING", (0, 0), (-1, -1), pad),
        ("LINEBELOW", (0, heads), (-1, -1), 0.6, HexColor(palette.LINE)),
    ]
    if heads:
        style.append(("LINEBELOW", (0, last_head), (-1, last_head), 0.8, HexColor(palette.CONTROL)))
    return Table(
        rows,
        # Cells that span others say nothing of a column's width.
        colWidths=list(widths) if extra else unbroken(rows, widths, sheet.points(8)),
        repeatRows=heads,
        header_columns=head_left,
        style=[*style, *extra],
        hAlign="LEFT",
        spaceAfter=sheet.points(4),
    )


def labelled(pairs: Sequence[tuple[str, Cell]], sheet: Sheet, *, share: float = 0.24) -> Table:
    """Label and value rows without a head; the labels are row headers."""
    rows = [[Paragraph(figure(label), sheet.cell_quiet), value] for label, value in pairs]
    table = ruled(rows, [share * TEXT_WIDTH, (1 - share) * TEXT_WIDTH], sheet, heads=0, head_left=1)
    table.whole = True
    return table


def paired(pairs: Sequence[tuple[str, str]], sheet: Sheet, *, share: float = 0.55) -> Table:
    """What was counted, and beside it how often, in words."""
    return labelled([(name, Paragraph(said(words), sheet.cell)) for name, words in pairs], sheet, share=share)


def steps_table(steps: Sequence[NextStep], sheet: Sheet) -> Table:
    """What is to be done, by whom and by when."""
    rows: list[list[Cell]] = [
        [
            Paragraph(said(each.text), sheet.cell),
            Paragraph(figure(each.owner), sheet.cell),
            Paragraph(figure(each.due), sheet.cell),
        ]
        for each in steps
    ]
    return listing(("What", "Who", "By when"), rows, (0.5, 0.28, 0.22), sheet)


def told(text: str, style: ParagraphStyle, *, if_empty: str = "Not recorded") -> Paragraph:
    """A person's words; an empty answer is said in words."""
    return Paragraph(said(text) or figure(if_empty), style)
