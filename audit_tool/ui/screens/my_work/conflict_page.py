"""The page on which an auditor says that a case is not for them; nobody asks why (R-028)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.ui.screens.my_work.declared_card import DeclaredCard
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import Card, ScrollColumn, column, row
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import ClosedList, Labelled
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.screen_head import ScreenHead

WIDTH = 720
WORDS = "If you know the family, or had a part in the case, say so here. You need not say why."
EARLIER = "You declared a conflict with these, so they are not given to you. If it was a mistake, take it back."
AFTER = "The quality lead sees it on the board and gives the audit to somebody else. What you wrote stays as it is."


class ConflictPage(QWidget):
    """One of one's own cases, and the button."""

    declared = Signal(str)
    """The reference of the case."""
    taken_back = Signal(str)
    """The reference of a case that is for oneself after all."""
    closed = Signal()

    def __init__(self, references: Sequence[str], declared: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.case = ClosedList([(reference, reference) for reference in references])
        self._field = Labelled("&Case", self.case)
        self.button, self.back = Button("Declare a conflict", Variant.PRIMARY), Button("Back to my work")
        self.earlier = DeclaredCard(declared, EARLIER)
        scroll = ScrollColumn(gap="m", margin="xl")
        column(self, gap="none").addWidget(scroll)
        scroll.add(ScreenHead("A case is not for me", WORDS))
        for card in (*((self._choice(),) if references else ()), *((self.earlier,) if declared else ())):
            card.setMaximumWidth(current().px(WIDTH))
            beside = row(gap="none")
            beside.addWidget(card, 1)
            beside.addStretch()
            scroll.content.addLayout(beside)
        foot = row(gap="m")
        for button in (*((self.button,) if references else ()), self.back):
            foot.addWidget(button)
        foot.addStretch(1)
        scroll.content.addLayout(foot)
        scroll.add_stretch()
        self._first: QWidget = self.case if references else self.back
        self.earlier.taken_back.connect(self.taken_back)
        self.button.clicked.connect(self._ask)
        self.back.clicked.connect(self.closed)

    def take_focus(self) -> None:
        """The keyboard starts at the choice of a case, or where there is none, at the way back."""
        self._first.setFocus()

    def _choice(self) -> Card:
        card = Card(padding="l", gap="m")
        card.content.addWidget(self._field)
        card.content.addWidget(WrappedLabel(AFTER, "body", "muted"))
        return card

    def _ask(self) -> None:
        if self.case.value:
            self.declared.emit(self.case.value)
        else:
            self._field.show_problem("Choose the case.")
            self.case.setFocus()
