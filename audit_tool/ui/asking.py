"""Work that a page asks for: it ends with the page, and what is refused is told in words. Knows no Qt."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from audit_tool.errors import AuditToolError
from audit_tool.services.desk import Desk
from audit_tool.ui.jobs import Lane, Runner

T = TypeVar("T")


def refusing(tell: Callable[[str], None]) -> Callable[[Exception], None]:
    """What is done where work fails: an error of ours is told in its words, any other is handed on."""

    def refused(fault: Exception) -> None:
        if not isinstance(fault, AuditToolError):
            raise fault
        tell(str(fault))

    return refused


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

        def tell(words: str) -> None:
            if self._here:
                (refused or self._refused)(words)

        self._runner.run(work, deliver, refusing(tell), lane)


class ActingView(Protocol):
    """What every page needs on which something is done."""

    def show_done(self, happened: str, rest: str) -> None:
        """Say what was done."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class ActingPresenter:
    """The base of a page that shows what is so, lets something be done about it, and shows it anew."""

    def __init__(self, desk: Desk, runner: Runner, view: ActingView) -> None:
        self._desk = desk
        self._told = view
        self._asking = WhileHere(runner, view.show_problem)

    def load(self) -> None:
        """Read anew what is shown; each page knows what."""
        raise NotImplementedError

    def leave(self) -> None:
        """The page goes away: what comes later is shown to nobody."""
        self._asking.leave()

    def _do(self, act: Callable[[], object], happened: str, rest: str) -> None:
        """Do something, say that it is done, and show what is so now."""

        def done(_result: object) -> None:
            self._told.show_done(happened, rest)
            self.load()

        self._asking.run(act, done, Lane.WRITE)
