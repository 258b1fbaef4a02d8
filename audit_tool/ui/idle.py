"""Notices that nobody is there any more."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

PRESENCE = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}
MINUTE = 60_000


class IdleWatch(QObject):
    """Tells when neither a key nor the mouse was used for a while."""

    idle = Signal()

    def __init__(self, minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
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
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A key or a click says that somebody is there."""
        if event.type() in PRESENCE and self._timer.isActive():
            self._timer.start()
        return False  # every event of the program passes here, so nothing more is asked
