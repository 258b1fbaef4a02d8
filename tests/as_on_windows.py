"""Windows' rule for files, on any system: who holds a file open keeps everybody from moving or removing it."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Held = Callable[[str], bool]
Step = Callable[..., None]
_HANDLES = Path("/proc/self/fd")


def refuse_to_move(monkeypatch: pytest.MonkeyPatch, held: Held | None = None) -> list[str]:
    """Let no file be moved or removed that this program holds open, or that `held` says another holds; those refused.

    What somebody only reads is held too. A folder is held by what is open anywhere in it.
    """
    refused: list[str] = []
    is_held = held or (lambda path: False)

    def heeding(step: Step) -> Step:
        def heeded(*paths: Any, **rest: Any) -> None:
            for path in (str(Path(each).absolute()) for each in paths if isinstance(each, str | os.PathLike)):
                if is_held(path) or _opened_here(path):
                    refused.append(path)
                    raise PermissionError(errno.EACCES, "The process cannot access the file", path)
            step(*paths, **rest)

        return heeded

    for name in ("replace", "rename", "unlink", "remove", "rmdir"):
        monkeypatch.setattr(os, name, heeding(getattr(os, name)))
    return refused


def _opened_here(path: str) -> bool:
    """Whether this process holds it, or anything in it, open."""
    for handle in list(_HANDLES.iterdir()):
        try:
            opened = handle.readlink()
        except OSError:
            continue
        if str(opened) == path or str(opened).startswith(path + os.sep):
            return True
    return False
