"""Reads a CSV file as councils have them: any usual encoding, any usual sign between the cells."""

import csv
import io
import re
from collections import Counter
from itertools import chain, islice
from pathlib import Path

from audit_tool.exchange.population.tables import EVERY, MOST_COLUMNS, MOST_ROWS, Progress, Table, refused

_SIGNS = (",", ";", "\t", "|")
_SAMPLE = 60
"""Lines that are looked at to find the sign."""
_LONGEST_CELL = 2_000_000
_AGAIN = "Save it as CSV again."
_END = "\0 end of the file"
"""Comes out as a row of its own unless a quotation mark is open, which would have taken in all that follows it."""


def read_text_file(path: Path, content: bytes, progress: Progress, most: int = MOST_ROWS) -> Table:
    """The rows of a CSV file."""
    text = _decoded(content)
    told = re.match(r"sep=([^\w\s\"]|\t)\r?\n", text)
    rows = _rows(path, text, told[1] if told else _sign_of(text), progress, most)
    if rows and max(map(len, rows)) > MOST_COLUMNS:
        raise refused(path, f"has more than {MOST_COLUMNS} columns", _AGAIN)
    if told:
        rows[0] = []
    return Table("", rows)


def _rows(path: Path, text: str, sign: str, progress: Progress, most: int) -> list[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    rows: list[list[str]] = []
    try:
        reader = csv.reader(chain(io.StringIO(text, newline=""), (_END,)), delimiter=sign)
        while part := list(islice(reader, EVERY)):
            rows += part
            progress(len(rows), 0)
            if len(rows) > most + 1:
                raise refused(path, f"has more than {most:,} rows", _AGAIN)
    except csv.Error as fault:
        raise refused(path, f"cannot be read as CSV near row {len(rows) + 1}", _AGAIN) from fault
    closed = rows.pop() == [_END]
    # No cell goes over several lines where there are as many rows as lines.
    several = not closed or reader.line_num > len(rows) + 1
    swallowing = next((at for at, cells in enumerate(rows, 1) if _swallows(cells, sign)), 0) if several else 0
    if swallowing or not closed:
        near = swallowing or len(rows) + 1
        raise refused(path, f"has a quotation mark near row {near} that takes other rows into its cell", _AGAIN)
    return rows


def _swallows(cells: list[str], sign: str) -> bool:
    """Whether a cell over several lines holds whole rows: lines that begin as the row itself does, code for code."""
    for at, cell in enumerate(cells):
        first, *more = cell.splitlines() or [""]
        if not more:
            continue
        begins = _shapes([*cells[:at], *(() if at else first.split(sign)[:-1])])
        if any("9" in each for each in begins):
            return any(_shapes(line.split(sign)[: len(begins)]) == begins for line in more if sign in line)
    return False


def _shapes(cells: list[str]) -> list[str]:
    return [_shape(each) for each in cells]


def _shape(text: str) -> str:
    """What a cell is built of: a run of digits, of letters, or another sign."""
    return re.sub(r"[^\W\d_]+(?: +[^\W\d_]+)*", "A", re.sub(r"\d+", "9", text.strip()))


def _decoded(content: bytes) -> str:
    """The text: by its mark, as UTF-8, or as Windows wrote it before."""
    if content.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return content.decode("utf-32", errors="replace")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    head = content[:400]
    if head.count(0) > len(head) // 4:
        # Without a mark: English text has its empty bytes second in the little-endian order.
        return content.decode(
            "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be", errors="replace"
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _sign_of(text: str) -> str:
    """The sign that parts most lines into the same number of cells."""
    lines = text[:200_000].splitlines()[:_SAMPLE]

    def evenness(sign: str) -> int:
        try:
            widths = Counter(len(cells) for cells in csv.reader(lines, delimiter=sign) if len(cells) > 1)
        except csv.Error:
            return 0
        return max((width * count for width, count in widths.items()), default=0)

    return max(_SIGNS, key=evenness)
