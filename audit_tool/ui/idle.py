"""Notices that nobody is there any more."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

PRESENCE = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin}
MINUTE = 60_000


class IdleWatch(QObject):
    """Tells when neither a key nor the mouse was used for a while."""

    idle = Signal()

    def __init__(self, minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        self._windows: list[QWindow] = []
        # Not the application: then every event of every widget would pass through Python.
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)
            self._watch(application.focusWindow())
        self.set_minutes(minutes)

    def set_minutes(self, minutes: int) -> None:
        """After how long; 0 is never."""
        self._timer.setInterval(max(minutes, 1) * MINUTE)
        if minutes:
            self._timer.start()
        else:
            self._timer.stop()

    def start_again(self) -> None:
        """Wait for the whole time once more."""
        self._timer.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        for window in filter(isValid, self._windows):
            window.removeEventFilter(self)
        self._windows = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A key or a click says that somebody is there."""
        if event.type() in PRESENCE and self._timer.isActive():
            self._timer.start()
        return False

    def _watch(self, window: QWindow | None) -> None:
        """The main window and each dialog, when it first has the keyboard: keys and clicks come to it."""
        if window is not None and window not in self._windows:
            window.installEventFilter(self)
            self._windows = [*filter(isValid, self._windows), window]
