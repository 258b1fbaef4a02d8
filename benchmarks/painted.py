"""Runs a Qt program until its window is painted and ready for typing; the same for both sides of a ratio."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

PAINTED = "painted"


def window_in_front() -> QWidget | None:
    """The window on screen, once the platform has exposed it."""
    for window in QApplication.topLevelWidgets():
        handle = window.windowHandle()
        if window.isVisible() and handle is not None and handle.isExposed():
            return window
    return None


def passphrase_wanted() -> bool:
    """Whether the caret waits in a field for a passphrase."""
    field = QApplication.focusWidget()
    return isinstance(field, QLineEdit) and field.echoMode() is QLineEdit.EchoMode.Password and field.isVisible()


def run_until_painted(ready: Callable[[], bool]) -> int:
    """Run the event loop; once the window is exposed and ready, paint it whole, say so, and end the loop."""

    def look() -> None:
        window = window_in_front()
        if window is not None and ready():
            timer.stop()
            window.repaint()
            print(PAINTED, flush=True)
            QApplication.exit(0)

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(0)
    return QApplication.exec()
