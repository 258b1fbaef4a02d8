"""The panel that adds a case, and the one that shows a case of the board and reopens an audit."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.applicability import AskedQuestion
from audit_tool.formdef.definition import Form, Seat
from audit_tool.ui.formview.registry import Editor, editor_for
from audit_tool.ui.screens.practice_week.board import STEPS, BoardLine
from audit_tool.ui.screens.practice_week.drafts import AGE, CASE_TYPE, CaseDraft, cover_questions
from audit_tool.ui.screens.practice_week.panel import SetUpPanel
from audit_tool.ui.screens.practice_week.presenter import Staff
from audit_tool.ui.widgets.boxes import HairlineRow
from audit_tool.ui.widgets.fields import ClosedList, DisabledReason, Field, ProblemWords
from audit_tool.ui.widgets.growing_text import GrowingText
from audit_tool.ui.widgets.labels import Words, WrappedLabel

NOBODY = ("", "Nobody: one audit only")


class CasePanel(SetUpPanel):
    """Reference, form, auditors, days, and the facts that decide which questions are asked."""

    wanted = Signal(object)
    """A `CaseDraft` to put into the round."""

    def __init__(self, forms: Sequence[Form], staff: Staff, parent: QWidget | None = None) -> None:
        super().__init__("Add a case", "A reference code and a few facts. Never a name.", "Add this case", parent)
        self._forms = {form.code: form for form in forms}
        self.reference, self.due_on, self.second_due_on = Field(), Field(), Field()
        self.form = ClosedList([(form.code, f"{form.title} ({form.code})") for form in forms])
        self.first = ClosedList(staff.auditors)
        self.second = ClosedList([NOBODY, *staff.auditors], empty=NOBODY[1])
        self.editors: dict[str, Editor] = {}
        card = self.add_card("The case and its auditors")
        self.add_field(
            card,
            "reference",
            "&Reference",
            self.reference,
            hint="Your code for the case. Keep the list of codes and names elsewhere.",
        )
        self.add_field(card, "form", "F&orm", self.form)
        self.add_field(card, "first", "&First auditor", self.first)
        self.add_field(card, "due_on", "First audit &due", self.due_on, hint="For instance 12 November 2026.")
        self.add_field(card, "second", "&Second auditor", self.second)
        self.add_field(card, "second_due_on", "Second audit d&ue", self.second_due_on, hint="Empty: the same day.")
        if forms:
            self.form.set_value(forms[0].code)
            self._add_facts(forms[0])
        self.end()
        self.button.clicked.connect(self._ask)

    def _add_facts(self, form: Form) -> None:
        card = self.add_card("What is known about the case")
        for at, question in enumerate(cover_questions(form), start=1):
            if at > 1:
                card.content.addWidget(HairlineRow())
            editor = editor_for(AskedQuestion(str(at), question))
            editor.show_answer(Answer())
            card.content.addWidget(editor)
            self.editors[question.code] = editor
            if question.code in {CASE_TYPE, AGE}:
                words = ProblemWords()
                card.content.addWidget(words)
                self.watch(question.code, _first_control(editor), words)

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
            )
        )


class ReopenPanel(SetUpPanel):
    """How far a case is, and a new draft of a submitted audit, with a reason."""

    wanted = Signal(int, object, str)
    """Allocation, seat and reason."""

    def __init__(self, line: BoardLine, parent: QWidget | None = None) -> None:
        words = f"{line.row.kind or 'Case type not given'}. {line.row.form}."
        super().__init__(line.row.reference, words, "Reopen", parent)
        self._line = line
        card = self.add_card("How far it is")
        for step, state in zip(STEPS, line.steps, strict=True):
            who = {STEPS[0]: line.row.first.auditor, STEPS[1]: line.row.second.auditor}.get(step, "")
            card.content.addWidget(Words(f"{step}: {state}{f', {who}' if who else ''}"))
        due = f", {line.due}" if line.due else ""
        card.content.addWidget(Words(f"Waiting for: {line.waiting}{due}", "label"))
        card = self.add_card("Reopen a submitted audit")
        words = "The auditor gets a new draft with the same answers. What was submitted first stays and is counted."
        card.content.addWidget(WrappedLabel(words, "body", "muted"))
        seats = [(seat.value, f"{seat.value.capitalize()} audit, {who}") for seat, who in line.submitted]
        self.seat = ClosedList(seats)
        self.reason = GrowingText(least=2)
        self.reason.set_question("Why it is reopened")
        self.add_field(card, "seat", "&Which audit", self.seat)
        self.add_field(card, "reason", "W&hy", self.reason)
        nothing = DisabledReason(self.button)
        card.content.addWidget(nothing)
        if len(line.submitted) == 1:
            self.seat.set_value(line.submitted[0][0].value)
        if not line.submitted:
            decided = line.row.moderation == "decided"
            nothing.because("The case is decided." if decided else "No audit of this case is submitted.")
        self.end()
        self.button.clicked.connect(self._ask)

    def _ask(self) -> None:
        if not self.seat.value:
            self.show_problems({"seat": "Choose which audit."})
            return
        self.wanted.emit(self._line.row.allocation_id, Seat(self.seat.value), self.reason.text)


def _first_control(editor: Editor) -> QWidget:
    """Where the caret goes when something is wrong with the answer."""
    controls = [part for part in editor.findChildren(QWidget) if part.focusPolicy().value and not part.isHidden()]
    return controls[0] if controls else editor
