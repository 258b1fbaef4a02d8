"""The folded card on a decided case by which the quality lead has it decided again."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.services.reopening import CAUSE_WORDS
from audit_tool.ui.widgets.boxes import row_or_column
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.fields import ClosedList, Labelled
from audit_tool.ui.widgets.fold import Fold
from audit_tool.ui.widgets.growing_text import GrowingText
from audit_tool.ui.widgets.labels import WrappedLabel

KEPT = "The outcome as it stands is kept under its number, with its fingerprint. Both audits stay as they are."
WHY = "Reason, as it is printed in the moderation record"


class ReopenFold(Fold):
    """Why, which question, and a reason."""

    wanted = Signal(str, str, str)
    """Cause, question, reason."""

    def __init__(self, questions: Sequence[tuple[str, str]], main: str, parent: QWidget | None = None) -> None:
        super().__init__("Reopen this case", parent)
        self.say("After a dispute by the service, or to correct the outcome. The panel decides again.")
        self.cause = ClosedList([(cause.value, words) for cause, words in CAUSE_WORDS.items()], name="Why")
        self.question = ClosedList(questions, name="Question to decide again")
        self.question.set_value(main)
        self.reason = GrowingText(least=2)
        self.reason.set_question(WHY)
        fields = row_or_column(gap="l")
        for label, control in (("Why it is reopened", self.cause), ("Question to decide again", self.question)):
            fields.addWidget(Labelled(label, control), 1)
        self.content.addWidget(WrappedLabel(KEPT, "body", "muted"))
        self.content.addLayout(fields)
        self.content.addWidget(Labelled(WHY, self.reason))
        self.button = Button("Reopen this case")
        self.button.clicked.connect(self._reopen)
        self.content.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def _reopen(self) -> None:
        self.wanted.emit(self.cause.value, self.question.value, self.reason.text)
