"""The file of rejected rows to hand back to whoever made the extract: row numbers and reasons, nothing of a child."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from audit_tool.exchange.cells import still, storable
from audit_tool.exchange.population.checking import Rejected
from audit_tool.services.population import told_name
from audit_tool.small_files import save_whole

HEADINGS = ("File", "Row", "Why it cannot come in")
BEGINNING = ",".join(HEADINGS).encode("utf-8-sig")
"""Only an older list of this kind is written over."""


def save_rejected(path: Path, workspace: Path, file_name: str, rejected: Sequence[Rejected]) -> None:
    """Write the rows as CSV, whole; a spreadsheet program opens it as it is."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    # A name that begins like a formula must not be one when the file is opened.
    name = still(storable(told_name(file_name)))
    writer.writerows([name, one.row, still(storable(one.reason))] for one in rejected)
    save_whole(text.getvalue().encode("utf-8-sig"), path, workspace, BEGINNING, "list of rejected rows")
