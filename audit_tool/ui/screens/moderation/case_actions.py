"""The actions of a compared case: what is asked for, what is proposed, and the button for another."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from audit_tool.counted_words import count_of
from audit_tool.services.action_terms import ActionLine
from audit_tool.ui.screens.actions.proposed_card import ProposedCard
from audit_tool.ui.screens.moderation.follow_up import FollowUp
from audit_tool.ui.widgets.boxes import Card, clear, column, row_or_column
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.labels import WrappedLabel

NONE = "No action is asked for about this case."
DECIDED = "The decided answers propose"


class AddActionButton(Button):
    """Asks for an action from one question; from the whole case where there is none."""

    wanted = Signal(str)

    def __init__(self, code: str, about: str) -> None:
        super().__init__("Add action", Variant.QUIET, icon="plus")
        self.setAccessibleName(f"Add action: {about}")
        self._code = code
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.wanted.emit(self._code)


class CaseActions(QWidget):
    """What is asked for in a line each; below, what is proposed once the case is decided."""

    accepted = Signal(str, str)
    dismissed = Signal(str, str)

    def __init__(self, reference: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, gap="m")
        card = Card(padding="m", gap="s")
        head = row_or_column(gap="m")
        self.add = AddActionButton("", reference)
        self.words = WrappedLabel(NONE, "label")
        head.addWidget(self.words, 1)
        head.addWidget(self.add)
        card.content.addLayout(head)
        self._lines, self._proposed = column(gap="xs"), column(gap="none")
        card.content.addLayout(self._lines)
        layout.addWidget(card)
        layout.addLayout(self._proposed)
        self.proposed: ProposedCard | None = None

    def show_found(self, found: FollowUp) -> None:
        """Show what is asked for and what is proposed."""
        count = len(found.asked)
        said = f"{count_of(count, 'action is', 'actions are')} asked for."
        self.words.set_text(said if count else NONE)
        clear(self._lines)
        for line in found.asked:
            self._lines.addWidget(WrappedLabel(line_words(line), "second", "muted"))
        focused = QApplication.focusWidget()
        deciding = self.proposed is not None and focused is not None and self.proposed.isAncestorOf(focused)
        clear(self._proposed)
        self.proposed = ProposedCard(found.proposed, DECIDED) if found.proposed else None
        if self.proposed is not None:
            self.proposed.accepted.connect(self.accepted)
            self.proposed.dismissed.connect(self.dismissed)
            self._proposed.addWidget(self.proposed)
        if deciding:
            # The button that was pressed is gone; the next proposal is next to be decided.
            (self.proposed.buttons[0] if self.proposed is not None else self.add).setFocus()


def line_words(line: ActionLine) -> str:
    """An action in a line."""
    return f"{line.text} {line.owner_words}, {line.due_words.lower()}."
