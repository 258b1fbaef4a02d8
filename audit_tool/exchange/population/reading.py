"""Opens a population file, finds the sheet and the headings in it, and leaves what stands around them."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from audit_tool.exchange.population.headings import use_by_heading
from audit_tool.exchange.population.sheets_file import read_sheets_file
from audit_tool.exchange.population.tables import LARGEST, Progress, Table, refused
from audit_tool.exchange.population.text_file import read_text_file
from audit_tool.small_files import read_small

_LOOKED_AT = 40
"""Rows in which the headings are looked for."""
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Extract:
    """One sheet of a file with its headings found."""

    file_name: str
    fingerprint: str
    sheet: str
    headings: tuple[str, ...]
    """Each once: a second of the same words has a number, an empty one is named by its letter."""
    rows: list[list[str]]
    first_row: int
    """The number of the first row below the headings, as a spreadsheet program counts."""


def nothing_told(_done: int, _total: int) -> None:
    """For reading that nobody watches."""


def read_extracts(path: Path, progress: Progress = nothing_told) -> tuple[Extract, ...]:
    """Every sheet that may hold cases, the likeliest first; WrongInputError where there is none."""
    try:
        content = read_small(path, LARGEST)
        tables = _tables(path, content, progress)
    except OSError as fault:
        raise refused(
            path, "cannot be opened, or is too large", "Close it elsewhere, or choose another file."
        ) from fault
    fingerprint = hashlib.sha256(content).hexdigest()
    found = [(score, table, at) for table in tables for score, at in [_headings_at(table)] if at >= 0]
    if not found:
        raise refused(path, "has no row of headings with cases below it", "Choose the list of cases.")
    found.sort(key=lambda one: -one[0])
    return tuple(_extract(path, fingerprint, table, at) for _, table, at in found)


def _tables(path: Path, content: bytes, progress: Progress) -> list[Table]:
    if content.startswith(b"PK"):
        return read_sheets_file(path, content, progress)
    if content.startswith(_OLD_EXCEL):
        raise refused(path, "is in the old Excel format or has a password", "Save it as .xlsx without a password.")
    if re.match(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|table)", content[:200], re.IGNORECASE):
        raise refused(
            path, "is a web page with a table, whatever its name says", "Open it in Excel and save it as .xlsx."
        )
    return [read_text_file(path, content, progress)]


def _headings_at(table: Table) -> tuple[int, int]:
    """How much a row looks like headings, and where it is counted from 0; -1 where there is none with rows below."""
    best = (0, -1)
    last = len(table.rows) - 1
    for at, cells in enumerate(table.rows[:_LOOKED_AT]):
        filled = [each.strip() for each in cells if each.strip()]
        # One cell alone is a title, and headings have rows below them and hold no numbers.
        if at == last or not filled or (len(filled) < 2 and use_by_heading(filled[0]) is None):
            continue
        if len(set(filled)) < len(filled) / 2 or any(re.fullmatch(r"[\d./: -]+", each) for each in filled):
            continue
        known = sum(use_by_heading(each) is not None for each in filled)
        if (score := 10 * known + min(len(filled), 9)) > best[0]:
            best = (score, at)
    return best


def _extract(path: Path, fingerprint: str, table: Table, at: int) -> Extract:
    rows = table.rows[at + 1 :]
    width = max(len(table.rows[at]), *(len(cells) for cells in rows[:200])) if rows else len(table.rows[at])
    return Extract(path.name, fingerprint, table.name, _named(table.rows[at], rows, width), rows, at + 2)


def _named(cells: list[str], rows: list[list[str]], width: int) -> tuple[str, ...]:
    names: list[str] = []
    for at in range(width):
        told = " ".join(cells[at].split()) if at < len(cells) else ""
        name = told.strip("'\"")[:80] or f"Column {_letters(at)}"
        taken = name
        number = 2
        while taken in names:
            taken, number = f"{name} ({number})", number + 1
        names.append(taken)
    while (
        names
        and names[-1].startswith("Column ")
        and not any(len(row) >= len(names) and row[len(names) - 1].strip() for row in rows)
    ):
        names.pop()
    return tuple(names)


def _letters(at: int) -> str:
    """A column's letters, as a spreadsheet program has them."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
