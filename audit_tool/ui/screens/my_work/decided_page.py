"""One's own decided case on the screen: read only, what was decided first, the same answers folded away."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from audit_tool.ui.formview.looks import looks_by_code
from audit_tool.ui.screens.moderation.both_sides import BothSides, CaseHead
from audit_tool.ui.screens.moderation.compared import Difference
from audit_tool.ui.screens.my_work.decided import DecidedCase
from audit_tool.ui.widgets.boxes import ScrollColumn, column, row_or_column
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.labels import WrappedLabel

SAFE = "Both audits stay exactly as they were submitted. What was decided is a third record beside them."


class DecidedPage(QWidget):
    """Both audits of a case side by side, with what was decided."""

    closed = Signal()
    own_wanted = Signal(int)
    """One's own audit of this case, as it was submitted."""

    def __init__(self, found: DecidedCase, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = found
        self._scroll = ScrollColumn(gap="m", margin="xl")
        column(self, gap="none").addWidget(self._scroll)
        self.back = Button("Back to My work")
        self.back.clicked.connect(self.closed)
        self.own = Button("My own audit as I submitted it")
        self.own.clicked.connect(self._open_own)
        self._scroll.add(CaseHead(found.case, looks_by_code([found.grades])))
        self._scroll.add(WrappedLabel(SAFE, "reading", "muted"))
        self._scroll.add(self._ways())
        self._add(self._scroll.content, "What was decided", found.decided)
        self._add(self._scroll.content, "Facts that differ, only noted", found.noted)
        self.same = Button(f"Show {_questions(len(found.agreed))} with the same answer")
        self.same.clicked.connect(self._show_agreed)
        self._scroll.add(self.same)
        if not found.agreed:
            self.same.hide()
        self._rest = QWidget()
        self._scroll.add(self._rest)
        self._rest.hide()
        self._scroll.add_stretch()

    def take_focus(self) -> None:
        """The way back has the keyboard."""
        self.back.setFocus()

    def _ways(self) -> QWidget:
        holder = QWidget()
        layout = row_or_column(holder, gap="m")
        layout.addWidget(self.back)
        layout.addWidget(self.own)
        layout.addStretch(1)
        return holder

    def _add(self, below: QVBoxLayout, title: str, differences: Sequence[Difference]) -> list[BothSides]:
        if differences:
            below.addWidget(WrappedLabel(title, "section"))
        cards = [BothSides(each) for each in differences]
        for card in cards:
            decided = card.difference.decided
            if decided is not None and decided.value:
                card.show_decision(decided)
            card.let_walk()
            below.addWidget(card)
        return cards

    def _show_agreed(self) -> None:
        """Built only when wanted: a whole form of cards takes a moment."""
        cards = self._add(column(self._rest, gap="m"), "The same answer from both", self._found.agreed)
        self._rest.show()
        cards[0].take_focus()
        self.same.hide()

    def _open_own(self) -> None:
        self.own_wanted.emit(self._found.case.allocation_id)


def _questions(count: int) -> str:
    return "one question" if count == 1 else f"{count} questions"
