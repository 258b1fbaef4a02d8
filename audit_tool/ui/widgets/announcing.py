"""Says an important change to people who hear the window."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(about: QWidget, message: str, *, at_once: bool = False) -> None:
    """Have a screen reader say a message; `at_once` is for what must not be missed."""
    if not message:
        return
    event = QAccessibleAnnouncementEvent(about, message)
    if at_once:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
