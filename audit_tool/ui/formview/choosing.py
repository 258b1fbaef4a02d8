"""Editors of choices: one value of a list, or several."""

from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QWidget

from audit_tool.formdef.answers import Answer, codes_of
from audit_tool.formdef.applicability import AskedQuestion
from audit_tool.ui.formview.comment import Comment
from audit_tool.ui.formview.editor import QuestionEditor
from audit_tool.ui.formview.headings import QuestionLine
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import LARGE_TEXT, column
from audit_tool.ui.widgets.fields import ClosedList
from audit_tool.ui.widgets.ticks import ChoiceButton, TickBox

MOST_BUTTONS = 5
COLUMNS = 2


class ChoiceEditor(QuestionEditor):
    """One value: buttons where there are few, a list where there are many; comment and reason where needed."""

    own_card = False

    def __init__(self, asked: AskedQuestion, parent: QWidget | None = None) -> None:
        super().__init__(asked, parent)
        self.line = QuestionLine(asked, "fact")
        self.content.addWidget(self.line)
        self._buttons: dict[str, ChoiceButton] = {}
        self._list: ClosedList | None = None
        self._reason: ClosedList | None = None
        options = [(option.code, option.label) for option in self.question.options]
        if len(options) <= MOST_BUTTONS:
            self._add_buttons(options)
        else:
            self._list = ClosedList(options, name=self.spoken)
            self._list.picked.connect(self._chosen)
            self.content.addWidget(self._list)
        if self.question.reasons:
            self._reason = ClosedList([(one.code, one.label) for one in self.question.reasons], name="Reason")
            self._reason.picked.connect(self._reason_picked)
            self.content.addWidget(self._reason)
        self._comment = Comment(self.spoken)
        self._comment.set_hint("A word of explanation")
        self._comment.edited.connect(self._typed)
        self._comment.leave_forward.connect(self._leave)
        self.content.addWidget(self._comment)

    def _add_buttons(self, options: list[tuple[str, str]]) -> None:
        group = QWidget()
        layout = column(group, gap="xs")
        for code, label in options:
            button = ChoiceButton(label, group)
            button.setAccessibleDescription(self.spoken)
            button.clicked.connect(self._clicked)
            layout.addWidget(button)
            self._buttons[code] = button
        self.content.addWidget(group)

    def show_answer(self, answer: Answer) -> None:
        """Show the choice, its reason and its comment."""
        if self._list is not None:
            self._list.set_value(answer.value)
        for code, button in self._buttons.items():
            button.setAutoExclusive(False)
            button.setChecked(code == answer.value)
            button.setAutoExclusive(True)
        if self._reason is not None:
            self._reason.set_value(answer.reason)
        self._comment.show_text(answer.comment)
        self._show_state()

    def take_focus(self) -> None:
        """The chosen button, or the first, or the list."""
        chosen = self._buttons.get(self.answer().value) or next(iter(self._buttons.values()), None)
        control = chosen or self._list
        if control is not None:
            control.setFocus()

    def set_frozen(self) -> None:
        """Show for reading only."""
        for control in (*self._buttons.values(), self._list, self._reason):
            if control is not None:
                control.setEnabled(False)
        self._comment.set_frozen()

    def _clicked(self) -> None:
        self._chosen(next(code for code, button in self._buttons.items() if button.isChecked()))

    def _chosen(self, code: str) -> None:
        reason = self.answer().reason if code in self.question.reasons_for else ""
        self.tell(replace(self.answer(), value=code, reason=reason))
        self._show_state()

    def _reason_picked(self, code: str) -> None:
        self.tell(replace(self.answer(), reason=code))
        self._show_state()

    def _typed(self) -> None:
        self.tell(replace(self.answer(), comment=self._comment.text), typing=True)

    def _leave(self) -> None:
        self.next_wanted.emit(self.code)

    def _show_state(self) -> None:
        answer = self.answer()
        if self._reason is not None:
            self._reason.setVisible(answer.value in self.question.reasons_for)
        chosen = next((one for one in self.question.reasons if one.code == answer.reason), None)
        wanted = answer.value in self.question.comment_needed_for or (chosen is not None and chosen.comment)
        self._comment.set_wanted(wanted=bool(answer.comment) or wanted)


class ChoicesEditor(QuestionEditor):
    """Several values, as boxes to tick in two columns."""

    own_card = True

    def __init__(self, asked: AskedQuestion, parent: QWidget | None = None) -> None:
        super().__init__(asked, parent)
        self.line = QuestionLine(asked, "fact")
        self.content.addWidget(self.line)
        self._boxes: dict[str, TickBox] = {}
        grid = QGridLayout()
        columns = 1 if current().text_percent > LARGE_TEXT else COLUMNS
        for at, option in enumerate(self.question.options):
            box = TickBox(option.label)
            box.setAccessibleDescription(self.spoken)
            box.clicked.connect(self._ticked)
            grid.addWidget(box, at // columns, at % columns)
            self._boxes[option.code] = box
        self.content.addLayout(grid)

    def show_answer(self, answer: Answer) -> None:
        """Show what is ticked."""
        chosen = set(codes_of(answer.value))
        for code, box in self._boxes.items():
            box.setChecked(code in chosen)

    def take_focus(self) -> None:
        """The first box."""
        next(iter(self._boxes.values())).setFocus()

    def set_frozen(self) -> None:
        """Show for reading only."""
        for box in self._boxes.values():
            box.setEnabled(False)

    def _ticked(self) -> None:
        chosen = [code for code, box in self._boxes.items() if box.isChecked()]
        self.tell(replace(self.answer(), value=",".join(chosen)))
