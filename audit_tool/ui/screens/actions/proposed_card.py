"""Actions that answers propose, of an audit before it is submitted or of a decided case: one press for each."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.analysis.action_words import LEVEL_WORDS
from audit_tool.analysis.proposed_actions import Proposal
from audit_tool.ui.widgets.boxes import Card
from audit_tool.ui.widgets.button_row import ButtonRow
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.labels import WrappedLabel


class ProposalButton(Button):
    """Accepts or dismisses one proposal."""

    pressed_for = Signal(str, str)
    """Rule and question."""

    def __init__(self, words: str, variant: Variant, proposal: Proposal) -> None:
        super().__init__(words, variant)
        self.setAccessibleName(f"{words}: {proposal.number} {proposal.text}")
        self._about = (proposal.rule, proposal.question)
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.pressed_for.emit(*self._about)


class ProposedCard(Card):
    """What is proposed, and why; nothing becomes an action by itself."""

    accepted = Signal(str, str)
    dismissed = Signal(str, str)

    def __init__(self, proposals: Sequence[Proposal], who: str, parent: QWidget | None = None) -> None:
        """`who` says what proposes them, such as "Your answers propose"."""
        super().__init__(parent)
        self.content.addWidget(WrappedLabel("Proposed actions", "section"))
        words = f"{who} these. Nothing is done unless you add it; you can change it afterwards."
        self.content.addWidget(WrappedLabel(words, "reading"))
        self.buttons: list[ProposalButton] = []
        for one in proposals:
            self.content.addWidget(WrappedLabel(f"{one.number}: {one.text}", "label"))
            told = f"{one.why} {LEVEL_WORDS[one.level]} level, for {one.owner[0].lower()}{one.owner[1:]}."
            self.content.addWidget(WrappedLabel(told, "body", "muted"))
            accept = ProposalButton("Add this action", Variant.PLAIN, one)
            dismiss = ProposalButton("Not needed", Variant.QUIET, one)
            accept.pressed_for.connect(self.accepted)
            dismiss.pressed_for.connect(self.dismissed)
            self.buttons += [accept, dismiss]
            self.content.addWidget(ButtonRow([accept, dismiss]))
