"""Editor of one day."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.applicability import AskedQuestion
from audit_tool.ui.formview.date_words import read_date, show_date, stored_moments, what_is_wrong
from audit_tool.ui.formview.editor import QuestionEditor
from audit_tool.ui.formview.headings import QuestionLine
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.fields import Field, Labelled


class DayEditor(QuestionEditor):
    """One day, written as people write it."""

    own_card = False

    def __init__(self, asked: AskedQuestion, parent: QWidget | None = None) -> None:
        super().__init__(asked, parent)
        self.line = QuestionLine(asked, "fact")
        self._day = Field(f"Day, {self.spoken}")
        self._day.setMaximumWidth(current().px(200))
        self._box = Labelled("Day", self._day, hint="For example 12/3/2026")
        self._day.textEdited.connect(self._typed)
        self.content.addWidget(self.line)
        self.content.addWidget(self._box)

    def show_answer(self, answer: Answer) -> None:
        """Show the day."""
        stored, _ = stored_moments(answer.value)
        day = stored.date() if stored else None
        if read_date(self._day.text()) != day:
            self._day.setText(show_date(day))

    def take_focus(self) -> None:
        """The field."""
        self._day.setFocus()

    def set_frozen(self) -> None:
        """Show for reading only."""
        self._day.setReadOnly(True)

    def _typed(self) -> None:
        day = read_date(self._day.text())
        self._box.show_problem(what_is_wrong(self._day.text()))
        self.tell(replace(self.answer(), value=day.isoformat() if day else ""), typing=True)
