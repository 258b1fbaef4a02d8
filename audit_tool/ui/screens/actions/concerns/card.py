"""One immediate concern as a card: what it is, how long it has waited, what was done, and the next step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.services.concern_terms import ConcernEntry, ConcernStage
from audit_tool.services.concern_words import (
    countdown_words,
    facts_of,
    history_of,
    raised_words,
    stage_words,
)
from audit_tool.ui.screens.actions.acts import Acts
from audit_tool.ui.screens.actions.concerns.acts import acts_for
from audit_tool.ui.theme.tokens import ColourName
from audit_tool.ui.widgets.boxes import Card, row_or_column
from audit_tool.ui.widgets.fold import Fold
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.tags import Tag, TagKind

FIRST_LEFT = "Kept from you until your own audit of this case is submitted. Somebody else has to act on it."


class ConcernCard(Card):
    """One concern; `wanted` asks for an act on it."""

    wanted = Signal(str, int, list)
    """The key of the act, the concern, and what its fields hold."""

    def __init__(self, concern: ConcernEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="l", gap="s")
        self.concern = concern
        head = row_or_column(gap="m")
        title = WrappedLabel(f"Case {concern.reference}", "card")
        head.addWidget(title, 1)
        head.addWidget(Tag(stage_words(concern), _kind(concern)), 0, Qt.AlignmentFlag.AlignTop)
        self.content.addLayout(head)
        self.content.addWidget(WrappedLabel(raised_words(concern), "second", "muted"))
        if concern.kept_from:
            self.content.addWidget(WrappedLabel(FIRST_LEFT, "body"))
        else:
            self.content.addWidget(WrappedLabel(concern.worry, "reading"))
        tone: ColourName = "danger" if concern.countdown.running and concern.countdown.overdue else "text"
        if concern.stage is not ConcernStage.CLOSED:
            self.content.addWidget(WrappedLabel(countdown_words(concern.countdown), "label", tone))
        self._facts()
        self.acts = Acts(acts_for(concern), primary=concern.open, about=f"About case {concern.reference}")
        self.acts.wanted.connect(self._tell)
        self.content.addWidget(self.acts)
        if not self.acts.buttons:
            self.acts.hide()
        if concern.stage is ConcernStage.ACTED_ON and concern.cannot_close and not concern.kept_from:
            self.content.addWidget(WrappedLabel(concern.cannot_close, "second", "muted"))
        self._history()

    @property
    def unfinished(self) -> bool:
        """Whether an act is half filled in."""
        return self.acts.unfinished

    def _tell(self, key: str, words: list[str]) -> None:
        self.wanted.emit(key, self.concern.id, words)

    def _facts(self) -> None:
        for label, words in facts_of(self.concern):
            line = row_or_column(gap="s")
            line.addWidget(Words(f"{label}:", "label"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(WrappedLabel(words, "body"), 1)
            self.content.addLayout(line)

    def _history(self) -> None:
        found = history_of(self.concern)
        if not found:
            return
        fold = Fold("What happened")
        fold.say(f"{len(found)} entries, the last: {found[-1][0]}" if len(found) > 1 else found[0][0])
        for about, words in found:
            fold.content.addWidget(WrappedLabel(about, "label"))
            if words:
                fold.content.addWidget(WrappedLabel(words, "body"))
        self.content.addWidget(fold)


def _kind(concern: ConcernEntry) -> TagKind:
    if concern.stage is ConcernStage.CLOSED:
        return TagKind.QUIET
    if concern.countdown.running:
        return TagKind.DANGER if concern.countdown.overdue or concern.today == "yes" else TagKind.WARN
    return TagKind.ACCENT
