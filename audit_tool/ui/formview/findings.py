"""Editor of strengths and developments: lines of text, each with a theme (R-057)."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from audit_tool.formdef.answers import Answer, Finding, findings_value, readable_findings
from audit_tool.formdef.applicability import AskedQuestion
from audit_tool.formdef.completeness import NO_MORE
from audit_tool.ui.formview.editor import QuestionEditor
from audit_tool.ui.formview.headings import QuestionLine
from audit_tool.ui.widgets.boxes import row
from audit_tool.ui.widgets.fields import ClosedList
from audit_tool.ui.widgets.growing_text import GrowingText
from audit_tool.ui.widgets.ticks import TickBox

THEME_WIDTH = 240


class FindingsEditor(QuestionEditor):
    """As many lines as the form asks for, or fewer with "no more to add"."""

    own_card = True

    def __init__(self, asked: AskedQuestion, parent: QWidget | None = None) -> None:
        super().__init__(asked, parent)
        self.line = QuestionLine(asked, "question")
        self.content.addWidget(self.line)
        self._lines: list[tuple[GrowingText, ClosedList]] = []
        themes = [(option.code, option.label) for option in self.question.options]
        for at in range(1, max(1, self.question.count) + 1):
            text = GrowingText(least=1, enter_leaves=True)
            text.set_question(f"{self.spoken}, {at}")
            theme = ClosedList(themes, name=f"Theme of {at}, {self.spoken}", empty="Theme")
            theme.setFixedWidth(THEME_WIDTH)
            text.edited.connect(self._typed)
            text.leave_forward.connect(self._leave)
            theme.picked.connect(self._picked)
            layout = row(gap="s")
            layout.addWidget(text, 1)
            layout.addWidget(theme, 0, Qt.AlignmentFlag.AlignTop)
            self.content.addLayout(layout)
            self._lines.append((text, theme))
        self._no_more = TickBox("No more to add")
        self._no_more.setAccessibleDescription(self.spoken)
        self._no_more.clicked.connect(self._picked)
        self.content.addWidget(self._no_more)

    def show_answer(self, answer: Answer) -> None:
        """Show each line with its theme."""
        found = [*(readable_findings(answer.value) or ()), *[Finding("")] * len(self._lines)]
        for (text, theme), finding in zip(self._lines, found, strict=False):
            if text.text.strip() != finding.text:
                text.set_text(finding.text)
            theme.set_value(finding.theme)
        self._no_more.setChecked(answer.reason == NO_MORE)

    def take_focus(self) -> None:
        """The first line."""
        self._lines[0][0].setFocus()

    def set_frozen(self) -> None:
        """Show for reading only."""
        for text, theme in self._lines:
            text.setReadOnly(True)
            theme.setEnabled(False)
        self._no_more.setEnabled(False)

    def _typed(self) -> None:
        self._gather(typing=True)

    def _leave(self) -> None:
        self.next_wanted.emit(self.code)

    def _picked(self) -> None:
        self._gather(typing=False)

    def _gather(self, *, typing: bool) -> None:
        found = tuple(Finding(text.text.strip(), theme.value) for text, theme in self._lines)
        reason = NO_MORE if self._no_more.isChecked() else ""
        self.tell(replace(self.answer(), value=findings_value(found), reason=reason), typing=typing)
