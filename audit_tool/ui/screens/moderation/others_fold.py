"""The folded card on a compared case: what practitioner, child and family said."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from audit_tool.ui.screens.moderation.others import Others, Said
from audit_tool.ui.widgets.boxes import column, row_or_column
from audit_tool.ui.widgets.fold import Fold
from audit_tool.ui.widgets.grades import GradeChip, GradeLook
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.walking import WalkedWords


class OthersFold(Fold):
    """Quiet until somebody wants it: the grades of two auditors are compared, and these are no third one."""

    def __init__(self, others: Others, looks: Mapping[str, GradeLook], parent: QWidget | None = None) -> None:
        super().__init__("What others said", parent)
        self.say(others.sum)
        for said in others.said:
            self.content.addWidget(_one(said, looks))


def _one(said: Said, looks: Mapping[str, GradeLook]) -> QWidget:
    made = QWidget()
    layout = column(made, gap="xs")
    head = row_or_column(gap="s")
    head.addWidget(WalkedWords(said.who, "label", said=spoken(said, looks)))
    if said.grade in looks:
        head.addWidget(GradeChip(looks[said.grade]))
    head.addWidget(WrappedLabel(said.first, "body", "muted"), 1)
    layout.addLayout(head)
    for question, text in said.quotes:
        layout.addWidget(WrappedLabel(question, "second", "muted"))
        layout.addWidget(WrappedLabel(text, "reading"))
    for question, text in said.answers:
        layout.addWidget(WrappedLabel(f"{question} {text}", "second", "muted"))
    return made


def spoken(said: Said, looks: Mapping[str, GradeLook]) -> str:
    """One person's view as it is heard, all of it."""
    grade = f"Own grade {looks[said.grade].word}." if said.grade in looks else ""
    parts = [
        f"{said.who}.",
        grade,
        said.first,
        *(f"{question} {text}" for question, text in said.quotes + said.answers),
    ]
    return " ".join(filter(None, parts))
