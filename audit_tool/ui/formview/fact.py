"""Editor of a fact: yes, partly, no, not applicable, and a comment that opens with the answer."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.applicability import AskedQuestion
from audit_tool.formdef.completeness import missing
from audit_tool.ui.formview.comment import Comment
from audit_tool.ui.formview.editor import QuestionEditor
from audit_tool.ui.formview.headings import NUMBER_ROOM, QuestionLine
from audit_tool.ui.widgets.boxes import BesideOrBelow
from audit_tool.ui.widgets.fact_strip import FactStrip


class FactEditor(QuestionEditor):
    """A fact in a line of its section's card."""

    own_card = False

    def __init__(self, asked: AskedQuestion, parent: QWidget | None = None) -> None:
        super().__init__(asked, parent)
        self.line = QuestionLine(asked, "fact")
        self._strip = FactStrip()
        self._strip.set_question(self.spoken)
        self._strip.chosen.connect(self._chosen)
        self._comment = Comment(self.spoken, indent=NUMBER_ROOM)
        self._comment.edited.connect(self._typed)
        self._comment.leave_forward.connect(self._leave)
        self._current = False
        self.content.addWidget(BesideOrBelow(self.line, self._strip))
        self.content.addWidget(self._comment)

    def show_answer(self, answer: Answer) -> None:
        """Show value and comment."""
        self._strip.set_value(answer.value)
        self._comment.show_text(answer.comment)
        self._show_state()

    def take_focus(self) -> None:
        """The strip, so that a letter answers at once."""
        self._strip.setFocus()

    def set_current(self, *, current: bool) -> None:
        """An empty comment is offered only for the question in hand, so that the rest stays easy to read."""
        super().set_current(current=current)
        self._current = current and not self._comment.frozen
        self._show_state()

    def set_frozen(self) -> None:
        """Show for reading only."""
        self._strip.setEnabled(False)
        self._comment.set_frozen()
        self._show_state()

    def _chosen(self, code: str) -> None:
        self.tell(replace(self.answer(), value=code))
        self._show_state()
        if code and missing(self.question, self.answer()):
            self._comment.write()

    def _typed(self) -> None:
        self.tell(replace(self.answer(), comment=self._comment.text), typing=True)

    def _leave(self) -> None:
        self.next_wanted.emit(self.code)

    def _show_state(self) -> None:
        answer = self.answer()
        needed = answer.value in self.question.comment_needed_for
        words = "Why does it not apply?" if answer.value == "not_applicable" else "What shows it?"
        self._comment.set_hint(f"{words} A comment is needed here." if needed else "Comment, if it helps")
        offered = self._current and bool(answer.value)
        self._comment.set_wanted(wanted=bool(answer.comment) or needed or offered)
