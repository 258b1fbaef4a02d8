"""Background work in Qt: all threads of the program are here."""

import gc
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal

from audit_tool.ui.jobs import Lane

T = TypeVar("T")
LONGEST_DRAIN = 30.0
COLLECT_EVERY = 2000


class QtRunner(QObject):
    """Two lanes of one thread each; results come back on the window's thread."""

    _delivered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {lane: ThreadPoolExecutor(1, thread_name_prefix=lane.value) for lane in Lane}
        self._open = 0
        self._lock = threading.Lock()
        self._delivered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        lane: Lane = Lane.READ,
    ) -> None:
        """Run `work` on a lane; its result or its error is delivered on the window's thread."""
        with self._lock:
            self._open += 1

        def finish(future: "Future[T]") -> None:
            self._delivered.emit(lambda: _settle(future, done, failed))

        self._lanes[lane].submit(work).add_done_callback(finish)

    def drain(self) -> None:
        """Wait, delivering results, until nothing is under way."""
        give_up = time.monotonic() + LONGEST_DRAIN
        while self._open and time.monotonic() < give_up:
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)
            QCoreApplication.processEvents()
            time.sleep(0.001)

    def stop(self) -> None:
        """End both threads after what they are doing."""
        self.drain()
        for lane in self._lanes.values():
            lane.shutdown(wait=True)

    def _deliver(self, settle: Callable[[], None]) -> None:
        with self._lock:
            self._open -= 1
        settle()


class QtScheduler(QObject):
    """One call that waits, as a Qt timer."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._call: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._fire)

    def later(self, milliseconds: int, call: Callable[[], None]) -> None:
        """Call once after a while."""
        self._call = call
        self._timer.start(milliseconds)

    def cancel(self) -> None:
        """Forget the call."""
        self._timer.stop()

    def _fire(self) -> None:
        if self._call is not None:
            self._call()


class WindowThreadCollector(QObject):
    """Python's garbage collector on a worker thread destroys Qt objects there and kills the program: run it here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(COLLECT_EVERY)

    def collect(self) -> None:
        """Collect as the automatic collector would, generation by generation."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if limits[generation] and counts[generation] > limits[generation]:
                gc.collect(generation)
                return


def _settle(future: "Future[T]", done: Callable[[T], None], failed: Callable[[Exception], None] | None) -> None:
    fault = future.exception()
    if fault is None:
        done(future.result())
    elif failed is not None and isinstance(fault, Exception):
        failed(fault)
    else:
        raise fault
