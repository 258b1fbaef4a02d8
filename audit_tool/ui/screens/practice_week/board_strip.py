"""The strip over the rows of the board: what is overdue, how complete it is, and whom the cases shown wait for."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import BesideOrBelow, column, row
from audit_tool.ui.widgets.fields import ClosedList
from audit_tool.ui.widgets.labels import Words, WrappedLabel

EVERYBODY = "everybody"
LIST_WIDTH = 190


class BoardStrip(QWidget):
    """Words at the left, the filter at the right, or below where the window is narrow."""

    picked = Signal(str)
    """Whom the cases shown are to wait for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, gap="none")
        layout.setContentsMargins(0, current().space("m"), 0, current().space("xs"))
        words, choice = QWidget(), QWidget()
        texts = column(words, gap="xxs")
        self.overdue = WrappedLabel("", "label", "warn")
        self.wanted = WrappedLabel("", "label", "warn")
        self.show_wanted("")
        self.complete = WrappedLabel("", "second", "muted")
        texts.addWidget(self.overdue)
        texts.addWidget(self.wanted)
        texts.addWidget(self.complete)
        beside = row(choice, gap="s")
        self.waiting = ClosedList(name="Show cases waiting for")
        self.waiting.setFixedWidth(current().px(LIST_WIDTH))
        beside.addWidget(Words("Waiting for", "second", "muted"))
        beside.addWidget(self.waiting)
        layout.addWidget(BesideOrBelow(words, choice, centred=True))
        self.waiting.picked.connect(self.picked)
        self._offered: tuple[str, ...] | None = None
        self.show_waiting(())

    def show_overdue(self, words: str) -> None:
        """Say how many audits are late."""
        self.overdue.set_text(words)
        self.overdue.setVisible(bool(words))

    def show_wanted(self, words: str) -> None:
        """Say which cases need a second audit."""
        self.wanted.set_text(words)
        self.wanted.setVisible(bool(words))

    def show_completeness(self, words: str) -> None:
        """Say how complete the submitted audits are."""
        self.complete.set_text(words)
        self.complete.setVisible(bool(words))

    def show_waiting(self, codes: Sequence[str]) -> None:
        """Offer these to filter by; the choice stays where it can."""
        if tuple(codes) == self._offered:
            return
        chosen = self.waiting.value
        self._offered = tuple(codes)
        self.waiting.set_options([(EVERYBODY, "Everybody"), *((code, code) for code in codes)])
        self.waiting.set_value(chosen if chosen in codes else EVERYBODY)
