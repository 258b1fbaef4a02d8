"""Reads a saved star again, whatever file it is in: the tables as rows by column, every cell as text."""

import csv
import json
from pathlib import Path

import openpyxl

Tables = dict[str, list[dict[str, str]]]
NAMES = ("audits", "answers", "moderation", "actions", "measures", "rounds", "questions", "definitions", "dictionary")


def read(out: Path) -> Tables:
    return {".csv": _csv, ".xlsx": _xlsx, ".json": _json}[out.suffix](out)


def _csv(out: Path) -> Tables:
    found = {"answers": _rows(out)}
    for path in sorted(out.parent.glob(f"{out.stem}-*.csv")):
        found[path.stem.removeprefix(f"{out.stem}-")] = _rows(path)
    return found


def _rows(path: Path) -> list[dict[str, str]]:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf"), "Excel takes it for another encoding"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _xlsx(out: Path) -> Tables:
    book = openpyxl.load_workbook(out)
    found: Tables = {}
    for sheet in book.worksheets:
        heads, *rows = sheet.iter_rows()
        assert not [cell for row in rows for cell in row if cell.data_type in {"f", "e"}]
        names = [str(cell.value) for cell in heads]
        found[sheet.title] = [dict(zip(names, (_text(cell.value) for cell in row), strict=True)) for row in rows]
    return found


def _json(out: Path) -> Tables:
    content = json.loads(out.read_text(encoding="utf-8"))
    lists = {name: rows for name, rows in content.items() if isinstance(rows, list)}
    return {name: [{head: _text(cell) for head, cell in row.items()} for row in rows] for name, rows in lists.items()}


def _text(cell: object) -> str:
    if cell is None:
        return ""
    told = str(cell)
    return told.removesuffix(" 00:00:00")
