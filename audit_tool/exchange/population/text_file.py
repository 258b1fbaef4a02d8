"""Reads a CSV file as councils have them: any usual encoding, any usual sign between the cells."""

import csv
import io
import re
from collections import Counter
from itertools import islice
from pathlib import Path

from audit_tool.exchange.population.tables import EVERY, MOST_COLUMNS, MOST_ROWS, Progress, Table, refused

_SIGNS = (",", ";", "\t", "|")
_SAMPLE = 60
"""Lines that are looked at to find the sign."""
_LONGEST_CELL = 2_000_000


def read_text_file(path: Path, content: bytes, progress: Progress) -> Table:
    """The rows of a CSV file."""
    text = _decoded(content)
    told = re.match(r"sep=(.)\r?\n", text)
    sign = told[1] if told else _sign_of(text)
    csv.field_size_limit(_LONGEST_CELL)
    rows: list[list[str]] = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
        while part := list(islice(reader, EVERY)):
            rows += part
            progress(len(rows), 0)
            if len(rows) > MOST_ROWS:
                raise refused(path, f"has more than {MOST_ROWS:,} rows")
    except csv.Error as fault:
        raise refused(path, f"cannot be read as CSV near row {len(rows) + 1}") from fault
    if rows and max(map(len, rows)) > MOST_COLUMNS:
        raise refused(path, f"has more than {MOST_COLUMNS} columns")
    if told:
        rows[0] = []
    return Table("", rows)


def _decoded(content: bytes) -> str:
    """The text: by its mark, as UTF-8, or as Windows wrote it before."""
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
