"""Editor of a grade: picker, rationale, evidence; digits set it and Enter goes on (R-055)."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from audit_tool.counted_words import count_of
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.applicability import AskedQuestion
from audit_tool.formdef.pointers import split_pointers
from audit_tool.ui.formview.editor import QuestionEditor
from audit_tool.ui.formview.headings import QuestionLine
from audit_tool.ui.formview.looks import looks_of
from audit_tool.ui.keys import alt_digit
from audit_tool.ui.widgets.boxes import row, row_or_column
from audit_tool.ui.widgets.evidence_tags import EvidenceTags
from audit_tool.ui.widgets.fields import ClosedList
from audit_tool.ui.widgets.grade_picker import GradePicker
from audit_tool.ui.widgets.grades import NOT_JUDGED
from audit_tool.ui.widgets.growing_text import GrowingText
from audit_tool.ui.widgets.labels import Words, WrappedLabel


class GradeEditor(QuestionEditor):
    """A graded question in its own card."""

    own_card = True

    def __init__(self, asked: AskedQuestion, parent: QWidget | None = None) -> None:
        super().__init__(asked, parent)
        self.line = QuestionLine(asked, "question")
        self._scale = looks_of(self.question)
        self._picker = GradePicker(self._scale)
        self._picker.set_question(self.spoken)
        self._picker.chosen.connect(self._grade_chosen)
        self._reason = ClosedList([(one.code, one.label) for one in self.question.reasons], name="Why not judged")
        self._reason.picked.connect(self._reason_picked)
        self._text = GrowingText(enter_leaves=True)
        self._text.set_question(f"Why this grade? {self.spoken}", "Enter goes to the next question")
        self._text.edited.connect(self._typed)
        self._text.leave_forward.connect(self._leave)
        self._text.installEventFilter(self)
        self._enough = Words("", "strong_second", "ok")
        self._evidence = EvidenceTags([(one.code, one.label) for one in self.question.evidence])
        self._evidence.set_question(self.spoken)
        self._evidence.changed.connect(self._evidence_changed)
        self._lay_out()

    def _lay_out(self) -> None:
        self.content.addWidget(self.line)
        self.content.addWidget(self._picker)
        self.content.addWidget(self._reason)
        self._reason.hide()
        why = row_or_column(gap="s")
        why.addWidget(Words("Why this grade?", "label"))
        why.addWidget(WrappedLabel("What you saw, and what it means for the child", "body", "muted"), 1)
        why.addWidget(self._enough)
        self.content.addLayout(why)
        self.content.addWidget(self._text)
        seen = QWidget()
        where = row(seen, gap="m")
        where.addWidget(Words("Where did you see it?", "label"))
        where.addWidget(self._evidence, 1)
        self._text.setPlaceholderText("End with @ and the record you saw it in, for example @plan 27 October")
        self.content.addWidget(seen)
        seen.setVisible(bool(self.question.evidence))

    def show_answer(self, answer: Answer) -> None:
        """Show grade, reason, rationale and evidence."""
        self._picker.set_value(answer.value)
        self._reason.set_value(answer.reason)
        if self._text.text != answer.comment:
            self._text.set_text(answer.comment)
        self._evidence.set_value(answer.evidence)
        self._show_state()

    def take_focus(self) -> None:
        """The picker, so that a digit grades at once."""
        self._picker.setFocus()

    def set_frozen(self) -> None:
        """Show for reading only."""
        self._text.setReadOnly(True)
        self._picker.setEnabled(False)
        self._reason.setEnabled(False)
        self._evidence.set_frozen()
        self._enough.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt with a digit grades from within the text and goes on: one key press a question."""
        if event.type() == QEvent.Type.FocusOut:
            self._gather_pointers()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            digit = alt_digit(event)
            if self._text.isReadOnly():
                return False
            if digit is not None and 1 <= digit <= len(self._scale):
                self._picker.choose(self._scale[len(self._scale) - digit].code)
                self._leave()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter typed on the picker begins the rationale."""
        typed = event.text()
        if _begins_text(typed) and not self._text.isReadOnly() and not self._text.hasFocus():
            self._text.setFocus()
            self._text.insertPlainText(typed)
            self._typed()
            return
        super().keyPressEvent(event)

    def _grade_chosen(self, code: str) -> None:
        reason = self.answer().reason if code == NOT_JUDGED else ""
        self.tell(replace(self.answer(), value=code, reason=reason))
        self._show_state()
        if code == NOT_JUDGED:
            self._reason.setFocus()
        elif code:
            self._text.setFocus()

    def _reason_picked(self, code: str) -> None:
        self.tell(replace(self.answer(), reason=code))

    def _typed(self) -> None:
        self.tell(replace(self.answer(), comment=self._text.text), typing=True)
        self._show_state()

    def _evidence_changed(self) -> None:
        self.tell(replace(self.answer(), evidence=self._evidence.value))

    def _leave(self) -> None:
        self._gather_pointers()
        self.next_wanted.emit(self.code)

    def _gather_pointers(self) -> None:
        """What was written as @plan becomes an evidence tag once the text is left."""
        text, pointers = split_pointers(self._text.text, self.question.evidence)
        if pointers:
            evidence = (*self._evidence.value, *(each for each in pointers if each not in self._evidence.value))
            self._text.set_text(text)
            self._evidence.set_value(evidence)
            self.tell(replace(self.answer(), comment=text, evidence=evidence))
            self._show_state()

    def _show_state(self) -> None:
        answer = self.answer()
        self._reason.setVisible(answer.value in self.question.reasons_for)
        written = len(answer.comment.strip())
        least = self.question.rationale_minimum
        words = "Long enough" if written >= least else count_of(least - written, "more character") if written else ""
        self._enough.setText(words)
        self._enough.set_tone("ok" if written >= least else "muted")


def _begins_text(typed: str) -> bool:
    """Whether a key on the picker starts a rationale: digits grade, ? lists the keys, space chooses."""
    return len(typed) == 1 and typed.isprintable() and not typed.isdigit() and typed not in " ?"
