"""Reads an .xlsx file as councils have them: several sheets, merged cells, codes kept by a number format."""

import re
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from audit_tool.errors import AuditToolError
from audit_tool.exchange.packed_workbooks import harm_in
from audit_tool.exchange.population.tables import (
    EVERY,
    LARGEST,
    LARGEST_UNPACKED,
    MOST_COLUMNS,
    MOST_ROWS,
    Progress,
    Table,
    refused,
)

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_ZEROS = re.compile(r"0{2,20}")


def read_sheets_file(path: Path, progress: Progress) -> list[Table]:
    """Every sheet with rows."""
    try:
        if why := harm_in(path, LARGEST, LARGEST_UNPACKED):
            raise refused(path, why)  # noqa: TRY301 - caught as it is, just below
        return _sheets(path, progress)
    except (AuditToolError, OSError):
        raise
    except Exception as fault:
        # A damaged workbook lets zipfile, the XML parser and openpyxl end in errors of nearly every kind.
        raise refused(path, "is damaged or no .xlsx file") from fault


def _sheets(path: Path, progress: Progress) -> list[Table]:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    try:
        # Sheets of charts have no rows; hidden ones are lists behind drop-downs.
        return [
            Table(sheet.title, _rows(path, sheet, progress))
            for sheet in book.worksheets
            if sheet.sheet_state == "visible"
        ]
    finally:
        book.close()


def _rows(path: Path, sheet: "ReadOnlyWorksheet", progress: Progress) -> list[list[str]]:
    rows: list[list[str]] = []
    for line in sheet.iter_rows(min_row=1, min_col=1, max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS):
        rows.append([_text(cell) for cell in line])
        if len(rows) % EVERY == 0:
            progress(len(rows), 0)
    if len(rows) > MOST_ROWS:
        raise refused(path, f"has more than {MOST_ROWS:,} rows in the sheet {sheet.title}")
    while rows and not any(rows[-1]):
        rows.pop()
    _fill_merged(path, sheet, rows)
    return rows


def _text(cell: "Cell") -> str:
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
    if isinstance(value, int) and _ZEROS.fullmatch(str(cell.number_format)):
        return str(value).zfill(len(cell.number_format))
    return str(value)


def _fill_merged(path: Path, sheet: "ReadOnlyWorksheet", rows: list[list[str]]) -> None:
    """Give a value that is merged over several rows to each of them."""
    from openpyxl.utils import column_index_from_string

    part = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
    with zipfile.ZipFile(path) as packed:
        found = _MERGED.findall(packed.read(part)) if part in packed.namelist() else []
    for first, top, _, bottom in found:
        at = column_index_from_string(first.decode()) - 1
        for number in range(int(top) + 1, min(int(bottom), len(rows)) + 1):
            below, above = rows[number - 1], rows[int(top) - 1]
            if at < len(below) and at < len(above):
                below[at] = above[at]
