"""A card with what practitioner and family said: to be read, never decided by."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from audit_tool.ui.screens.moderation.said import VoiceLine
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import Card, row, row_or_column
from audit_tool.ui.widgets.grades import GradeChip, GradeLook
from audit_tool.ui.widgets.labels import Words, WrappedLabel

ABOUT = 124
"""Room for who says it, at 100 % text."""


class VoicesCard(Card):
    """Each voice in a line: who, then their own grade with its gap, or their own words."""

    def __init__(
        self, lines: Sequence[VoiceLine], looks: Mapping[str, GradeLook], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, padding="m", gap="s")
        self.content.addWidget(Words("In their own words", "label"))
        for line in lines:
            self.content.addLayout(_line(line, looks))


def _line(line: VoiceLine, looks: Mapping[str, GradeLook]) -> QBoxLayout:
    layout = row_or_column(gap="s")
    who = Words(line.who, "body", "muted")
    who.setMinimumWidth(current().px(ABOUT))
    layout.addWidget(who, 0, Qt.AlignmentFlag.AlignTop)
    if line.grade not in looks:
        layout.addWidget(WrappedLabel(line.words, "reading"), 1)
        return layout
    graded = row(gap="s")
    graded.addWidget(GradeChip(looks[line.grade]))
    graded.addWidget(
        WrappedLabel(f"Own grade for the work: {line.gap}." if line.gap else "Own grade for the work", "body"), 1
    )
    layout.addLayout(graded, 1)
    return layout
