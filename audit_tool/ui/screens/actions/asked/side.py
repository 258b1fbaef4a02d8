"""One action at the side: how far it is, the next step as a button, what is known, and what happened."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.counted_words import count_of
from audit_tool.services.action_terms import ActionDetail, ActionLine
from audit_tool.ui.screens.actions.acts import Acts
from audit_tool.ui.screens.actions.asked.acts import DESCRIBE, FOR_MANY, REWORD, acts_for
from audit_tool.ui.screens.actions.asked.begun import HALVES
from audit_tool.ui.screens.actions.asked.wording import facts_of, title_of, told
from audit_tool.ui.screens.actions.kept_acts import KeptActs
from audit_tool.ui.widgets.boxes import Card, row_or_column
from audit_tool.ui.widgets.fold import Fold
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.tags import Tag, TagKind


class ManyCard(Card):
    """Several actions; `wanted` asks for an act on all of them."""

    wanted = Signal(str, list)

    def __init__(self, lines: list[ActionLine], parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="l", gap="s")
        self.ids = tuple(line.id for line in lines)
        self.words = WrappedLabel(f"{count_of(len(lines), 'action is', 'actions are')} chosen", "card")
        self.content.addWidget(self.words)
        self.content.addWidget(WrappedLabel("What is done is done to all of them, or to none.", "body"))
        self.acts = Acts(FOR_MANY, primary=False)
        self.acts.wanted.connect(self.wanted)
        self.content.addWidget(self.acts)

    @property
    def unfinished(self) -> bool:
        """Whether an act is half filled in."""
        return self.acts.unfinished


class ActionCard(Card):
    """One action; `wanted` asks for an act on it."""

    wanted = Signal(str, list)

    def __init__(self, action: ActionDetail, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="l", gap="s")
        self.action = action
        line = action.line
        kind = TagKind.DANGER if line.late else TagKind.ACCENT
        self.content.addWidget(Tag(title_of(action), kind), 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addWidget(WrappedLabel(line.text, "reading"))
        self.acts = KeptActs(acts_for(action), HALVES, line.id, primary=True)
        described = [line.level, line.urgency, line.theme, action.plan_reference, action.baseline, ""]
        self.acts.filled = {REWORD.key: [line.text], DESCRIBE.key: described, "give": [action.proposed_owner]}
        self.acts.wanted.connect(self.wanted)
        self.content.addWidget(self.acts)
        if action.proposed_owner:
            words = f"Its owner has left. {action.proposed_owner} could have it."
            self.content.addWidget(WrappedLabel(words, "second", "danger"))
        for reason in dict.fromkeys(action.barred.values()):
            self.content.addWidget(WrappedLabel(reason, "second", "muted"))
        for label, words in facts_of(action):
            row = row_or_column(gap="s")
            row.addWidget(Words(f"{label}:", "label"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(WrappedLabel(words, "body"), 1)
            self.content.addLayout(row)
        fold = Fold("What happened")
        fold.say(f"{len(action.history)} entries" if len(action.history) > 1 else "Raised, and nothing since")
        for happening in action.history:
            about, words = told(happening)
            fold.content.addWidget(WrappedLabel(about, "label"))
            if words:
                fold.content.addWidget(WrappedLabel(words, "body"))
        self.content.addWidget(fold)

    @property
    def unfinished(self) -> bool:
        """Whether an act is half filled in."""
        return self.acts.unfinished
