"""Words that can be a stop of the keyboard, where there is something to read and nothing to operate."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from audit_tool.ui.theme.theme import current
from audit_tool.ui.theme.tokens import Role
from audit_tool.ui.widgets.focus_ring import FocusRing
from audit_tool.ui.widgets.labels import WrappedLabel


class WalkedWords(WrappedLabel):
    """Text with a ring around it where it is a stop; `said` is what is heard there."""

    def __init__(self, text: str, role: Role, parent: QWidget | None = None, *, said: str = "") -> None:
        super().__init__(text, role, parent=parent)
        self._ring = FocusRing(self)
        if said:
            self.let_walk(said)

    def let_walk(self, said: str) -> None:
        """Make it a stop from now on."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(said)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self._ring.show(current().radius("tag"))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._ring.hide()
