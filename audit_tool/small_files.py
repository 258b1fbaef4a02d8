"""Files that come in whole, never a pipe that would wait for ever nor one that fills the memory, and go out whole."""

import errno
import glob
import os
import re
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
ON_WINDOWS = os.name == "nt"
PAUSES: tuple[float, ...] = (0.05, 0.1, 0.2, 0.4) if ON_WINDOWS else ()
"""Seconds between attempts to move a file: on Windows, what looks a new file over holds it for a moment."""
_NO_NAME_THERE = re.compile(r'[<>:"|?*\x00-\x1f]|[. ]$|^(con|prn|aux|nul|(com|lpt)[0-9¹²³]) *(\.|$)', re.IGNORECASE)
"""Names that Windows gives to no file; after a colon it would write into a part of another file that nobody sees."""


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
        raise WrongInputError(_not_saved([place.out for place in places], fault)) from fault
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


def name_part(told: str) -> str:
    """A code or reference as it can stand in the name of a file, on every system."""
    return re.sub("-{2,}", "-", "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in told))


def put_in_place(written: Path, place: Path) -> None:
    """Move a file to its place in one step, over an older one; what holds either for a moment only is waited for."""
    for pause in PAUSES:
        with suppress(PermissionError):
            written.replace(place)
            return
        time.sleep(pause)
    written.replace(place)


def _take_places(outs: Sequence[Path], beside: Sequence[Path]) -> None:
    if len(outs) == 1:
        put_in_place(beside[0], outs[0])
        return
    aside: dict[Path, Path] = {}
    taken: list[Path] = []
    try:
        for out, written in zip(outs, beside, strict=True):
            if out.exists():
                aside[out] = _moved_aside(out)
            put_in_place(written, out)
            taken.append(out)
    except OSError:
        # Each for itself: one that cannot be put back must not keep the others away.
        for out in {*taken, *aside}:
            with suppress(OSError):
                _put_back(out, aside.get(out))
        raise
    for older in aside.values():
        with suppress(OSError):
            older.unlink()


def _moved_aside(out: Path) -> Path:
    older = _new_beside(out)
    try:
        put_in_place(out, older)
    except OSError:
        older.unlink(missing_ok=True)
        raise
    return older


def _put_back(out: Path, older: Path | None) -> None:
    if older is None:
        out.unlink()
    else:
        put_in_place(older, out)


def _refuse_wrong_place(out: Path, workspace: Path, beginning: bytes, kind: str) -> None:
    """A slip in a name must cost nobody a database: only an older one of its kind, or an empty file, may go."""
    if ON_WINDOWS and _NO_NAME_THERE.search(out.name):
        message = (
            f"{out.name} was not saved: Windows gives no file this name. Nothing was changed. "
            "Choose another one, without : ? * < > | and quotation marks."
        )
        raise WrongInputError(message)
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


def _not_saved(outs: Sequence[Path], fault: OSError) -> str:
    out = outs[0]
    if fault.errno in {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}:
        return f"{out.name} was not saved: the disk is full. An older file is safe. Free some space and save again."
    about = {fault.filename, fault.filename2}
    held = next((each for each in outs if str(each) in about and each.exists()), None)
    if isinstance(fault, PermissionError) and held is not None:
        return (
            f"{held.name} was not saved: another program has it open, or it is protected. What is in it is safe. "
            "Close it there and save again, or choose another name."
        )
    return f"{out.name} was not saved: this folder cannot be written to. An older file is safe. Choose another folder."
