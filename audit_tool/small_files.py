"""Files that come in whole, never a pipe that would wait for ever nor one that fills the memory, and go out whole."""

import errno
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from audit_tool.errors import WrongInputError


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


def save_whole(content: bytes, out: Path, workspace: Path, beginning: bytes, kind: str) -> None:
    """Put a finished file in its place at once: only over an older one of its kind, and never into a workspace."""
    beside: Path | None = None
    try:
        _refuse_wrong_place(out, workspace, beginning, kind)
        with tempfile.NamedTemporaryFile(dir=out.parent, prefix=f".{out.stem}-", suffix=".part", delete=False) as file:
            beside = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(out)
    except OSError as fault:
        if beside is not None:
            with suppress(OSError):
                beside.unlink()
        raise WrongInputError(_not_saved(out, fault)) from fault


def _refuse_wrong_place(out: Path, workspace: Path, beginning: bytes, kind: str) -> None:
    """A slip in a name must cost nobody a database: only an older one of its kind, or an empty file, may go."""
    if out.resolve().is_relative_to(workspace.resolve()):
        message = (
            f"{out.name} was not saved: this folder is the workspace, which holds nothing else. "
            "Nothing was changed. Choose another folder."
        )
        raise WrongInputError(message)
    if out.exists() and not (out.is_file() and _begins(out, beginning)):
        message = (
            f"{out.name} was not saved: something that is no {kind} has this name. It is safe. Choose another name."
        )
        raise WrongInputError(message)


def _begins(file: Path, beginning: bytes) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(beginning)) in {beginning, b""}


def _not_saved(out: Path, fault: OSError) -> str:
    full = fault.errno in {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
    if full:
        return f"{out.name} was not saved: the disk is full. An older file is safe. Free some space and save again."
    return f"{out.name} was not saved: this folder cannot be written to. An older file is safe. Choose another folder."
