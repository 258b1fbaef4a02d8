"""What every editor of a question has in common: its code, its answer, and how the keyboard leaves it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.applicability import AskedQuestion
from audit_tool.formdef.definition import Question
from audit_tool.ui.formview.headings import NUMBER_ROOM, QuestionLine
from audit_tool.ui.keys import plain_enter
from audit_tool.ui.widgets.boxes import column
from audit_tool.ui.widgets.quiet_note import QuietNotes, Remark


class QuestionEditor(QWidget):
    """Edits the answer to one question; knows nothing of other questions, of saving, or of the case."""

    changed = Signal(str, object, bool)
    """Code, answer, and whether it is being typed."""
    next_wanted = Signal(str)
    """Enter: this question is dealt with for now."""
    prompt_dismissed = Signal(str, str, str)
    """A remark beside it is not wanted any more."""
    own_card: bool

    line: QuestionLine

    def __init__(self, asked: AskedQuestion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.asked = asked
        self._answer = Answer()
        self.content: QVBoxLayout = column(self, gap="s")
        self.remarks: QuietNotes | None = None

    @property
    def code(self) -> str:
        """The question's code."""
        return self.asked.question.code

    @property
    def question(self) -> Question:
        """The question as the form asks it."""
        return self.asked.question

    @property
    def spoken(self) -> str:
        """Number and question, for names in the accessibility tree."""
        return f"{self.asked.number} {self.question.text}"

    def answer(self) -> Answer:
        """What is answered."""
        return self._answer

    def set_answer(self, answer: Answer) -> None:
        """Show an answer without telling anybody."""
        self._answer = answer
        self.show_answer(answer)

    def set_current(self, *, current: bool) -> None:
        """Say whether this is the question in hand."""
        self.line.set_current(current=current)

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show quiet remarks below the answer; nothing is made before there is one."""
        if self.remarks is None and remarks:
            self.remarks = QuietNotes(self.spoken, indent=0 if self.own_card else NUMBER_ROOM)
            self.remarks.dismissed.connect(self.prompt_dismissed)
            self.content.addWidget(self.remarks)
        if self.remarks is not None:
            self.remarks.show_remarks(remarks)

    def show_answer(self, answer: Answer) -> None:
        """Put an answer into the controls."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Put the caret where the answer is given."""
        raise NotImplementedError

    def set_frozen(self) -> None:
        """Show the answer for reading only."""
        raise NotImplementedError

    def tell(self, answer: Answer, *, typing: bool = False) -> None:
        """Somebody changed the answer."""
        if answer != self._answer:
            self._answer = answer
            self.changed.emit(self.code, answer, typing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next question, from any control that has no use for it."""
        if plain_enter(event):
            self.next_wanted.emit(self.code)
            event.accept()
            return
        super().keyPressEvent(event)
