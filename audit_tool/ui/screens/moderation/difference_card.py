"""One difference: both answers with their reasons, and the decision; a line of its own once decided."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.formdef.definition import Kind
from audit_tool.services.rulings import REASONS, Ruling, ruling_lines
from audit_tool.ui.formview.looks import looks_of
from audit_tool.ui.screens.moderation.both_sides import BothSides, answer_chip
from audit_tool.ui.screens.moderation.case_actions import AddActionButton
from audit_tool.ui.screens.moderation.compared import Difference
from audit_tool.ui.screens.moderation.facts_box import FactsBox
from audit_tool.ui.screens.moderation.history_box import HistoryBox
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import Card, HairlineRow, large_text, row, row_or_column
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fact_strip import FactStrip
from audit_tool.ui.widgets.fields import ClosedList, Labelled
from audit_tool.ui.widgets.grade_picker import GradePicker
from audit_tool.ui.widgets.growing_text import GrowingText
from audit_tool.ui.widgets.labels import Words, WrappedLabel

REASON_WIDTH = 260


class DifferenceCard(BothSides):
    """An open difference, with everything needed to decide it."""

    decide_wanted = Signal(str, object)
    """The question, and the `Ruling`."""
    panel_wanted = Signal(str)
    draft_changed = Signal(str, object)
    """The question, and the `Ruling` so far."""
    pass_wanted = Signal(str)
    """The question is to be left to another moderator."""

    def __init__(
        self, difference: Difference, following: str, *, may_decide: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(difference, parent)
        self._following = following
        self.history = history_of(difference)
        self.facts = FactsBox(difference.facts)
        self.content.addWidget(self.facts)
        self.content.addWidget(HairlineRow())
        self._build_decision(may_decide=may_decide)

    @property
    def code(self) -> str:
        """The question decided here."""
        return self.difference.code

    def take_focus(self) -> None:
        """The picker, so that a digit decides."""
        self.picker.setFocus()

    def _build_decision(self, *, may_decide: bool) -> None:
        question, draft = self.difference.question, self.difference.draft
        spoken = f"Decided answer to {self.difference.number} {question.text}"
        if question.kind is Kind.GRADE:
            self.picker: GradePicker | FactStrip = GradePicker(looks_of(question), not_judged="", low=True)
        else:
            self.picker = FactStrip()
        self.picker.set_question(spoken)
        self.picker.set_value(draft.value)
        self.reason = ClosedList(list(REASONS.items()), name="Reason for the difference", empty="Choose a reason")
        self.reason.set_value(draft.reason if self.difference.differs else "")
        self.note = _words(draft.note, least=2)
        self.learning, self.clarify = _words(draft.learning), _words(draft.clarify)
        self.content.addWidget(Words("Decided grade" if question.kind is Kind.GRADE else "Decided answer", "label"))
        self.content.addWidget(self.picker)
        self._lay_out_fields()
        self._build_buttons(may_decide=may_decide)
        for control in (self.picker, self.reason, *self._texts):
            control.setEnabled(may_decide)
        self.picker.chosen.connect(self._draft)
        self.reason.picked.connect(self._draft)
        for text in self._texts:
            text.edited.connect(self._draft)
            text.leave_forward.connect(self._decide)

    @property
    def _texts(self) -> tuple[GrowingText, ...]:
        return self.note, self.learning, self.clarify

    def _lay_out_fields(self) -> None:
        """Reason and note, which a decision needs; below, smaller, what all can learn from it."""
        optional = " (if you wish)" if self.difference.note_optional else ""
        first, second = row_or_column(gap="l"), row_or_column(gap="l")
        reason = Labelled("Reason for the difference", self.reason)
        reason.setFixedWidth(current().px(REASON_WIDTH))
        # What both gave alike, and the panel looks at all the same, has no difference to give a reason for.
        if not self.difference.differs:
            reason.hide()
        first.addWidget(reason, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(_named(f"Note for both auditors{optional}", self.note), 1)
        second.addWidget(_named("Learning for everyone (if you wish)", self.learning), 1)
        second.addWidget(_named("Standard to make clearer (if you wish)", self.clarify), 1)
        self.content.addLayout(first)
        self.content.addLayout(second)

    def _build_buttons(self, *, may_decide: bool) -> None:
        buttons = row_or_column(gap="m")
        hidden = "" if self.difference.names_told else "Names are shown after you finish this case."
        words = self.difference.passed or (hidden if may_decide else "Only a moderator of this round decides.")
        buttons.addWidget(WrappedLabel(words, "body", "muted"), 1)
        if self.history is not None:
            buttons.addWidget(self.history.opener)
        self.pass_on = Button("Pass on", Variant.QUIET)
        self.pass_on.setAccessibleName(f"Pass on {self.difference.number} to another moderator")
        self.pass_on.clicked.connect(self._pass_on)
        self.panel = Button("Send to panel")
        self.panel.clicked.connect(self._panel)
        goes_on = f"Decide and go to {self._following}" if self._following else "Decide"
        self.decide = Button(goes_on, Variant.PRIMARY)
        self.decide.clicked.connect(self._decide)
        self.action = action_of(self.difference)
        buttons.addWidget(self.action)
        buttons.addWidget(self.pass_on)
        buttons.addWidget(self.panel)
        buttons.addWidget(self.decide)
        self.content.addLayout(buttons)
        if self.history is not None:
            self.content.addWidget(self.history)
        self.pass_on.setVisible(may_decide and not self.difference.passed)
        self.decide.setVisible(may_decide)
        self.panel.setVisible(may_decide and not self.difference.tag.endswith("panel"))

    def _ruling(self) -> Ruling:
        return Ruling(self.picker.value, self.reason.value, *(text.text for text in self._texts))

    def _draft(self) -> None:
        self.draft_changed.emit(self.code, self._ruling())

    def _decide(self) -> None:
        self.decide_wanted.emit(self.code, self._ruling())

    def _panel(self) -> None:
        self.panel_wanted.emit(self.code)

    def _pass_on(self) -> None:
        self.pass_wanted.emit(self.code)


class ClosedDifference(Card):
    """A difference in one line: both answers, or what was decided."""

    open_wanted = Signal(str)

    def __init__(self, difference: Difference, *, may_open: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="m", gap="xs")
        self._code = difference.code
        self.history = history_of(difference)
        line = row_or_column(gap="m")
        title = row(gap="m")
        title.addWidget(Words(difference.number, "label", "subtle"))
        title.addWidget(WrappedLabel(difference.question.text, "label"), 1)
        line.addLayout(title, 1)
        layout = row(gap="m")
        line.addLayout(layout)
        decided = difference.decided if difference.decided is not None and difference.decided.value else None
        for letter, side in (("A", difference.a), ("B", difference.b)):
            layout.addWidget(Words(letter, "body", "muted"))
            layout.addWidget(answer_chip(difference, side.value, short=decided is not None))
        if decided is not None:
            layout.addWidget(Words("Decided", "body", "muted"))
            layout.addWidget(answer_chip(difference, decided.value))
        if may_open:
            button = Button("Change" if decided else "Open", Variant.QUIET)
            button.setAccessibleName(f"{button.text()} {difference.number} {difference.question.text}")
            button.clicked.connect(self._open)
            layout.addWidget(button)
        # One that can be opened has the button inside.
        self.action = None if may_open else action_of(difference)
        if self.action is not None:
            layout.addWidget(self.action)
        if self.history is not None:
            layout.addWidget(self.history.opener)
        layout.addStretch(int(large_text()))
        self.content.addLayout(line)
        if difference.passed:
            self.content.addWidget(WrappedLabel(difference.passed, "body", "muted"))
        if decided is not None:
            for words in ruling_lines(decided):
                self.content.addWidget(WrappedLabel(words, "body", "muted"))
        if self.history is not None:
            self.content.addWidget(self.history)

    def _open(self) -> None:
        self.open_wanted.emit(self._code)


def history_of(difference: Difference) -> HistoryBox | None:
    """The history of a difference about which something was done."""
    if difference.decided is None:
        return None
    return HistoryBox(difference.code, f"{difference.number} {difference.question.text}")


def action_of(difference: Difference) -> AddActionButton:
    """The button for an action from a question."""
    return AddActionButton(difference.code, f"{difference.number} {difference.question.text}")


def _words(text: str, least: int = 1) -> GrowingText:
    """A low box that Enter leaves, with what was written in it."""
    box = GrowingText(least=least, enter_leaves=True)
    box.set_text(text)
    return box


def _named(label: str, box: GrowingText) -> Labelled:
    box.set_question(label, "Enter decides")
    return Labelled(label, box)
