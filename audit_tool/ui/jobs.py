"""The contract for background work, and for things that happen later. Knows no thread and no Qt."""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol, TypeVar

from audit_tool.errors import CalledOffError

T = TypeVar("T")
PAUSE_IN_WRITING = 900
"""Milliseconds without a key press after which a text is looked at: no name is half written by then."""


class Lane(StrEnum):
    """Where work runs: one lane writes, in order; another reads and draws, so that it never holds up a save."""

    WRITE = "write"
    READ = "read"


class Runner(Protocol):
    """Runs plain functions away from the window and brings their results back to it."""

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        lane: Lane = Lane.READ,
    ) -> None:
        """Run `work` on a lane; then `done` with its result, or `failed`, in the window's own thread."""

    def drain(self) -> None:
        """Wait until everything asked for so far is done and delivered."""


class Scheduler(Protocol):
    """Calls a function after a while, in the window's own thread."""

    def later(self, milliseconds: int, call: Callable[[], None]) -> None:
        """Call once; a second request before that takes the place of the first."""

    def cancel(self) -> None:
        """Forget the call."""


class Watched:
    """How far one piece of work is, and whether it was called off: told on a lane, looked at in the window."""

    def __init__(self) -> None:
        self.done = self.total = 0
        self._off = False

    def __call__(self, done: int, total: int) -> None:
        """Take down how far it is; ends the work that somebody called off."""
        self.done, self.total = done, total
        if self._off:
            message = "Called off. Nothing was changed."
            raise CalledOffError(message)

    def call_off(self) -> None:
        """End the work the next time that it tells how far it is."""
        self._off = True


class Straight:
    """A runner that does everything at once; for tests, and wherever nothing may wait."""

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        lane: Lane = Lane.READ,  # noqa: ARG002 - everything is one lane here
    ) -> None:
        """Run it now."""
        try:
            result = work()
        except Exception as fault:
            if failed is None:
                raise
            failed(fault)
        else:
            done(result)

    def drain(self) -> None:
        """Nothing ever waits."""


def nothing(_result: object) -> None:
    """For work whose result nobody needs."""
