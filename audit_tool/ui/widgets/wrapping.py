"""The base of controls whose parts stand in rows and wrap: the width decides the height."""

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from audit_tool.ui.widgets.flow import bottom

_RESTYLED = {QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange}


def wrapping_policy() -> QSizePolicy:
    """As wide as there is room; the width decides the height."""
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    return policy


class Wrapping(QWidget):
    """Places its parts for the width it has, again after every change of width, theme or text size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(wrapping_policy())

    def wrapped_parts(self) -> list[QWidget]:
        """The parts in reading order."""
        raise NotImplementedError

    def arranged(self, width: int) -> list[QRect]:
        """Where each part goes at this width."""
        raise NotImplementedError

    def place(self) -> None:
        """Put every part where it goes now."""
        for part, box in zip(self.wrapped_parts(), self.arranged(self.width()), strict=True):
            part.setGeometry(box)

    def heightForWidth(self, width: int) -> int:
        """The height of as many rows as this width needs."""
        return bottom(self.arranged(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap for the new width."""
        super().resizeEvent(event)
        self.place()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of theme or text size."""
        super().changeEvent(event)
        if event.type() in _RESTYLED:
            self.updateGeometry()
            self.place()
