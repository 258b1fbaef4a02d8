"""The panel that adds a case."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.applicability import AskedQuestion
from audit_tool.formdef.cases import AGE, CASE_TYPE
from audit_tool.ui.formview.personal_remarks import EditorWatch
from audit_tool.ui.formview.registry import Editor, editor_for
from audit_tool.ui.screens.practice_week.case_forms import CaseForms
from audit_tool.ui.screens.practice_week.drafts import CaseDraft
from audit_tool.ui.screens.practice_week.panel import SetUpPanel
from audit_tool.ui.screens.practice_week.presenter import Staff
from audit_tool.ui.screens.practice_week.rule_in_the_way import RuleInTheWay
from audit_tool.ui.widgets.boxes import Card, HairlineRow, clear
from audit_tool.ui.widgets.fields import ClosedList, Field, ProblemWords

NOBODY = ("", "Nobody: one audit only")
FIRST_DUE = "For instance 12 November 2026. Empty: the deadline of the round, if it has one."
SECOND_DUE = "Empty: the deadline of the round, or else the day of the first audit."
KEY_STAYS_OUTSIDE = "Your code for the case. Keep the list of codes and names elsewhere."


class CasePanel(SetUpPanel):
    """Reference, case types, a form that fits them, auditors, days, and the facts that decide what is asked."""

    wanted = Signal(object)
    """A `CaseDraft` to put into the round."""

    def __init__(self, forms: CaseForms, staff: Staff, parent: QWidget | None = None) -> None:
        super().__init__("Add a case", "A reference code and a few facts. Never a name.", "Add this case", parent)
        self._forms = forms
        self.reference, self.due_on, self.second_due_on = Field(), Field(), Field()
        self.form = ClosedList(forms.offered())
        self.first = ClosedList(staff.auditors)
        self.second = ClosedList([NOBODY, *staff.auditors], empty=NOBODY[1])
        self.editors: dict[str, Editor] = {}
        card = self.add_card("The case and its form")
        self.add_field(card, "reference", "&Reference", self.reference, hint=KEY_STAYS_OUTSIDE)
        if forms.types is not None:
            self._add_editor(card, AskedQuestion("1", forms.types)).changed.connect(self._narrow)
        self.add_field(card, "form", "F&orm", self.form, hint="Forms that fit the case types.")
        self.form.picked.connect(self._show_facts)
        card = self.add_card("Its auditors")
        self.add_field(card, "first", "&First auditor", self.first)
        self.add_field(card, "due_on", "First audit &due", self.due_on, hint=FIRST_DUE)
        self.add_field(card, "second", "&Second auditor", self.second)
        self.add_field(card, "second_due_on", "Second audit d&ue", self.second_due_on, hint=SECOND_DUE)
        self.rule = RuleInTheWay()
        card.content.addWidget(self.rule)
        self.watch("lift", self.rule.reason, self.rule.field)
        self._facts = self.add_card("What is known about the case")
        self._facts.hide()
        if len(only := forms.offered()) == 1:
            self.form.set_value(only[0][0])
            self._show_facts()
        self.end()
        self.button.clicked.connect(self._ask)

    def show_conflicts(self, words: str) -> None:
        """Say which rules stand in the way, and ask why they are to be lifted; empty where none does."""
        self.rule.say(words)
        if words:
            self.column.reveal(self.rule)

    @property
    def _types(self) -> str:
        editor = self.editors.get(CASE_TYPE)
        return editor.answer().value if editor else ""

    def _narrow(self) -> None:
        """Offer the forms that fit the case types; one that fits stays chosen, otherwise the first is."""
        chosen, offered = self.form.value, self._forms.offered(self._types)
        self.form.set_options(offered)
        codes = [code for code, _ in offered]
        first = codes[0] if len(codes) == 1 or (codes and self._types) else ""
        self.form.set_value(chosen if chosen in codes else first)
        self._show_facts()

    def _show_facts(self) -> None:
        """Ask what the chosen form must know; what is filled in already stays."""
        wanted = self._forms.facts(self.form.value, self._types)
        known = {code: editor for code, editor in self.editors.items() if code != CASE_TYPE}
        if [question.code for question in wanted] == list(known):
            return
        answers = {code: editor.answer() for code, editor in known.items()}
        for code in known:
            self.unwatch(code)
            del self.editors[code]
        clear(self._facts.content, keep=1)
        for at, question in enumerate(wanted, start=2):
            if at > 2:
                self._facts.content.addWidget(HairlineRow())
            editor = self._add_editor(self._facts, AskedQuestion(str(at), question))
            editor.set_answer(answers.get(question.code, Answer()))
        self._facts.setVisible(bool(wanted))

    def _add_editor(self, card: Card, asked: AskedQuestion) -> Editor:
        editor = editor_for(asked)
        editor.show_answer(Answer())
        card.content.addWidget(editor)
        self.editors[asked.question.code] = editor
        EditorWatch(editor)
        if asked.question.code in {CASE_TYPE, AGE}:
            words = ProblemWords()
            card.content.addWidget(words)
            self.watch(asked.question.code, _first_control(editor), words)
        return editor

    def _ask(self) -> None:
        self.wanted.emit(
            CaseDraft(
                self.reference.text(),
                self.form.value,
                self.first.value,
                self.second.value,
                self.due_on.text(),
                self.second_due_on.text(),
                {code: editor.answer() for code, editor in self.editors.items()},
                self.rule.reason.text,
            )
        )


def _first_control(editor: Editor) -> QWidget:
    """Where the caret goes when something is wrong with the answer."""
    controls = [part for part in editor.findChildren(QWidget) if part.focusPolicy().value and not part.isHidden()]
    return controls[0] if controls else editor
