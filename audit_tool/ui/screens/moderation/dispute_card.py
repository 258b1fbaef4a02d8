"""What stands over a decided case whose outcome the practitioner disputes, with the one act that reopens it (R-095)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.services.reopening import Cause
from audit_tool.ui.screens.moderation.compared import CaseLine
from audit_tool.ui.widgets.boxes import Card
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.labels import Words, WrappedLabel

TITLE = "The outcome is disputed"
LEAD = "Reopened, the panel decides the overall grade again, with these words as the reason. What stood is kept."
OTHERS = "The quality lead can reopen it: the panel then decides the overall grade again, and what stood is kept."


class DisputeCard(Card):
    """A proposal to the panel."""

    reopen_wanted = Signal(str, str, str)
    """Cause, question, reason."""

    def __init__(self, case: CaseLine, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="xl", gap="s")
        self._case = case
        may = case.may_reopen and bool(case.main)
        self.button = Button("Reopen for this dispute", Variant.PRIMARY)
        self.content.addWidget(Words(TITLE, "card"))
        self.content.addWidget(WrappedLabel(case.dispute, "reading"))
        self.content.addWidget(WrappedLabel(LEAD if may else OTHERS, "body", "muted"))
        if may:
            self.button.clicked.connect(self._reopen)
            self.content.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def _reopen(self) -> None:
        self.reopen_wanted.emit(Cause.DISPUTE.value, self._case.main, self._case.dispute)
