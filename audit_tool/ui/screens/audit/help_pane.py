"""The pane at the right: what good looks like for the question in hand, and what one is given of the first audit."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.formdef.answers import NOTHING, Answer
from audit_tool.formdef.applicability import AskedQuestion
from audit_tool.formdef.definition import Form, Kind, Option
from audit_tool.formdef.describing import help_words
from audit_tool.formdef.terms import terms_in
from audit_tool.formdef.wording import words
from audit_tool.services.first_reading import GivenFirst
from audit_tool.ui.formview.looks import look, look_of
from audit_tool.ui.screens.audit.navigation import Beside
from audit_tool.ui.screens.audit.text_beside import TextBeside
from audit_tool.ui.widgets.boxes import QuietBox, ScrollColumn, column, row
from audit_tool.ui.widgets.grades import GradeChip
from audit_tool.ui.widgets.growing_text import GrowingText
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.personal_watch import FieldWatch
from audit_tool.ui.widgets.strips import Badge

KEYS = (
    "1 to 4 set a grade, Y P N A set a fact",
    "Enter next question, Ctrl+Enter next section",
    "F6 next pane, Ctrl+K every action, ? all keys",
)


class HelpPane(QWidget):
    """Help with one question; never in the way, and F6 reaches it."""

    comment_changed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = column(self, gap="none")
        self.case = TextBeside()
        self.case.hide()
        self.case.turned.connect(self._turned)
        self._scroll = ScrollColumn(gap="s", margin="l")
        layout.addWidget(self.case)
        layout.addWidget(self._scroll)
        self._given: GivenFirst | None = None
        self._wide = False
        self._comment: GrowingText | None = None
        self._code = ""
        self._shown: tuple[str, str, str, bool] | None = None
        """What of the question makes the help that stands here; none where something else does."""

    def set_wide(self, *, wide: bool) -> None:
        """With room, also show what the chosen grade means and the keys."""
        self._wide = wide

    def show_beside(self, beside: Beside) -> None:
        """What this person is given of the first audit, or a practice case or an audit to read, or nothing."""
        self._shown = None
        self._given = beside if isinstance(beside, GivenFirst) else None
        text = None if isinstance(beside, GivenFirst) else beside
        self.case.setVisible(text is not None)
        self._scroll.setVisible(text is None)
        if text is not None:
            self.case.show_text(text)

    def _turned(self, reading: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._scroll.setVisible(not reading)

    def show_nothing(self) -> None:
        """No question is in hand."""
        self._comment, self._shown = None, None
        self._scroll.clear()

    def show_help(self, form: Form, asked: AskedQuestion, value: str) -> None:
        """Help with a question as it stands answered; left alone where it is there already, at each letter typed."""
        question = asked.question
        shown = (question.code, asked.number, value if question.kind is Kind.GRADE else "", self._wide)
        if shown == self._shown:
            return
        self._shown = shown
        self._comment, self._code = None, question.code
        with self._scroll.filling():
            self._fill(form, asked, value)

    def _fill(self, form: Form, asked: AskedQuestion, value: str) -> None:
        question = asked.question
        self._scroll.add(Words(f"Help with {asked.number}", "strong_second", "muted"))
        if question.kind is Kind.GRADE:
            self._grade_help(form, question.good, question.inadequate, value)
        if told := help_words(question):
            title = "What good looks like" if question.kind is Kind.FACT else "How to answer"
            self._scroll.add(WrappedLabel(title, "card"))
            self._scroll.add(WrappedLabel(told, "reading"))
        self._terms(question.text, told, question.good, question.inadequate)
        if self._given is not None:
            self._first_audit(self._given, question.code)
        self._scroll.add_stretch()
        if self._wide:
            self._keys()

    def _grade_help(self, form: Form, good: str, inadequate: str, value: str) -> None:
        if good or inadequate:
            self._scroll.add(WrappedLabel("What good looks like", "card"))
        for code, text in (("good", good), ("inadequate", inadequate)):
            if text:
                self._with_badge(form, code, text)
        chosen = next((option for option in form.grades if option.code == value), None)
        if chosen is not None and chosen.descriptor:
            self._scroll.add(WrappedLabel(f"{chosen.label} means", "card"))
            self._with_badge(form, chosen.code, chosen.descriptor)
        self._scroll.add(WrappedLabel("Start from good", "card"))
        advice = "Ask what moves it up or down. Judge the effect on the child, not the tidiness of the file."
        self._scroll.add(WrappedLabel(advice, "reading", "muted"))

    def _with_badge(self, form: Form, code: str, text: str) -> None:
        holder = QWidget()
        layout = row(holder, gap="s")
        grade = look_of(form, code) or look(Option(code, code.capitalize()))
        badge = Badge()
        badge.set_grade(grade)
        layout.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(WrappedLabel(text[:1].upper() + text[1:], "reading"), 1)
        self._scroll.add(holder)

    def _first_audit(self, given: GivenFirst, code: str) -> None:
        answer = given.answers.get(code, NOTHING)
        self._scroll.add(WrappedLabel("The first audit says", "card"))
        box = QuietBox()
        inside = column(gap="s")
        question = given.form.questions[code]
        grade = look_of(given.form, answer.value) if question.kind is Kind.GRADE else None
        if grade is not None:
            inside.addWidget(GradeChip(grade))
        elif answer.value:
            inside.addWidget(WrappedLabel(words(question, answer), "reading"))
        inside.addWidget(
            WrappedLabel(answer.comment or ("No comment." if answer.value else "Not answered."), "reading")
        )
        box.content.addLayout(inside)
        self._scroll.add(box)
        if given.may_comment:
            self._comment_box(given.comments.get(code, ""))
        for companion in given.companions:
            said = _said(companion.form, companion.answers)[:3]
            if said:
                self._scroll.add(WrappedLabel(f"{companion.voice} says", "card"))
                for text in said:
                    quote = QuietBox()
                    quote.content.addWidget(WrappedLabel(text, "reading"))
                    self._scroll.add(quote)

    def _comment_box(self, text: str) -> None:
        self._scroll.add(WrappedLabel("Your comment on this. Your own grades stay as they are.", "body", "muted"))
        self._comment = GrowingText(least=2)
        self._comment.set_question("Your comment on the first audit's answer")
        self._comment.set_text(text)
        self._comment.edited.connect(self._commented)
        holder = QWidget()
        inside = column(holder, gap="xs")
        inside.addWidget(self._comment)
        FieldWatch(self._comment, inside)
        self._scroll.add(holder)

    def _commented(self) -> None:
        if self._comment is not None:
            self.comment_changed.emit(self._code, self._comment.text)

    def _terms(self, *texts: str) -> None:
        """What words of the question mean, as reports tell it too (R-169)."""
        found = terms_in(texts)
        if found:
            self._scroll.add(WrappedLabel("What words mean here", "card"))
        for term in found:
            self._scroll.add(WrappedLabel(term.line, "reading"))

    def _keys(self) -> None:
        self._scroll.add(Words("Keys", "strong_second", "muted"))
        for line in KEYS:
            self._scroll.add(WrappedLabel(line, "second", "subtle"))


def _said(form: Form, answers: dict[str, Answer]) -> list[str]:
    """What a companion record says in somebody's own words."""
    texts = [code for code, question in form.questions.items() if question.kind is Kind.TEXT]
    return [answers[code].value for code in texts if code in answers and answers[code].value]
