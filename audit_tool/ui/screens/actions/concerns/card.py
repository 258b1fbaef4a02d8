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
from audit_tool.ui.screens.actions.concerns.acts import ActEntry, ActForm, acts_for
from audit_tool.ui.theme.tokens import ColourName
from audit_tool.ui.widgets.boxes import Card, clear, column, row_or_column
from audit_tool.ui.widgets.button_row import ButtonRow
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fold import Fold
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.tags import Tag, TagKind

FIRST_LEFT = "Kept from you until your own audit of this case is submitted. Somebody else has to act on it."


class ActButton(Button):
    """Opens the fields of one act."""

    opened = Signal(str)

    def __init__(self, act: ActEntry, reference: str, *, first: bool) -> None:
        super().__init__(act.opener, Variant.PRIMARY if first else Variant.PLAIN)
        self._key = act.key
        self.setAccessibleDescription(f"About case {reference}")
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.opened.emit(self._key)


class ConcernCard(Card):
    """One concern; `wanted` asks for an act on it."""

    wanted = Signal(str, int, list)

    def __init__(self, concern: ConcernEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="l", gap="s")
        self.concern = concern
        self._acts = {act.key: act for act in acts_for(concern)}
        self.form: ActForm | None = None
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
        self.buttons = [
            ActButton(act, concern.reference, first=at == 0 and concern.open)
            for at, act in enumerate(self._acts.values())
        ]
        for button in self.buttons:
            button.opened.connect(self.open_act)
        if self.buttons:
            self.content.addWidget(ButtonRow(self.buttons))
        if concern.stage is ConcernStage.ACTED_ON and concern.cannot_close and not concern.kept_from:
            self.content.addWidget(WrappedLabel(concern.cannot_close, "second", "muted"))
        self._form_place = column(gap="none")
        self.content.addLayout(self._form_place)
        self._history()

    @property
    def unfinished(self) -> bool:
        """Whether an act is half filled in."""
        return self.form is not None and self.form.begun

    def open_act(self, key: str) -> None:
        """Show the fields of one act; a second press takes them away."""
        shown, self.form = self.form, None
        clear(self._form_place)
        if shown is not None and shown.objectName() == key:
            return
        self.form = ActForm(self._acts[key], self.concern.id)
        self.form.setObjectName(key)
        self.form.wanted.connect(self.wanted)
        self._form_place.addWidget(self.form)
        self.form.begin()

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
