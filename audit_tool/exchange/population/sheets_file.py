"""Reads an .xlsx file as councils have them: several sheets, merged cells, codes kept by a number format."""

import io
import re
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from audit_tool.errors import AuditToolError
from audit_tool.exchange.packed_workbooks import harm_in
from audit_tool.exchange.population.tables import (
    EVERY,
    LARGEST_UNPACKED,
    MOST_COLUMNS,
    MOST_ROWS,
    NO_RESULT,
    Progress,
    Table,
    refused,
)

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_UNSOLVED = re.compile(
    rb'<(?:\w+:)?c\b([^>]*\br="([A-Z]+)(\d+)"[^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*'
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
"""A formula without its result; one whose result is an empty text says that it is a text."""
_ZEROS = re.compile(r'(?:"([^"]*)")?(0{2,20})')


def read_sheets_file(path: Path, content: bytes, progress: Progress) -> list[Table]:
    """Every sheet with rows. The file is read once: what changes it meanwhile changes nothing here."""
    try:
        if why := harm_in(io.BytesIO(content), LARGEST_UNPACKED):
            raise refused(path, why)  # noqa: TRY301 - caught as it is, just below
        return _sheets(path, io.BytesIO(content), progress)
    except AuditToolError:
        raise
    except Exception as fault:
        # A damaged workbook lets zipfile, the XML parser and openpyxl end in errors of nearly every kind.
        raise refused(path, "is damaged or no .xlsx file") from fault


def _sheets(path: Path, file: BinaryIO, progress: Progress) -> list[Table]:
    from openpyxl import load_workbook

    book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    try:
        # Sheets of charts have no rows; hidden ones are lists behind drop-downs.
        return [
            Table(sheet.title, _mended(file, sheet, _rows(path, sheet, progress)))
            for sheet in book.worksheets
            if sheet.sheet_state == "visible"
        ]
    finally:
        book.close()


def _rows(path: Path, sheet: "ReadOnlyWorksheet", progress: Progress) -> list[list[str]]:
    rows: list[list[str]] = []
    blank: list[list[str]] = []
    """Rows since the last with something in it: a format alone may reach to the end of the sheet."""
    gap: tuple[Cell, ...] = ()
    for line in sheet.iter_rows(min_row=1, min_col=1, max_col=MOST_COLUMNS + 1):
        # openpyxl gives one and the same line for all rows that are not there.
        cells = [] if line is gap else [cell_text(cell) for cell in line]
        if (len(rows) + len(blank)) % EVERY == 0:
            progress(len(rows), 0)
        if not any(map(str.strip, cells)):
            blank.append([])
            gap = line
            continue
        rows += [*blank, cells]
        blank.clear()
        if len(rows) > MOST_ROWS:
            raise refused(path, f"has more than {MOST_ROWS:,} rows in the sheet {sheet.title}")
        if len(cells) > MOST_COLUMNS and cells.pop():
            raise refused(path, f"has more than {MOST_COLUMNS} columns in the sheet {sheet.title}")
    return rows


def cell_text(cell: "Cell") -> str:
    """A value as the person saw it: a code with its leading zeros, a day as a day."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, int) and (found := _ZEROS.fullmatch(str(cell.number_format))):
        return f"{found[1] or ''}{str(value).zfill(len(found[2]))}"
    return str(value)


def _mended(file: BinaryIO, sheet: "ReadOnlyWorksheet", rows: list[list[str]]) -> list[list[str]]:
    """Rows with what openpyxl does not tell: values merged over several rows, and formulas without a result."""
    from openpyxl.utils import column_index_from_string

    part = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
    with zipfile.ZipFile(file) as packed:
        content = packed.read(part) if part in packed.namelist() else b""
    for told, letters, number in _UNSOLVED.findall(content):
        at, row = column_index_from_string(letters.decode()) - 1, int(number) - 1
        if b't="str"' not in told and row < len(rows) and at < len(rows[row]):
            rows[row][at] = NO_RESULT
    for first, top, _, bottom in _MERGED.findall(content):
        at = column_index_from_string(first.decode()) - 1
        for number in range(int(top) + 1, min(int(bottom), len(rows)) + 1):
            below, above = rows[number - 1], rows[int(top) - 1]
            if at < len(below) and at < len(above):
                below[at] = above[at]
    return rows
