"""One immediate concern as a card: what it is, how long it has waited, what was done, and the next step."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from audit_tool.services.concern_terms import ConcernEntry, ConcernStage
from audit_tool.services.concern_words import (
    countdown_words,
    facts_of,
    history_of,
    raised_words,
    stage_words,
)
from audit_tool.ui.screens.actions.cards import ActCard
from audit_tool.ui.screens.actions.concerns.acts import HALVES, acts_for
from audit_tool.ui.theme.tokens import ColourName
from audit_tool.ui.widgets.boxes import row_or_column
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.tags import TagKind

FIRST_LEFT = "Kept from you until your own audit of this case is submitted. Somebody else has to act on it."


class ConcernCard(ActCard):
    """One concern."""

    halves = HALVES

    def __init__(self, concern: ConcernEntry, parent: QWidget | None = None) -> None:
        super().__init__(concern.id, concern.reference, parent)
        self.concern = concern
        self.add_head(stage_words(concern), _kind(concern))
        self.content.addWidget(WrappedLabel(raised_words(concern), "second", "muted"))
        if concern.kept_from:
            self.content.addWidget(WrappedLabel(FIRST_LEFT, "body"))
        else:
            self.content.addWidget(WrappedLabel(concern.worry, "reading"))
        tone: ColourName = "danger" if concern.countdown.running and concern.countdown.overdue else "text"
        if concern.stage is not ConcernStage.CLOSED:
            self.content.addWidget(WrappedLabel(countdown_words(concern.countdown), "label", tone))
        self._facts()
        self.add_acts(acts_for(concern), primary=concern.open)
        if concern.stage is ConcernStage.ACTED_ON and concern.cannot_close and not concern.kept_from:
            self.content.addWidget(WrappedLabel(concern.cannot_close, "second", "muted"))
        self.add_history(history_of(concern))

    def _facts(self) -> None:
        for label, words in facts_of(self.concern):
            line = row_or_column(gap="s")
            line.addWidget(Words(f"{label}:", "label"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(WrappedLabel(words, "body"), 1)
            self.content.addLayout(line)


def _kind(concern: ConcernEntry) -> TagKind:
    if concern.stage is ConcernStage.CLOSED:
        return TagKind.QUIET
    if concern.countdown.running:
        return TagKind.DANGER if concern.countdown.overdue or concern.today == "yes" else TagKind.WARN
    return TagKind.ACCENT
