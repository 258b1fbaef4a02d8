"""Reads the tables of the forms catalogue, and one row of a question table."""

from collections.abc import Iterator
from typing import NamedTuple

from catalogue.question_rules import QUESTION_RULES
from catalogue.yaml_style import Row

KINDS = {
    "G": "grade",
    "F": "fact",
    "D": "dates",
    "N": "number",
    "T": "text",
    "C": "choice",
    "M": "choices",
    "S": "choice",
}
SETS = {"S2": "short", "S": "short", "F": "full", "C": "cover", "X": "extra"}


class Block(NamedTuple):
    """One table of the catalogue."""

    heading: str
    columns: list[str]
    rows: list[list[str]]


def blocks(text: str) -> Iterator[Block]:
    """Each table with the heading above it, its column names and its rows."""
    heading, rows = "", []
    for line in [*text.splitlines(), ""]:
        if line.startswith("#"):
            heading = line.lstrip("# ").strip()
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip()[1:-1].split("|")])
        elif rows:
            yield Block(heading, rows[0], rows[2:])
            rows = []


def question(cells: list[str]) -> Row:
    """One row of a question bank as the keys of a form file."""
    code, words, kind, when, membership, tags, help_, source = (cell.strip() for cell in cells)
    letter, _, detail = kind.partition(":")
    themes, _, measures = tags.partition(" · ")
    row: Row = {"code": code, "text": words, "kind": KINDS[letter], "set": SETS[membership]}
    if membership == "S2":
        row["second_auditor"] = True
    if when != "all":
        row["when"] = when
    if detail.startswith("L-"):
        row["list"] = detail
    elif detail:
        row["standards"] = [detail]
    row["themes"] = themes.split(", ")
    if measures:
        row["measures"] = measures.split(", ")
    row["help"] = help_
    row["source"] = source.split("; ")
    return row | QUESTION_RULES.get(code, {})
