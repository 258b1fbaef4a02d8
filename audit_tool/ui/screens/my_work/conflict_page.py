"""The page on which an auditor says that a case is not for them; nobody asks why (R-028)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import Card, ScrollColumn, column, row
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import ClosedList, Labelled
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.screen_head import ScreenHead

WIDTH = 720
WORDS = "If you know the family, or had a part in the case, say so here. You need not say why."
AFTER = "The quality lead sees it on the board and gives the audit to somebody else. What you wrote stays as it is."


class ConflictPage(QWidget):
    """One of one's own cases, and the button."""

    declared = Signal(str)
    """The reference of the case."""
    closed = Signal()

    def __init__(self, references: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = column(self, gap="none")
        scroll = ScrollColumn(gap="m", margin="xl")
        outer.addWidget(scroll)
        scroll.add(ScreenHead("A case is not for me", WORDS))
        card = Card(padding="l", gap="m")
        card.setMaximumWidth(current().px(WIDTH))
        self.case = ClosedList([(reference, reference) for reference in references])
        self._field = Labelled("&Case", self.case)
        card.content.addWidget(self._field)
        card.content.addWidget(WrappedLabel(AFTER, "body", "muted"))
        self.button, self.back = Button("Declare a conflict", Variant.PRIMARY), Button("Back to my work")
        line = row(gap="m")
        line.addWidget(self.button)
        line.addWidget(self.back)
        line.addStretch(1)
        card.content.addLayout(line)
        beside = row(gap="none")
        beside.addWidget(card, 1)
        beside.addStretch()
        scroll.content.addLayout(beside)
        scroll.add_stretch()
        self.button.clicked.connect(self._ask)
        self.back.clicked.connect(self.closed)

    def take_focus(self) -> None:
        """The keyboard starts at the choice of a case."""
        self.case.setFocus()

    def _ask(self) -> None:
        if self.case.value:
            self.declared.emit(self.case.value)
        else:
            self._field.show_problem("Choose the case.")
            self.case.setFocus()
