"""What is half written in a plan: named at the head, so that nobody has to remember it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.services.plan_terms import Half
from audit_tool.services.unfinished import Begun
from audit_tool.ui.widgets.boxes import BesideOrBelow, Card
from audit_tool.ui.widgets.button_row import ButtonRow
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.labels import WrappedLabel

TITLE = "Begun, and not saved in the plan yet"
WORDS = {
    Half.PLAN: "Another year’s plan",
    Half.ROW: "A new row of {}",
    Half.WORDING: "{} in other words",
    Half.IMPACT: "{}, its measure and target",
    Half.CARRYING: "{}, carried forward",
    Half.UPDATE: "{}, this quarter’s progress",
}


class BegunCard(Card):
    """Each of them with a way back to it and a way out."""

    wanted = Signal(object)
    given_up = Signal(object)

    def __init__(self, begun: tuple[Begun, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="l", gap="s")
        self.content.addWidget(WrappedLabel(TITLE, "card"))
        self.buttons: list[_BegunButton] = []
        for each in begun:
            words = WORDS[Half(each.kind)].format(each.about.replace("\n", " "))
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
