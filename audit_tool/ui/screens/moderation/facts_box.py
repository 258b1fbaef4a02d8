"""Facts beside grades: those that differ under both answers, the others folded, and what of the case bears on it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from audit_tool.ui.screens.moderation.section_facts import FactLine, SectionFacts
from audit_tool.ui.widgets.boxes import column, row, row_or_column
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.tags import Tag, TagKind


class FactsBox(QWidget):
    """What both recorded in the section of an open difference."""

    def __init__(self, facts: SectionFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, gap="xs")
        self.fold = Button("", Variant.QUIET)
        self.folded = QWidget()
        self._words = facts.folded
        layout.addLayout(self._head(facts))
        for line in facts.differing:
            layout.addLayout(_line(line))
        layout.addWidget(self.folded)
        inside = column(self.folded, gap="xs")
        for line in facts.alike:
            inside.addLayout(_line(line))
        if facts.case:
            inside.addWidget(WrappedLabel(f"The case: {facts.case}.", "second", "muted"))
        self.folded.hide()
        self._say()

    def _head(self, facts: SectionFacts) -> QBoxLayout:
        head = row_or_column(gap="s")
        head.addWidget(Words(f"Facts in section {facts.section}", "label"))
        head.addWidget(WrappedLabel(facts.sum, "body", "muted"), 1)
        if facts.folded:
            self.fold.clicked.connect(self._turn)
            head.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        return head

    def _turn(self) -> None:
        self.folded.setVisible(self.folded.isHidden())
        self._say()

    def _say(self) -> None:
        shown = not self.folded.isHidden()
        self.fold.setText(f"{'Hide' if shown else 'Show'} {self._words}")
        self.fold.set_icon("chevron-down" if shown else "chevron-right")


def _line(line: FactLine) -> QBoxLayout:
    layout = row_or_column(gap="m")
    title = row(gap="s")
    title.addWidget(Words(line.number, "second", "muted"), 0, Qt.AlignmentFlag.AlignTop)
    title.addWidget(WrappedLabel(line.text, "second"), 1)
    if line.differs:
        title.addWidget(Tag("Differs", TagKind.WARN), 0, Qt.AlignmentFlag.AlignTop)
    layout.addLayout(title, 2)
    for letter, said in (("A", line.a), ("B", line.b)):
        layout.addWidget(WrappedLabel(f"{letter}: {said}", "medium_second" if line.differs else "second"), 1)
    return layout
