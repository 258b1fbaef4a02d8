"""Buttons in a row, which goes on below where the window is narrow or the text large."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.flow import Rows, bottom, wrapped_rows
from audit_tool.ui.widgets.wrapping import wrapping_policy


class ButtonRow(QWidget):
    """As many in a row as fit; those that are hidden take no room."""

    def __init__(self, buttons: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = tuple(buttons)
        for button in self._buttons:
            button.setParent(self)
        self.setSizePolicy(wrapping_policy())

    def sizeHint(self) -> QSize:
        """All in one row."""
        needs = [button.sizeHint().width() for button in self._shown()]
        gaps = current().space("m") * max(0, len(needs) - 1)
        return QSize(sum(needs) + gaps, self._rows().height)

    def minimumSizeHint(self) -> QSize:
        """The widest of them."""
        return QSize(max((one.sizeHint().width() for one in self._shown()), default=0), self._rows().height)

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at this width."""
        return bottom(wrapped_rows([one.sizeHint().width() for one in self._shown()], width, self._rows()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new width."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Lay out again when a button was shown, hidden or has other words."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _place(self) -> None:
        shown = self._shown()
        needs = [one.sizeHint().width() for one in shown]
        for button, place in zip(shown, wrapped_rows(needs, self.width(), self._rows()), strict=True):
            button.setGeometry(place)

    def _shown(self) -> list[QWidget]:
        return [button for button in self._buttons if not button.isHidden()]

    def _rows(self) -> Rows:
        height = max((button.sizeHint().height() for button in self._buttons), default=0)
        return Rows(current().space("m"), current().space("s"), height)
