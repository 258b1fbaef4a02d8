"""Which tables the star has, and its dictionary, made from the very columns that are written."""

from collections.abc import Iterator, Sequence

from audit_tool.exchange.cells import MOST_IN_A_CELL
from audit_tool.exchange.star.answers import ANSWERS, MEASURES
from audit_tool.exchange.star.audits import AUDITS, MODERATION
from audit_tool.exchange.star.columns import Table
from audit_tool.exchange.star.dimensions import DEFINITIONS, QUESTIONS, ROUNDS
from audit_tool.exchange.star.following import ACTIONS, TEXTS

TABLES: tuple[Table, ...] = (AUDITS, ANSWERS, MODERATION, ACTIONS, MEASURES, ROUNDS, QUESTIONS, DEFINITIONS)
WITH_TEXT: tuple[Table, ...] = (*TABLES, TEXTS)
DICTIONARY = "dictionary"
HEADS = ("table", "column", "type", "meaning", "values", "form_versions")
RULES = (
    "Only settled audits are in it, of rounds that count in results unless one round was chosen.",
    "People, cases, rounds and audits stand as keys: the same in every export of this workspace, and in no other.",
    "Forms of all versions stand together; what a version does not ask says not asked, and is never a zero.",
    f"A text too long for a cell of Excel ({MOST_IN_A_CELL:,}) is cut and ends in a mark; in .json it is whole.",
    "In .csv a text that a spreadsheet would take for a formula has an apostrophe in front.",
    "A control character, which no spreadsheet can hold, stands as \N{REPLACEMENT CHARACTER}.",
    "Line ends inside a text are line feeds.",
    "Days are written year-month-day. An empty cell is unknown or none, and never a zero.",
)
"""What holds for all tables."""


def dictionary(tables: Sequence[Table], about: Sequence[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """What this export is, what holds for all of it, each table, each of its columns."""
    for what, told in about:
        yield "", "", what, told, "", ""
    for rule in RULES:
        yield "", "", "rule", rule, "", ""
    for table in tables:
        yield table.name, "", "table", table.row, f"One row by {table.key}.", ""
        for column in table.columns:
            yield table.name, column.name, column.type.value, column.meaning, column.values, column.versions


def heads_of(table: Table) -> tuple[str, ...]:
    """The header of a table."""
    return tuple(column.name for column in table.columns)
