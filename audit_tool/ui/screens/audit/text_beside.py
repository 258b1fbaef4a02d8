"""A text beside its questions, a practice case or an audit to audit, and the button that changes to the help."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.services.review_reading import AuditedText
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import ScrollColumn, column
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.labels import Words, WrappedLabel

if TYPE_CHECKING:
    from audit_tool.formdef.practice_cases import PracticeCase

MADE_UP = "A practice case: made up, and all there is to read. Grade it alone."


class TextBeside(QWidget):
    """What one reads; it stays where it was scrolled to while questions change."""

    turned = Signal(bool)
    """Whether the text is wanted, or else the help."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, gap="none")
        edge = current().space("l")
        layout.setContentsMargins(0, edge, 0, 0)
        head = column(gap="none")
        head.setContentsMargins(edge, 0, edge, 0)
        self.turn = Button("")
        self.turn.clicked.connect(self._turn)
        head.addWidget(self.turn)
        layout.addLayout(head)
        self._scroll = ScrollColumn(gap="s", margin="l")
        layout.addWidget(self._scroll, 1)
        self._shown = True
        self._back = ""

    def show_text(self, text: "PracticeCase | AuditedText") -> None:
        """Put a text in front."""
        audited = text if isinstance(text, AuditedText) else None
        self._back = "Show the audit" if audited else "Show the case"
        self._scroll.clear()
        self._scroll.add(Words(text.reference, "strong_second", "muted"))
        self._scroll.add(WrappedLabel(text.title, "section"))
        self._scroll.add(WrappedLabel(audited.note if audited else MADE_UP, "second", "muted"))
        for part in text.parts:
            self._scroll.add(WrappedLabel(part.title, "card"))
            self._scroll.add(WrappedLabel(part.text, "reading"))
        self._scroll.add_stretch()
        self._shown = False
        self._turn()

    def _turn(self) -> None:
        self._shown = not self._shown
        self._scroll.setVisible(self._shown)
        self.turn.setText("Show the help" if self._shown else self._back)
        self.turned.emit(self._shown)
