"""One difference: both answers with their reasons, and the decision; a line of its own once decided."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.definition import Kind
from audit_tool.formdef.wording import words as answer_words
from audit_tool.services.moderating import REASONS
from audit_tool.ui.formview.looks import look, looks_of
from audit_tool.ui.screens.moderation.presenter import Difference, SideLine
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import Card, HairlineRow, column, large_text, row, row_or_column
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fact_strip import FactStrip
from audit_tool.ui.widgets.fields import ClosedList, Labelled
from audit_tool.ui.widgets.grade_picker import GradePicker
from audit_tool.ui.widgets.grades import GradeChip
from audit_tool.ui.widgets.growing_text import GrowingText
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.tags import Tag, TagKind

REASON_WIDTH = 260


class DifferenceCard(Card):
    """An open difference, with everything needed to decide it."""

    decide_wanted = Signal(str, str, str, str)
    panel_wanted = Signal(str)
    draft_changed = Signal(str, str, str, str)

    def __init__(
        self, difference: Difference, following: str, *, may_decide: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, padding="xl", gap="m")
        self.difference = difference
        self._following = following
        self.content.addLayout(self._head())
        sides = row_or_column(gap="xxl")
        sides.addLayout(self._side(difference.a), 1)
        sides.addLayout(self._side(difference.b), 1)
        self.content.addLayout(sides)
        self.content.addWidget(HairlineRow())
        self._build_decision(may_decide=may_decide)

    @property
    def code(self) -> str:
        """The question decided here."""
        return self.difference.code

    def take_focus(self) -> None:
        """The picker, so that a digit decides."""
        self.picker.setFocus()

    def _head(self) -> QBoxLayout:
        layout = row_or_column(gap="m")
        title = row(gap="m")
        title.addWidget(Words(self.difference.number, "question", "accent_text"), 0, Qt.AlignmentFlag.AlignTop)
        title.addWidget(WrappedLabel(self.difference.question.text, "question"), 1)
        layout.addLayout(title, 1)
        kind = (
            TagKind.DANGER
            if "Protection" in self.difference.tag or "inadequate" in self.difference.tag
            else TagKind.WARN
        )
        layout.addWidget(Tag(self.difference.tag, kind), 0, Qt.AlignmentFlag.AlignTop)
        return layout

    def _side(self, side: SideLine) -> QVBoxLayout:
        layout = column(gap="s")
        head = row(gap="s")
        head.addWidget(Words(side.name, "label"))
        head.addWidget(answer_chip(self.difference, side.value))
        head.addStretch()
        layout.addLayout(head)
        text = side.text or "No comment was written."
        layout.addWidget(WrappedLabel(text, "reading", "text", marks=side.marks))
        if side.evidence:
            layout.addWidget(WrappedLabel(f"Seen in: {side.evidence}", "second", "muted"))
        layout.addStretch()
        return layout

    def _build_decision(self, *, may_decide: bool) -> None:
        question = self.difference.question
        spoken = f"Decided answer to {self.difference.number} {question.text}"
        if question.kind is Kind.GRADE:
            self.picker: GradePicker | FactStrip = GradePicker(looks_of(question), not_judged="", low=True)
        else:
            self.picker = FactStrip()
        self.picker.set_question(spoken)
        self.reason = ClosedList(list(REASONS.items()), name="Reason for the difference", empty="Choose a reason")
        self.note = GrowingText(least=2, enter_leaves=True)
        self.note.set_question("Note for both auditors: why it was decided so, and what can be learnt", "Enter decides")
        value, reason, note = self.difference.draft
        self.picker.set_value(value)
        self.reason.set_value(reason)
        self.note.set_text(note)
        self.content.addWidget(Words("Decided grade" if question.kind is Kind.GRADE else "Decided answer", "label"))
        self.content.addWidget(self.picker)
        fields = row_or_column(gap="l")
        reason_box = Labelled("Reason for the difference", self.reason)
        reason_box.setFixedWidth(current().px(REASON_WIDTH))
        fields.addWidget(reason_box, 0, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(Labelled("Note for both auditors", self.note), 1)
        self.content.addLayout(fields)
        self._build_buttons(may_decide=may_decide)
        for control in (self.picker, self.reason, self.note):
            control.setEnabled(may_decide)
        self.picker.chosen.connect(self._draft)
        self.reason.picked.connect(self._draft)
        self.note.edited.connect(self._draft)
        self.note.leave_forward.connect(self._decide)

    def _build_buttons(self, *, may_decide: bool) -> None:
        buttons = row_or_column(gap="m")
        words = (
            "Names are shown after you finish this case." if may_decide else "Only a moderator of this round decides."
        )
        buttons.addWidget(WrappedLabel(words, "body", "muted"), 1)
        self.panel = Button("Send to panel")
        self.panel.clicked.connect(self._panel)
        goes_on = f"Decide and go to {self._following}" if self._following else "Decide"
        self.decide = Button(goes_on, Variant.PRIMARY)
        self.decide.clicked.connect(self._decide)
        buttons.addWidget(self.panel)
        buttons.addWidget(self.decide)
        self.content.addLayout(buttons)
        self.decide.setVisible(may_decide)
        self.panel.setVisible(may_decide and not self.difference.tag.endswith("panel"))

    def _values(self) -> tuple[str, str, str]:
        return self.picker.value, self.reason.value, self.note.text

    def _draft(self) -> None:
        self.draft_changed.emit(self.code, *self._values())

    def _decide(self) -> None:
        self.decide_wanted.emit(self.code, *self._values())

    def _panel(self) -> None:
        self.panel_wanted.emit(self.code)


class ClosedDifference(Card):
    """A difference in one line: both answers, or what was decided."""

    open_wanted = Signal(str)

    def __init__(self, difference: Difference, *, may_open: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="m", gap="xs")
        self._code = difference.code
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
        layout.addStretch(int(large_text()))
        self.content.addLayout(line)
        if decided is not None:
            words = f"{REASONS.get(decided.reason, decided.reason)}. {decided.note}"
            self.content.addWidget(WrappedLabel(words, "body", "muted"))

    def _open(self) -> None:
        self.open_wanted.emit(self._code)


def answer_chip(difference: Difference, value: str, *, short: bool = False) -> QWidget:
    """An answer as a chip where it is a grade, in words otherwise."""
    grade = next((option for option in difference.question.options if option.code == value), None)
    if difference.question.kind is Kind.GRADE and grade is not None and value != "not_judged":
        return GradeChip(look(grade), short=short)
    return Words(answer_words(difference.question, Answer(value)) or "Not answered", "label")
