"""Pages on which something is noted: what is half written stays on the disk until it is noted or given up (R-054)."""

from collections.abc import Callable
from typing import TypeVar

from audit_tool.services.desk import Desk
from audit_tool.services.unfinished import Begun
from audit_tool.ui.asking import ActingPresenter, ActingView
from audit_tool.ui.jobs import Lane, Runner
from audit_tool.ui.keeping import Keeping

T = TypeVar("T")


class NotingPresenter(ActingPresenter):
    """Reads what is half written together with what is shown, and writes nothing before it is on the disk."""

    def __init__(self, desk: Desk, runner: Runner, view: ActingView, keeping: Keeping) -> None:
        super().__init__(desk, runner, view)
        self._keeping = keeping

    def give_up(self, kind: str, about: str) -> None:
        """Throw away what is half written of one thing."""
        act = self._desk.unfinished.give_up
        if self._keeping.finish():
            self._asking.run(lambda: act(kind, about), lambda _: self.load(), Lane.WRITE)

    def _read_all(self, read: Callable[[], T], show: Callable[[T], None]) -> None:
        """Read what is shown, and with it what is half written there."""
        keeping = self._keeping

        def done(found: tuple[T, tuple[Begun, ...]]) -> None:
            keeping.hold(found[1])
            show(found[0])

        self._asking.run(lambda: (read(), keeping.read()), done)

    def _do(self, act: Callable[[], object], happened: str, rest: str) -> None:
        """What is typed last is on the disk first, so that it does not come there after it is noted."""
        if self._keeping.finish():
            super()._do(act, happened, rest)
