"""Autosave: a typed character is on the disk within a second, and "Saved" is said only after that (R-054)."""

from collections.abc import Callable
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from audit_tool.errors import AuditToolError
from audit_tool.ui.jobs import Lane, Runner, Scheduler

PAUSE = 250
"""Milliseconds without a key press after which text is saved."""
LONGEST = 600
"""Milliseconds after which it is saved although somebody goes on typing."""
AGAIN = 2000
"""Milliseconds after which a save that failed is tried again."""


class SaveStateView(Protocol):
    """What shows whether work is saved: three values only."""

    def show_saving(self) -> None:
        """Something is on its way to the disk."""

    def show_saved(self, at: datetime) -> None:
        """The disk has everything."""

    def show_not_saved(self, why: str) -> None:
        """The disk refused; what was typed stays on screen."""


class Stamped(Protocol):
    """What a save gives back: at least when it was done."""

    @property
    def at(self) -> datetime:
        """The moment at which the disk had it."""


Written = TypeVar("Written")
Kept = TypeVar("Kept", bound=Stamped)


class Autosave(Generic[Written, Kept]):
    """Keeps the answers of one draft on their way to the disk, each question's latest only, in order."""

    def __init__(
        self,
        save: Callable[[str, Written], Kept],
        runner: Runner,
        pause: Scheduler,
        limit: Scheduler,
        view: SaveStateView,
        saved: Callable[[Kept], None],
    ) -> None:
        self._save = save
        self._runner = runner
        self._pause, self._limit = pause, limit
        self._view = view
        self._saved = saved
        self._waiting: dict[str, Written] = {}
        self._writing = False
        self._refused = False

    @property
    def idle(self) -> bool:
        """Nothing waits and nothing is being written."""
        return not self._waiting and not self._writing

    def put(self, code: str, answer: Written, *, at_once: bool) -> None:
        """Take an answer in; text waits for a pause in typing, a choice does not."""
        first = not self._waiting
        self._waiting.pop(code, None)
        self._waiting[code] = answer
        self._view.show_saving()
        if at_once:
            self.flush()
            return
        self._pause.later(PAUSE, self.flush)
        if first:
            self._limit.later(LONGEST, self.flush)

    def flush(self) -> None:
        """Send what waits to the disk; one write at a time, so that nothing overtakes."""
        self._pause.cancel()
        self._limit.cancel()
        if self._writing or not self._waiting:
            return
        self._writing = True
        batch, self._waiting = self._waiting, {}
        self._runner.run(lambda: self._write(batch), self._written, self._failing(batch), Lane.WRITE)

    def finish(self) -> bool:
        """Send everything and wait for the disk; false where it refused."""
        self._refused = False
        while not self.idle:
            self.flush()
            self._runner.drain()
            if self._refused or self._writing:
                return False
        return True

    def _write(self, batch: dict[str, Written]) -> list[Kept]:
        return [self._save(code, answer) for code, answer in batch.items()]

    def _written(self, saved: list[Kept]) -> None:
        self._writing = False
        for each in saved:
            self._saved(each)
        if self._waiting:
            self._limit.later(0, self.flush)
        else:
            self._view.show_saved(saved[-1].at)

    def _failing(self, batch: dict[str, Written]) -> Callable[[Exception], None]:
        def failed(fault: Exception) -> None:
            self._writing = False
            self._refused = True
            # What was typed meanwhile is newer than what failed.
            self._waiting = {**batch, **self._waiting}
            known = isinstance(fault, AuditToolError)
            why = str(fault) if known else "The program met a fault of its own."
            self._view.show_not_saved(f"{why[0].lower()}{why[1:]} Your text stays here.")
            self._limit.later(AGAIN, self.flush)
            if not known:
                raise fault

        return failed
