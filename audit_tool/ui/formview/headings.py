"""The line above an answer: the question's number and its words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from audit_tool.formdef.applicability import AskedQuestion
from audit_tool.ui.theme.tokens import Role
from audit_tool.ui.widgets.boxes import row
from audit_tool.ui.widgets.labels import Words
from audit_tool.ui.widgets.walking import WalkedWords

NUMBER_ROOM = 36
"""Room for a number such as 12.10 at 100 % text."""


class QuestionLine(QWidget):
    """Number and question side by side; the number turns to the accent while the question is in hand."""

    def __init__(self, asked: AskedQuestion, role: Role, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = row(self, gap="s")
        self._number = Words(asked.number, role, "subtle")
        self._number.setMinimumWidth(NUMBER_ROOM)
        self.words = WalkedWords(asked.question.text, role)
        layout.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.words, 1)

    def let_walk(self, said: str) -> None:
        """Make the line a stop of its own where the answer below it can only be read; `said` is question and answer."""
        self.words.let_walk(said)

    def set_current(self, *, current: bool) -> None:
        """Say whether this is the question in hand."""
        self._number.set_tone("accent_text" if current else "subtle")
