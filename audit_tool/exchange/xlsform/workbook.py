"""Reads the sheets of an .xlsx file as rows of text by their heading; nothing in it is evaluated or trusted."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from audit_tool.errors import WrongInputError
from audit_tool.exchange.packed_workbooks import harm_in

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

LARGEST = 5_000_000
LARGEST_UNPACKED = 60_000_000
MOST_ROWS, MOST_COLUMNS = 5_000, 120
FORMULA = "f"


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the headings."""

    number: int
    cells: Mapping[str, str]
    """Text by heading; empty cells are left out."""
    formulas: tuple[str, ...] = ()
    """Headings of the cells that hold a formula, which is not read."""

    def text(self, heading: str) -> str:
        """What stands under a heading, or nothing."""
        return self.cells.get(heading, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet with its headings in the form that XLSForm gives them, and rows that hold something."""

    name: str
    headings: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    doubled: tuple[str, ...] = ()
    """Headings of several columns, of which the first is read."""


def read_workbook(path: Path) -> dict[str, Sheet]:
    """The sheets of a file by lower-case name; WrongInputError where it cannot be used."""
    try:
        large = f"is larger than {LARGEST // 1_000_000} MB" if path.stat().st_size > LARGEST else ""
        if why := large or harm_in(path, LARGEST_UNPACKED):
            raise _refused(path, why)  # noqa: TRY301 - caught as it is, just below
        return _sheets(path)
    except WrongInputError:
        raise
    except OSError as fault:
        raise _refused(path, f"cannot be opened ({fault.strerror or 'no reason given'})") from fault
    except Exception as fault:
        # A damaged workbook lets zipfile, the XML parser and openpyxl end in errors of nearly every kind.
        raise _refused(path, "is damaged or no .xlsx file") from fault


def _sheets(path: Path) -> dict[str, Sheet]:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=False, keep_links=False)
    try:
        found: dict[str, Sheet] = {}
        # Sheets of charts have no rows.
        for number, sheet in enumerate(book.worksheets, 1):
            name = sheet.title.strip().lower()
            # "survey" and "survey " are two sheets: the first is meant, and the other is told as not read.
            found[f"{name} (sheet {number})" if name in found else name] = _sheet(path, sheet)
        return found
    finally:
        book.close()


def _sheet(path: Path, sheet: "ReadOnlyWorksheet") -> Sheet:
    headings: list[str] = []
    doubled: tuple[str, ...] = ()
    rows: list[Row] = []
    cells = sheet.iter_rows(min_row=1, min_col=1, max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS)
    for number, line in enumerate(cells, 1):
        texts = [_text(cell) for cell in line]
        if not headings:
            headings = [_heading(text) for text in texts] if any(texts) else []
            doubled = tuple(dict.fromkeys(one for one in headings if one and headings.count(one) > 1))
            headings = [one if one not in headings[:at] else "" for at, one in enumerate(headings)]
            continue
        named = list(zip(headings, line, texts, strict=True))
        found = {heading: text for heading, _, text in named if heading and text}
        formulas = tuple(heading for heading, cell, _ in named if heading and cell.data_type == FORMULA)
        if not (found or formulas):
            continue
        if number > MOST_ROWS:
            raise _refused(path, f"has more than {MOST_ROWS} rows in the sheet {sheet.title}")
        rows.append(Row(number, found, formulas))
    return Sheet(sheet.title, tuple(heading for heading in headings if heading), tuple(rows), doubled)


def _heading(text: str) -> str:
    """A heading as XLSForm writes it today: `label::English`, `constraint_message`."""
    name, colons, language = re.sub(r"\s*:{1,2}\s*", "::", text.strip(), count=1).partition("::")
    return f"{re.sub(r'[ -]+', '_', name.strip().lower())}{colons}{language.strip()}"


def _text(cell: "Cell") -> str:
    """A value as text; a formula is nothing."""
    value = cell.value
    if value is None or cell.data_type == FORMULA:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return " ".join("".join(one if one.isprintable() else " " for one in str(value)).split())


def _refused(path: Path, why: str) -> WrongInputError:
    return WrongInputError(
        f"{path.name} {why}. Nothing was changed. Save the form as .xlsx again, or name another file."
    )
