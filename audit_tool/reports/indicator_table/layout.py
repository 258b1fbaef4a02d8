"""The indicator table as a page: last year's quarters beside this year's, each figure exactly as given."""

from dataclasses import replace

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from audit_tool.analysis.charts import Chart
from audit_tool.analysis.indicators import QUARTERS
from audit_tool.analysis.small_numbers import SUPPRESSED
from audit_tool.reports import palette, typeface
from audit_tool.reports.blocks import gap, opening, ruled, section
from audit_tool.reports.figures import figures
from audit_tool.reports.flowables import Paragraph
from audit_tool.reports.graphics import GradeChip
from audit_tool.reports.indicator_table.content import IndicatorRow, IndicatorTable, PeriodTable
from audit_tool.reports.page import TEXT_WIDTH
from audit_tool.reports.styles import Sheet, sheet
from audit_tool.reports.wording import UnprintableError, figure

_ONE_PERIOD = 2
"""Rows of a chart's table, its heads among them."""
_LABEL_WIDTH = 124.0
_NARROWEST, _WIDEST = 34.0, 62.0
_FOR_SUPPRESSED = 50.0
"""The word is longer than any figure, and is not broken."""


def story(data: IndicatorTable, scale: float = 1.0) -> list[Flowable]:
    """Everything on the pages, in reading order."""
    styles = sheet(scale)
    line = f"Indicator table for the performance report and scrutiny. Prepared by {data.marking.prepared_by}."
    return [
        *opening(data.title, line, styles),
        Paragraph(figure(data.sentence), styles.sentence),
        *(part for table in data.tables[:1] for part in _period(table, styles)),
        *(part for chart in (data.bars, data.line) for part in _chart(chart, styles)),
        *(part for table in data.tables[1:] for part in _period(table, styles)),
        gap(6, styles),
        Paragraph(figure(data.whose), styles.body),
        *([Paragraph(figure(data.small_numbers), styles.body)] if data.small_numbers else ()),
        Paragraph(f"Source, as the file of figures notes it: {figure(data.source)}", styles.footnote),
    ]


def _chart(chart: Chart | None, styles: Sheet) -> list[Flowable]:
    """A chart of the quarters with its sentence; a single period needs none."""
    if chart is None or len(chart.table()) <= _ONE_PERIOD:
        return []
    return section(chart.title, [Paragraph(figure(chart.sentence), styles.lead), *figures(chart, styles)], styles)


def _period(table: PeriodTable, styles: Sheet) -> list[Flowable]:
    columns = sum(len(group.columns) for group in table.groups)
    for row in table.rows:
        if len(row.cells) != columns:
            message = f"The report was not made: “{row.label}” has {len(row.cells)} figures for {columns} columns."
            raise UnprintableError(f"{message} Nothing was saved; please report this fault.")
    parts: list[Flowable] = [Paragraph(figure(table.basis), styles.lead)]
    parts += [_grid(part, styles) for part in _parts(table, columns, styles)]
    parts += [Paragraph(figure(note), styles.footnote) for note in table.footnotes]
    return section(table.heading, parts, styles)


def _column_width(columns: int, styles: Sheet) -> float:
    return (TEXT_WIDTH - styles.points(_LABEL_WIDTH)) / columns


def _parts(table: PeriodTable, columns: int, styles: Sheet) -> list[PeriodTable]:
    """The table as it is, or one below the other where figures would not fit (large print, a long word)."""
    suppressed = any(SUPPRESSED in cell for row in table.rows for cell in row.cells)
    most = int(_column_width(1, styles) / styles.points(_FOR_SUPPRESSED if suppressed else _NARROWEST))
    if columns <= most:
        return [table]
    parts, first = [], 0
    for group in table.groups:
        for at in range(0, len(group.columns), most):
            headings = group.columns[at : at + most]
            after = first + len(headings)
            rows = tuple(replace(row, cells=row.cells[first:after]) for row in table.rows)
            parts.append(replace(table, groups=(replace(group, columns=headings),), rows=rows))
            first = after
    return parts


def _grid(table: PeriodTable, styles: Sheet) -> Flowable:
    label_width = styles.points(_LABEL_WIDTH)
    columns = sum(len(group.columns) for group in table.groups)
    width = min(_column_width(columns, styles), styles.points(_WIDEST))
    upper: list[Flowable | str] = [Paragraph("Period", styles.column)]
    lower: list[Flowable | str] = [Paragraph("Outcome", styles.column)]
    extra: list[tuple[object, ...]] = [
        ("VALIGN", (0, 1), (-1, 1), "BOTTOM"),
        ("LEFTPADDING", (1, 0), (-1, -1), styles.points(2)),
        ("RIGHTPADDING", (1, 0), (-1, -1), styles.points(4)),
    ]
    for group in table.groups:
        left, right = len(upper), len(upper) + len(group.columns) - 1
        upper += [Paragraph(figure(group.label), styles.column_group), *[""] * (right - left)]
        lower += [Paragraph(figure(name), styles.column_right) for name in group.columns]
        extra += [
            ("SPAN", (left, 0), (right, 0)),
            ("LINEBELOW", (left, 0), (right, 0), 0.6, HexColor(palette.LINE)),
            ("LINEBEFORE", (left, 0), (left, -1), 0.6, HexColor(palette.LINE)),
        ]
        # Where a group is broken in parts, its last quarter is no sum.
        if group.columns[-1] not in QUARTERS:
            extra.append(("BACKGROUND", (right, 2), (right, -1), HexColor(palette.SUNKEN)))
    rows = [_row(row, styles) for row in table.rows]
    grid = ruled([upper, lower, *rows], [label_width, *[width] * columns], styles, heads=2, head_left=1, extra=extra)
    grid.whole = True
    return grid


def _row(row: IndicatorRow, styles: Sheet) -> list[Flowable | str]:
    label = Paragraph(figure(row.label), styles.cell) if row.grade is None else GradeChip(row.grade, styles, size=9)
    return [label, *(_figure(cell, styles) for cell in row.cells)]


def _figure(cell: str, styles: Sheet) -> Paragraph:
    """A count in full strength, its share smaller below; words, a dash or a zero stand back."""
    count, _, share = figure(cell).partition("<br/>")
    small = f'<font name="{typeface.REGULAR}" size="{styles.footnote.fontSize}" color="{palette.SUBTLE}">'
    below = f"<br/>{small}{share}</font>" if share else ""
    if count[:1].isdigit():
        return Paragraph(count + below, styles.cell_right_quiet if count == "0" else styles.cell_right)
    return Paragraph(f"{small}{count}</font>{below}", styles.cell_right_quiet)
