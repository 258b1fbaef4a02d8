"""Editors of what is typed: text and numbers."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.applicability import AskedQuestion
from audit_tool.formdef.completeness import out_of_range
from audit_tool.ui.formview.editor import QuestionEditor
from audit_tool.ui.formview.headings import QuestionLine
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import row_or_column
from audit_tool.ui.widgets.fields import Field, ProblemWords
from audit_tool.ui.widgets.growing_text import GrowingText
from audit_tool.ui.widgets.labels import Words


class TextEditor(QuestionEditor):
    """Free text in its own card; Enter is a new line, Tab goes on."""

    own_card = True

    def __init__(self, asked: AskedQuestion, parent: QWidget | None = None) -> None:
        super().__init__(asked, parent)
        self.line = QuestionLine(asked, "question")
        self._text = GrowingText(least=4)
        self._text.set_question(self.spoken)
        self._text.edited.connect(self._typed)
        self.content.addWidget(self.line)
        self.content.addWidget(self._text)

    def show_answer(self, answer: Answer) -> None:
        """Show the text."""
        if self._text.text != answer.value:
            self._text.set_text(answer.value)

    def take_focus(self) -> None:
        """The text."""
        self._text.setFocus()

    def set_frozen(self) -> None:
        """Show for reading only."""
        self._text.setReadOnly(True)

    def _typed(self) -> None:
        self.tell(replace(self.answer(), value=self._text.text), typing=True)


class NumberEditor(QuestionEditor):
    """One number, or several that belong together, with their unit."""

    own_card = False

    def __init__(self, asked: AskedQuestion, parent: QWidget | None = None) -> None:
        super().__init__(asked, parent)
        self.line = QuestionLine(asked, "fact")
        self.content.addWidget(self.line)
        self._fields: list[Field] = []
        layout = row_or_column(gap="m")
        for label in self.question.parts or ("",):
            field = Field(f"{self.spoken} {label}".strip())
            field.setMaximumWidth(current().px(96))
            field.setMaxLength(10)
            field.textEdited.connect(self._typed)
            field.editingFinished.connect(self._left)
            self._fields.append(field)
            if label:
                layout.addWidget(Words(label, "body", "muted"))
            layout.addWidget(field)
        layout.addWidget(Words(self.question.unit, "body", "muted"))
        layout.addStretch()
        self.content.addLayout(layout)
        self._wrong = ProblemWords()
        self.content.addWidget(self._wrong)

    def show_answer(self, answer: Answer) -> None:
        """Show the numbers."""
        given = [*answer.value.split("/"), *[""] * len(self._fields)]
        for field, text in zip(self._fields, given, strict=False):
            if field.text() != text:
                field.setText(text)
        self._left()

    def take_focus(self) -> None:
        """The first number."""
        self._fields[0].setFocus()

    def set_frozen(self) -> None:
        """Show for reading only."""
        for field in self._fields:
            field.setReadOnly(True)

    def _typed(self) -> None:
        given = [field.text().strip() for field in self._fields]
        self.tell(replace(self.answer(), value="/".join(given) if any(given) else ""), typing=True)
        if not out_of_range(self.question, self.answer()):
            self._say("")

    def _left(self) -> None:
        # Not while it is being typed: the 1 of 12 may be too little.
        self._say(out_of_range(self.question, self.answer()))

    def _say(self, words: str) -> None:
        self._wrong.say(words)
        for field in self._fields:
            field.set_wrong(wrong=bool(words))
            field.setAccessibleDescription(words)
