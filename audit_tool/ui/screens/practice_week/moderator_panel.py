"""The panel that chooses the moderator of a round."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.ui.screens.practice_week.panel import SetUpPanel
from audit_tool.ui.screens.practice_week.presenter import Staff
from audit_tool.ui.widgets.fields import ClosedList


class ModeratorPanel(SetUpPanel):
    """Who else moderates the round."""

    wanted = Signal(str)
    """The code of the person."""

    def __init__(self, staff: Staff, parent: QWidget | None = None) -> None:
        now = f"Now: {', '.join(staff.chosen)}. " if staff.chosen else ""
        words = f"{now}A moderator reads both audits once both are submitted, and never decides a case of their own."
        super().__init__("Moderator of this round", words, "Give the role", parent)
        self.moderator = ClosedList([one for one in staff.moderators if one[0] not in staff.chosen])
        card = self.add_card("Who")
        self.add_field(card, "moderator", "&Person", self.moderator)
        self.end()
        self.button.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.wanted.emit(self.moderator.value)
