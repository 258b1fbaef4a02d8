"""Buttons side by side, in as many rows as the width needs."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtWidgets import QWidget

from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.flow import Rows, wrapped_rows
from audit_tool.ui.widgets.wrapping import Wrapping


class Acts(Wrapping):
    """What can be done on a screen, as a row of buttons that wraps in large text."""

    def __init__(self, buttons: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = tuple(buttons)
        for each in self._buttons:
            each.setParent(self)

    def wrapped_parts(self) -> list[QWidget]:
        """The buttons that are offered now."""
        return [each for each in self._buttons if not each.isHidden()]

    def arranged(self, width: int) -> list[QRect]:
        """Each as wide as its words, as many in a row as fit."""
        theme = current()
        rows = Rows(theme.space("m"), theme.space("s"), theme.size("button"))
        return wrapped_rows([each.sizeHint().width() for each in self.wrapped_parts()], width, rows)

    def sizeHint(self) -> QSize:
        """One row."""
        theme = current()
        needs = [each.sizeHint().width() for each in self.wrapped_parts()]
        return QSize(sum(needs) + theme.space("m") * max(0, len(needs) - 1), theme.size("button"))

    def minimumSizeHint(self) -> QSize:
        """One button a row."""
        return QSize(max((each.sizeHint().width() for each in self.wrapped_parts()), default=0), 0)

    def event(self, event: QEvent) -> bool:
        """Place the buttons anew when one of them comes or goes."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self.place()
        return super().event(event)
