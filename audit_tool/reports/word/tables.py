"""Tables of a report as tables of Word: heads repeat on each page, rows stay whole, columns are as wide as on paper."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from docx.blkcntnr import BlockItemContainer
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row, CT_Tc
from docx.shared import Pt
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell
from reportlab.lib.colors import toColor
from reportlab.platypus import Flowable

from audit_tool.reports.tables import Table
from audit_tool.reports.word.elements import POINT, border, element, shading
from audit_tool.reports.word.faults import NoWordForItError
from audit_tool.reports.word.styles import hexadecimal

Fill = Callable[[Sequence[Flowable], BlockItemContainer, float], None]
"""Writes what a cell holds into it, in so much room."""
_EDGES = {"LINEABOVE": "top", "LINEBEFORE": "left", "LINEBELOW": "bottom", "LINEAFTER": "right"}
_ORDER = ("top", "left", "bottom", "right")


def add_table(table: Table, into: BlockItemContainer, room: float, fill: Fill) -> None:
    """A table with its heads, lines, grounds and spans."""
    cells: list[list[Any]] = table._cellvalues  # noqa: SLF001  # reportlab names it nowhere else
    widths = [float(width) for width in table._argW]  # noqa: SLF001
    made = _empty(into, len(cells), widths, min(sum(widths), room))
    lines, grounds = _lines(table), _grounds(table)
    for row, (held, drawn) in enumerate(zip(made._tbl.tr_lst, cells, strict=True)):  # noqa: SLF001
        _keep_row(held, head=row < table.repeatRows)
        for column, (place, content) in enumerate(zip(held.tc_lst, drawn, strict=True)):
            look = table._cellStyles[row][column]  # noqa: SLF001
            _dress(place, look, lines[row, column], grounds.get((row, column)))
            inner = widths[column] - look.leftPadding - look.rightPadding
            _fill(WordCell(place, made), content, inner, fill)
    if table.whole:
        _keep_together(made)
    for (left, top), (right, bottom) in _ranges(table, "SPAN", table._spanCmds):  # noqa: SLF001
        made.cell(top, left).merge(made.cell(bottom, right))
    _tell_heads(made, table)


def _empty(into: BlockItemContainer, rows: int, widths: Sequence[float], width: float) -> WordTable:
    columns = len(widths)
    made = _within(into, rows, columns) if isinstance(into, WordCell) else into.add_table(rows, columns, Pt(width))
    made.autofit = False
    properties = made._tbl.tblPr  # noqa: SLF001  # python-docx has no widths and margins of tables
    for name in ("w:tblStyle", "w:tblW", "w:tblLook"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    properties.insert(0, element("w:tblW", w=round(width * POINT), type="dxa"))
    for column, wide in zip(made._tbl.tblGrid.gridCol_lst, widths, strict=True):  # noqa: SLF001
        column.w = Pt(wide)
    for row in made._tbl.tr_lst:  # noqa: SLF001
        for cell, wide in zip(row.tc_lst, widths, strict=True):
            cell.width = Pt(wide)
    return made


def _within(cell: WordCell, rows: int, columns: int) -> WordTable:
    """A table in a cell; python-docx puts a paragraph after it, which is written anew where one is due."""
    made = cell.add_table(rows, columns)
    after = made._tbl.getnext()  # noqa: SLF001
    after.getparent().remove(after)
    return made


def _keep_row(row: CT_Row, *, head: bool) -> None:
    properties = row.get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    if head:
        properties.append(element("w:tblHeader"))


def _dress(cell: CT_Tc, look: object, lines: dict[str, tuple[float, str]], ground: str | None) -> None:
    properties = cell.get_or_add_tcPr()
    if lines:
        edges = element("w:tcBorders")
        for edge in _ORDER:
            if edge in lines:
                edges.append(border(edge, *lines[edge]))
        properties.append(edges)
    if ground:
        properties.append(shading(ground))
    margins = element("w:tcMar")
    for edge in _ORDER:
        pad = getattr(look, f"{edge}Padding")
        margins.append(element(f"w:{edge}", w=round(pad * POINT), type="dxa"))
    properties.append(margins)


def _fill(cell: WordCell, content: object, room: float, fill: Fill) -> None:
    if content == "":
        return
    first = cell.paragraphs[0]._p  # noqa: SLF001
    fill(content if isinstance(content, list) else [content], cell, room)
    if len(cell._tc) > 2:  # noqa: SLF001  # properties and the paragraph that every new cell has
        first.getparent().remove(first)


def _keep_together(table: WordTable) -> None:
    for row in table._tbl.tr_lst[:-1]:  # noqa: SLF001
        for paragraph in row.iter(qn("w:p")):
            paragraph.get_or_add_pPr().get_or_add_keepNext()


def _tell_heads(made: WordTable, table: Table) -> None:
    """Which row and column name the others, for whoever hears the table."""
    look = element(
        "w:tblLook",
        firstRow=int(table.repeatRows > 0),
        lastRow=0,
        firstColumn=int(table.header_columns > 0),
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )
    made._tbl.tblPr.append(look)  # noqa: SLF001


def _lines(table: Table) -> dict[tuple[int, int], dict[str, tuple[float, str]]]:
    found: dict[tuple[int, int], dict[str, tuple[float, str]]] = defaultdict(dict)
    for name, start, end, weight, colour, *_ in table._linecmds:  # noqa: SLF001
        if name not in _EDGES:
            raise NoWordForItError(name)
        for row, column in _cells(table, start, end):
            found[row, column][_EDGES[name]] = (weight, hexadecimal(toColor(colour)))
    return found


def _grounds(table: Table) -> dict[tuple[int, int], str]:
    return {
        place: hexadecimal(toColor(colour))
        for name, start, end, colour in table._bkgrndcmds  # noqa: SLF001
        for place in _cells(table, start, end)
        if name == "BACKGROUND"
    }


def _cells(table: Table, start: tuple[int, int], end: tuple[int, int]) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = _ends(table, start, end)
    return ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))


def _ranges(
    table: Table, name: str, commands: Sequence[tuple[Any, ...]]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for told, start, end, *_ in commands:
        if told == name:
            left, top, right, bottom = _ends(table, start, end)
            yield (left, top), (right, bottom)


def _ends(table: Table, start: tuple[int, int], end: tuple[int, int]) -> tuple[int, int, int, int]:
    """Column and row where a command begins and ends; those below 0 count from the end."""
    across, down = len(table._cellvalues[0]), len(table._cellvalues)  # noqa: SLF001
    (left, top), (right, bottom) = start, end
    columns = [min(place + across if place < 0 else place, across - 1) for place in (left, right)]
    rows = [place + down if place < 0 else place for place in (top, bottom)]
    return columns[0], rows[0], columns[1], min(rows[1], down - 1)
