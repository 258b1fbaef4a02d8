"""A form file that somebody is writing: looked at again whenever it is saved. Knows no Qt."""

from collections.abc import Callable
from pathlib import Path

from audit_tool.ui.jobs import Scheduler

EVERY = 700
"""Milliseconds between two looks. A look asks for size, time and number only; editors that put a new file in the place
of the old one, and drives that send no notices, are seen all the same."""

Stamp = tuple[int, int, int]
NOT_THERE: Stamp = (0, 0, 0)


class FileWatch:
    """Tells when a file has changed on the disk."""

    def __init__(self, scheduler: Scheduler, changed: Callable[[Path], None]) -> None:
        self._scheduler = scheduler
        self._changed = changed
        self._stamp: Stamp | None = None
        self.path: Path | None = None

    def start(self, path: Path) -> None:
        """Watch this file from now on; it is told at once, as it stands."""
        self.path, self._stamp = path, None
        self._look()

    def stop(self) -> None:
        """Watch nothing."""
        self.path = None
        self._scheduler.cancel()

    def _look(self) -> None:
        path = self.path
        if path is None:
            return
        stamp = _stamp(path)
        if stamp != self._stamp:
            self._stamp = stamp
            self._changed(path)
        self._scheduler.later(EVERY, self._look)


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return NOT_THERE
    # Another file in its place may have the size and even the time of the old one.
    return found.st_mtime_ns, found.st_size, found.st_ino
