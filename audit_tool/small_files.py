"""Reads files that should be small: whole, never a pipe that would wait for ever, never one that fills the memory."""

import stat
from pathlib import Path


def read_small(path: Path, largest: int) -> bytes:
    """The content of an ordinary file of at most so many bytes; OSError for anything else."""
    # Looked at before it is opened: opening a pipe that nobody writes into would wait.
    if not stat.S_ISREG(path.stat().st_mode):
        message = "not an ordinary file"
        raise OSError(message)
    with path.open("rb") as file:
        content = file.read(largest + 1)
    if len(content) > largest:
        message = "too large"
        raise OSError(message)
    return content
