"""One long piece of work at a time: looked at while it goes on, and called off where somebody wants it. Knows no Qt."""

from collections.abc import Callable
from typing import TypeVar

from audit_tool.ui.jobs import Lane, Runner, Scheduler, Watched

T = TypeVar("T")
LOOK_EVERY = 120
"""Milliseconds between two looks at how far it is."""


class Watching:
    """Starts work on a lane, and tells how far it is until it ends."""

    def __init__(
        self, runner: Runner, scheduler: Scheduler, show: Callable[[str, int, int], None], rest: Callable[[], None]
    ) -> None:
        self._runner, self._scheduler, self._show, self._rest = runner, scheduler, show, rest
        self._watched: Watched | None = None
        self._words = ""

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._watched is not None

    def start(
        self,
        words: str,
        work: Callable[[Watched], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        lane: Lane = Lane.READ,
    ) -> None:
        """Call off what is under way, and begin this; `words` say what it is."""
        self.call_off()
        watched = self._watched = Watched()
        self._words = words

        def settled() -> bool:
            if self._watched is not watched:
                return False
            self._watched = None
            self._scheduler.cancel()
            self._rest()
            return True

        def finished(result: T) -> None:
            if settled():
                done(result)

        def fell(fault: Exception) -> None:
            if settled():
                failed(fault)

        self._scheduler.later(LOOK_EVERY, self._look)
        self._runner.run(lambda: work(watched), finished, fell, lane)

    def call_off(self) -> None:
        """End what is under way the next time that it tells how far it is."""
        if self._watched is not None:
            self._watched.call_off()

    def leave(self) -> None:
        """The page goes away: what is under way ends, and nothing of it is shown any more."""
        self.call_off()
        self._watched = None
        self._scheduler.cancel()

    def _look(self) -> None:
        if self._watched is not None:
            self._show(self._words, self._watched.done, self._watched.total)
            self._scheduler.later(LOOK_EVERY, self._look)
