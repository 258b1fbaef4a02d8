"""What stands between an auditor and a case, and the field for the reason why it is lifted (R-028)."""

from PySide6.QtWidgets import QWidget

from audit_tool.ui.widgets.announcing import announce
from audit_tool.ui.widgets.boxes import column
from audit_tool.ui.widgets.fields import Labelled
from audit_tool.ui.widgets.growing_text import GrowingText
from audit_tool.ui.widgets.labels import WrappedLabel

WHY = "Why the rule is lifted"


class RuleInTheWay(QWidget):
    """Hidden until a rule stands in the way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = WrappedLabel("", "label", "warn")
        self.reason = GrowingText(least=2)
        self.reason.set_question(WHY)
        self.field = Labelled(WHY, self.reason)
        layout = column(self, gap="m")
        layout.addWidget(self._words)
        layout.addWidget(self.field)
        self.hide()

    def say(self, words: str) -> None:
        """Say what stands in the way and ask for the reason; empty where nothing does."""
        self._words.set_text(words)
        self.setVisible(bool(words))
        if words:
            announce(self, words, at_once=True)
            self.reason.setFocus()

    def clear(self) -> None:
        """Begin anew, without a reason."""
        self.reason.clear()
        self.say("")
