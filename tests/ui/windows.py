"""A window around the parts under test."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot


class Screen(QWidget):
    """A window around parts, which notes what keys reach it."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self.keys: list[int] = []
        self.column = QVBoxLayout(self)
        for part in parts:
            self.column.addWidget(part)
        self.resize(900, 400)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() != Qt.Key.Key_Control:
            self.keys.append(event.key())


def shown(qtbot: QtBot, *parts: QWidget) -> Screen:
    screen = Screen(*parts)
    qtbot.addWidget(screen)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    return screen
