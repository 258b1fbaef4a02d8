"""The head of the middle: which section, how much of it is answered, undo, and the way on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.formdef.applicability import AskedSection
from audit_tool.ui.screens.audit.in_hand import SectionLine
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import large_text, row, row_or_column
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.labels import Words, WrappedLabel


class SectionHead(QWidget):
    """Number and title of the open section, how much is answered, undo, and the way on."""

    next_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    action_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = row_or_column(self, gap="s")
        edge = current().space("l")
        layout.setContentsMargins(edge, current().space("m"), edge, 0)
        self._number = Words("", "section", "subtle")
        self.title = WrappedLabel("", "section")
        self._count = Words("", "body", "muted")
        self.undo = Button("Undo", Variant.QUIET, icon="undo")
        self.redo = Button("Redo", Variant.QUIET, icon="redo")
        self._next = Button("Next", Variant.PLAIN, after="arrow-right")
        self.undo.clicked.connect(self.undo_wanted)
        self.redo.clicked.connect(self.redo_wanted)
        self.action = Button("Add action", Variant.QUIET, icon="plus")
        self.action.setAccessibleDescription("Something that has to become different, from the question in hand")
        self.action.clicked.connect(self.action_wanted)
        self._next.clicked.connect(self.next_wanted)
        titles, ways = row(gap="s"), row(gap="s")
        titles.addWidget(self._number)
        titles.addWidget(self.title, 1)
        ways.addWidget(self.undo)
        ways.addWidget(self.redo)
        ways.addWidget(self.action)
        ways.addStretch(int(large_text()))
        ways.addWidget(self._count)
        ways.addWidget(self._next)
        layout.addLayout(titles, 1)
        layout.addLayout(ways)

    def show_section(self, section: AskedSection, following: str, *, wide: bool) -> None:
        """Which section is open, and which comes next."""
        self._number.setText(str(section.number) if section.number else "")
        self.title.set_text(section.title)
        words = (f"Next: {following}" if wide else "Next") if following else "Review"
        self._next.setText(words)
        self._next.setAccessibleName(f"Next: {following}" if following else "Review before submitting")
        self._next.show()

    def show_review(self) -> None:
        """The review has no number and nothing after it."""
        self._number.setText("")
        self.title.set_text("Before you submit")
        self._count.setText("")
        self._next.hide()

    def show_count(self, line: SectionLine) -> None:
        """How much of the section is answered."""
        # A section of which everything may stay empty would read "0 of 0".
        self._count.setText(f"{line.answered} of {line.total} answered" if line.total else "All of it optional")
