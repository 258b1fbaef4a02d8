"""The head of a case: its reference, both overall grades, how far the two agree."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from audit_tool.services.rounds import MODE_WORDS, Mode
from audit_tool.ui.screens.moderation.presenter import CaseLine
from audit_tool.ui.widgets.boxes import column, large_text, row, row_or_column
from audit_tool.ui.widgets.grades import GradeChip, GradeLook
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.tags import Tag, TagKind


def case_head(case: CaseLine, looks: Mapping[str, GradeLook]) -> QWidget:
    """What stands above the differences."""
    holder = QWidget()
    layout = column(holder, gap="s")
    first = row_or_column(gap="m")
    title = row(gap="m")
    title.addWidget(Words(case.reference, "screen"))
    if case.decided:
        title.addWidget(Tag("Decided", TagKind.ACCENT))
    title.addStretch()
    first.addLayout(title, 1)
    side = Qt.AlignmentFlag.AlignLeft if large_text() else Qt.AlignmentFlag.AlignRight
    counts = column(gap="none")
    counts.addWidget(Words(case.same, "label"), 0, side)
    counts.addWidget(Words(case.direction, "second", "muted"), 0, side)
    first.addLayout(counts)
    layout.addLayout(first)
    second = row_or_column(gap="s")
    second.addWidget(Words("Overall", "body", "muted"))
    for letter, name, code in (("A", case.names[0], case.a), ("B", case.names[1], case.b)):
        second.addWidget(Words(f"{letter} ({name})" if name else letter, "label"))
        if code in looks:
            second.addWidget(GradeChip(looks[code]))
        else:
            second.addWidget(Words("Not judged", "body", "muted"))
    second.addStretch()
    layout.addLayout(second)
    held = f"{case.held}. " if case.held else ""
    layout.addWidget(WrappedLabel(f"{held}{MODE_WORDS[Mode(case.mode)]}.", "second", "muted"))
    return holder
