"""An icon that stands beside words and says nothing of its own."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from audit_tool.ui.theme.icons import IconName, paint_icon
from audit_tool.ui.theme.theme import current
from audit_tool.ui.theme.tokens import ColourName, SizeName


class IconLabel(QWidget):
    """One icon in a colour of the theme."""

    def __init__(
        self,
        name: IconName,
        colour: ColourName = "muted",
        parent: QWidget | None = None,
        *,
        size: SizeName = "icon",
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._colour: ColourName = colour
        self._size: SizeName = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: IconName, colour: ColourName) -> None:
        """Show another icon."""
        self._name, self._colour = name, colour
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        side = current().size(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        paint_icon(QPainter(self), QRectF(self.rect()), self._name, self._colour)
