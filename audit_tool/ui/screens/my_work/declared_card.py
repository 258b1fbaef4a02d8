"""The card of cases that an auditor said are not for them, each with the way to take that back (R-028)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.ui.widgets.boxes import BesideOrBelow, Card, HairlineRow, column
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.labels import Words, WrappedLabel

WORDS = "You declared a conflict. The quality lead gives the audit to somebody else; taken back, it is yours as before."


class DeclaredCard(Card):
    """One's own declared conflicts."""

    taken_back = Signal(str)
    """The reference of a case that is for oneself after all."""

    def __init__(self, references: Sequence[str], words: str = WORDS, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="xl", gap="s")
        self.buttons: list[TakeBackButton] = []
        self.content.addWidget(Words("Not for you", "card"))
        self.content.addWidget(WrappedLabel(words, "body", "muted"))
        for reference in references:
            self.content.addWidget(HairlineRow())
            holder = QWidget()
            column(holder).addWidget(Words(reference, "label"))
            button = TakeBackButton(reference)
            button.wanted.connect(self.taken_back)
            self.buttons.append(button)
            self.content.addWidget(BesideOrBelow(holder, button, centred=True))


class TakeBackButton(Button):
    """Takes one declared conflict back."""

    wanted = Signal(str)

    def __init__(self, reference: str) -> None:
        super().__init__("Take it back")
        self.setAccessibleName(f"Take it back: {reference}")
        self.reference = reference
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.wanted.emit(self.reference)
