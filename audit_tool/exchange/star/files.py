"""The star as files: several of CSV beside each other, one workbook, or one document of JSON; never all in memory."""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TextIO

from audit_tool.exchange.cells import fitting, lines_alike, still, storable
from audit_tool.exchange.star.columns import Cells, Making, Part, Table, Then
from audit_tool.exchange.star.dictionary import DICTIONARY, HEADS, dictionary, heads_of
from audit_tool.exchange.workbooks import Cell, writing_book
from audit_tool.services.star_source import StarSource

FIRST_TABLE = "answers"
"""Which table lies in the very file that was named, where each has a file of its own: one row a judgement (R-168)."""
About = Sequence[tuple[str, str]]
Counts = Counter[str]
Writing = Callable[[Sequence[Path], Sequence[Table], StarSource, About], Counts]


def csv_places(out: Path, tables: Sequence[Table]) -> list[tuple[Path, tuple[str, ...]]]:
    """Where each table goes, with its header, and the dictionary at the end."""
    named = [(table.name, heads_of(table)) for table in tables] + [(DICTIONARY, HEADS)]
    return [(out if name == FIRST_TABLE else out.with_stem(f"{out.stem}-{name}"), heads) for name, heads in named]


def write_csv(beside: Sequence[Path], tables: Sequence[Table], source: StarSource, about: About) -> Counts:
    """A file for each table; how many rows each has."""
    counts = Counts()
    for path, table in zip(beside, tables, strict=False):
        _csv_into(path, heads_of(table), _counted(counts, table.name, table.rows(source, csv_part)))
    _csv_into(beside[-1], HEADS, (csv_part(row, Then.END) for row in dictionary(tables, about)))
    return counts


def _csv_into(path: Path, heads: Iterable[Cell], lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        # Python's own writer of this mark goes through Python for each line.
        file.write("\ufeff" + csv_part(heads, Then.END))
        file.writelines(lines)


def csv_part(cells: Iterable[Cell], then: Then) -> str:
    """Cells as CSV, with what comes between them and the next ones."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=then).writerow([csv_cell(cell) for cell in cells])
    return text.getvalue()


def write_xlsx(beside: Sequence[Path], tables: Sequence[Table], source: StarSource, about: About) -> Counts:
    """A sheet for each table, and one for the dictionary."""
    counts = Counts()
    with writing_book(beside[0]) as book:
        for table in tables:
            sheet = book.sheet(table.name)
            sheet.add(heads_of(table))
            for row in _counted(counts, table.name, table.rows(source, _plain(book_cell))):
                sheet.add(row)
        sheet = book.sheet(DICTIONARY)
        sheet.add(HEADS)
        for told in dictionary(tables, about):
            sheet.add([book_cell(cell) for cell in told])
    return counts


def write_json(beside: Sequence[Path], tables: Sequence[Table], source: StarSource, about: About) -> Counts:
    """One document: what it is, the dictionary, and each table as a list of rows by column."""
    counts = Counts()
    with beside[0].open("w", encoding="utf-8", newline="\n") as file:
        file.write("{\n")
        for what, told in about:
            file.write(f"{_json(what)}: {_json(told)},\n")
        words = (dict(zip(HEADS, row, strict=True)) for row in dictionary(tables, about))
        _list_into(file, DICTIONARY, words)
        for table in tables:
            heads = heads_of(table)
            rows = _counted(counts, table.name, table.rows(source, _plain(document_cell)))
            file.write(",\n")
            _list_into(file, table.name, (dict(zip(heads, row, strict=True)) for row in rows))
        file.write("\n}\n")
    return counts


def csv_cell(cell: Cell) -> str | int | float:
    """A cell as CSV holds it."""
    if isinstance(cell, str):
        return still(fitting(storable(lines_alike(cell))))
    return "" if cell is None else cell.isoformat() if isinstance(cell, date) else cell


def book_cell(cell: Cell) -> Cell:
    """A cell as a workbook holds it."""
    return fitting(storable(lines_alike(cell))) if isinstance(cell, str) else cell


def document_cell(cell: Cell) -> str | int | float | None:
    """A cell as JSON holds it."""
    if isinstance(cell, str):
        return storable(lines_alike(cell))
    return cell.isoformat() if isinstance(cell, date) else cell


def _plain(made: Callable[[Cell], Cell]) -> Making[Cells]:
    """Parts of rows as cells, made one by one."""
    return lambda cells, _then: tuple(map(made, cells))


def _list_into(file: TextIO, name: str, rows: Iterable[object]) -> None:
    file.write(f"{_json(name)}: [")
    file.writelines(f"{',' if at else ''}\n{_json(row)}" for at, row in enumerate(rows))
    file.write("\n]")


def _json(part: object) -> str:
    return json.dumps(part, ensure_ascii=False, allow_nan=False)


def _counted(counts: Counts, name: str, rows: Iterator[Part]) -> Iterator[Part]:
    number = 0
    for row in rows:
        number += 1
        yield row
    counts[name] = number
