"""What a file holds: sheets of rows of text, numbered as a spreadsheet program numbers them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from audit_tool.errors import WrongInputError

Progress = Callable[[int, int], None]
"""Told how much is done and of how much (none where nobody knows); what it raises ends the reading."""
LARGEST = 40_000_000
LARGEST_UNPACKED = 400_000_000
MOST_ROWS, MOST_COLUMNS = 200_000, 200
NO_RESULT = "\0no result"
"""What stands for a formula whose result nobody saved: nothing would be taken for an empty cell."""
EVERY = 2_000
"""Rows after which the progress is told."""


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet, or the whole of a CSV file."""

    name: str
    rows: list[list[str]]
    """Row 1 is the first: nothing is skipped, so a place in the list and a row number belong together."""


def refused(
    path: Path, why: str, then: str = "Save it as CSV or .xlsx from your recording system again."
) -> WrongInputError:
    """A file that cannot be used, in words."""
    return WrongInputError(f"{path.name} {why}. Nothing was changed. {then}")
