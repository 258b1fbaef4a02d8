"""The file of rejected rows to hand back to whoever made the extract: row numbers and reasons, nothing of a child."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from audit_tool.errors import AuditToolError
from audit_tool.exchange.population.checking import Rejected


def save_rejected(path: Path, file_name: str, rejected: Sequence[Rejected]) -> None:
    """Write the rows as CSV, whole; a spreadsheet program opens it as it is."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["File", "Row", "Why it cannot come in"])
    # A name that begins like a formula must not be one when the file is opened.
    safe = f"'{file_name}" if file_name[:1] in "=+-@" else file_name
    writer.writerows([safe, one.row, one.reason] for one in rejected)
    try:
        path.write_bytes(text.getvalue().encode("utf-8-sig"))
    except OSError as fault:
        message = f"{path.name} could not be written. Nothing else was changed. Choose another place."
        raise AuditToolError(message) from fault
