"""Work that a page asks for, and that ends with the page."""

from collections.abc import Callable
from typing import TypeVar

from audit_tool.errors import AuditToolError
from audit_tool.ui.jobs import Lane, Runner

T = TypeVar("T")


class WhileHere:
    """Runs work away from the window, and delivers nothing once the page is gone: its widgets are gone then too."""

    def __init__(self, runner: Runner, refused: Callable[[str], None]) -> None:
        self._runner = runner
        self._refused = refused
        self._here = True

    def leave(self) -> None:
        """The page goes away."""
        self._here = False

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        lane: Lane = Lane.READ,
        refused: Callable[[str], None] | None = None,
    ) -> None:
        """Do the work; `refused` is told why it could not be done, in the words for people."""

        def deliver(result: T) -> None:
            if self._here:
                done(result)

        def fail(fault: Exception) -> None:
            if not isinstance(fault, AuditToolError):
                raise fault
            if self._here:
                (refused or self._refused)(str(fault))

        self._runner.run(work, deliver, fail, lane)
