"""Open immediate concerns at the head of the board, over everything else (R-079)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from audit_tool.services.concern_terms import STAGE_WORDS, ConcernEntry
from audit_tool.services.concern_words import countdown_words, open_sentence
from audit_tool.ui.frame import Frame
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.announcing import announce
from audit_tool.ui.widgets.boxes import clear, column, row_or_column
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.labels import WrappedLabel

AT_MOST = 3
"""Concerns told one by one; the list under Actions has them all."""


class ConcernStrip(QFrame):
    """How many concerns are open, and the ones that waited longest; hidden while there is none."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("danger")
        self._frame = frame
        layout = row_or_column(self, gap="m")
        edge = current().space("l")
        layout.setContentsMargins(edge, edge, edge, edge)
        words = column(gap="xs")
        self.sentence = WrappedLabel("", "card", "danger")
        words.addWidget(self.sentence)
        self._lines = column(gap="xxs")
        words.addLayout(self._lines)
        layout.addLayout(words, 1)
        self.open_list = Button("Open concerns", Variant.DANGER, icon="flag")
        self.open_list.clicked.connect(self._open)
        layout.addWidget(self.open_list, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def load(self) -> None:
        """Read what is open now."""
        self._frame.runner.run(self._frame.desk.concerns.listing, self.show_concerns)

    def show_concerns(self, concerns: tuple[ConcernEntry, ...]) -> None:
        """Tell what is open."""
        found = [each for each in concerns if each.open]
        clear(self._lines)
        if found:
            words = open_sentence(concerns)
            if words != self.sentence.text():
                announce(self, words)
            self.sentence.set_text(words)
            for each in found[:AT_MOST]:
                told = f"{each.reference}: {STAGE_WORDS[each.stage]}. {countdown_words(each.countdown)}"
                self._lines.addWidget(WrappedLabel(told, "body"))
            if len(found) > AT_MOST:
                self._lines.addWidget(WrappedLabel(f"And {len(found) - AT_MOST} more.", "body"))
        self.setVisible(bool(found))

    def _open(self) -> None:
        self._frame.go("actions", "concerns")
