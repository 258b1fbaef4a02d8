"""Files that come in whole, never a pipe that would wait for ever nor one that fills the memory, and go out whole."""

import errno
import glob
import os
import stat
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from audit_tool.errors import WrongInputError

_SURELY_LEFT = 3600.0
"""Seconds after which no save can still be writing."""


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


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file is to go: only over an older one of its kind, which begins as it does."""

    out: Path
    beginning: bytes
    kind: str


def save_whole(content: bytes, out: Path, workspace: Path, beginning: bytes, kind: str) -> None:
    """Put a finished file in its place at once: only over an older one of its kind, and never into a workspace."""
    with saving_whole([Place(out, beginning, kind)], workspace) as (beside,):
        beside.write_bytes(content)


@contextmanager
def saving_whole(places: Sequence[Place], workspace: Path) -> Iterator[list[Path]]:
    """Files to be written beside their places; at the end all of them take their places, or none does."""
    beside: list[Path] = []
    try:
        for place in places:
            _refuse_wrong_place(place.out, workspace, place.beginning, place.kind)
            _clear_left(place.out)
            beside.append(_new_beside(place.out))
        yield beside
        for written in beside:
            with written.open("rb+") as file:
                os.fsync(file.fileno())
        _take_places([place.out for place in places], beside)
    except OSError as fault:
        raise WrongInputError(_not_saved(places[0].out, fault)) from fault
    finally:
        for left in beside:
            with suppress(OSError):
                left.unlink()


def _new_beside(out: Path) -> Path:
    with tempfile.NamedTemporaryFile(dir=out.parent, prefix=f".{out.stem}-", suffix=".part", delete=False) as file:
        return Path(file.name)


def _clear_left(out: Path) -> None:
    """Take away what a save of this name has left that was killed: it may tell of a case."""
    for part in out.parent.glob(f".{glob.escape(out.stem)}-*.part"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > _SURELY_LEFT:
                part.unlink()


def _take_places(outs: Sequence[Path], beside: Sequence[Path]) -> None:
    if len(outs) == 1:
        beside[0].replace(outs[0])
        return
    aside: list[tuple[Path, Path]] = []
    taken: list[Path] = []
    try:
        for out, written in zip(outs, beside, strict=True):
            if out.exists():
                older = _new_beside(out)
                out.replace(older)
                aside.append((older, out))
            written.replace(out)
            taken.append(out)
    except OSError:
        for out in taken:
            out.unlink()
        for older, out in aside:
            older.replace(out)
        raise
    for older, _ in aside:
        older.unlink()


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
