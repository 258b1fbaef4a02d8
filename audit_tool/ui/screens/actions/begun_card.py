"""What is half written on a page: named at its head, so that nobody has to remember it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.services.unfinished import Begun
from audit_tool.ui.widgets.boxes import BesideOrBelow, Card
from audit_tool.ui.widgets.button_row import ButtonRow
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.labels import WrappedLabel


class BegunCard(Card):
    """Each of them with a way back to it and a way out."""

    wanted = Signal(object)
    given_up = Signal(object)

    def __init__(self, title: str, begun: Sequence[tuple[Begun, str]], parent: QWidget | None = None) -> None:
        """Each comes with its words for people."""
        super().__init__(parent, padding="l", gap="s")
        self.content.addWidget(WrappedLabel(title, "card"))
        self.buttons: list[_BegunButton] = []
        for each, words in begun:
            on = _BegunButton("Go on with it", Variant.PLAIN, each, words)
            out = _BegunButton("Give it up", Variant.QUIET, each, words)
            on.chosen.connect(self.wanted)
            out.chosen.connect(self.given_up)
            self.buttons += [on, out]
            self.content.addWidget(BesideOrBelow(WrappedLabel(words, "body"), ButtonRow([on, out]), centred=True))


class _BegunButton(Button):
    """Knows what it is about."""

    chosen = Signal(object)

    def __init__(self, words: str, variant: Variant, begun: Begun, about: str) -> None:
        super().__init__(words, variant)
        self._begun = begun
        self.setAccessibleDescription(about)
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.chosen.emit(self._begun)
