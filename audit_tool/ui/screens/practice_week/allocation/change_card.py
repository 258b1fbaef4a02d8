"""The card that changes one proposed case by hand, and the rows of what cannot be given."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from audit_tool.ui.screens.practice_week.allocation.drafts import ChangeDraft
from audit_tool.ui.screens.practice_week.allocation.wording import Line, StuckLine
from audit_tool.ui.screens.practice_week.drafts import Problems
from audit_tool.ui.screens.practice_week.rule_in_the_way import RuleInTheWay
from audit_tool.ui.widgets.boxes import Card, column, row
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.fields import ClosedList, Field, Labelled, ProblemWords
from audit_tool.ui.widgets.labels import WrappedLabel

NOBODY = ("", "Nobody: one audit only")


class ChangeCard(Card):
    """First and second auditor and form of one case, and why a rule in the way is lifted."""

    wanted = Signal(str, object)
    """The case's reference and a `ChangeDraft`."""
    left = Signal()
    """The case stays as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="l", gap="m")
        self._reference = ""
        self._title = WrappedLabel("", "card")
        self.first, self.second, self.form, self.rule = ClosedList(), ClosedList(), ClosedList(), RuleInTheWay()
        self.reason = self.rule.reason
        self._fields = {
            "first": Labelled("F&irst auditor", self.first),
            "second": Labelled("Se&cond auditor", self.second),
            "form": Labelled("F&orm", self.form),
        }
        self.button, self.leave = Button("Change this case"), Button("Leave it as it is")
        self.content.addWidget(self._title)
        for part in (*self._fields.values(), self.rule):
            self.content.addWidget(part)
        line = row(gap="m")
        line.addWidget(self.button)
        line.addWidget(self.leave)
        line.addStretch(1)
        self.content.addLayout(line)
        self.button.clicked.connect(self._ask)
        self.leave.clicked.connect(self._leave)

    def show_case(self, line: Line, auditors: Sequence[tuple[str, str]], forms: Sequence[tuple[str, str]]) -> None:
        """Offer the choices for one case."""
        self._reference = line.reference
        self._title.set_text(f"Change {line.reference}")
        for field, options, value in (
            (self.first, auditors, line.first),
            (self.second, [NOBODY, *auditors], line.second),
            (self.form, forms, line.form),
        ):
            field.set_options(options)
            field.setCurrentIndex(max(field.findData(value), 0 if field is self.second else -1))
        self.rule.clear()
        self.show_problems({})
        self.show()

    def show_conflicts(self, words: str) -> None:
        """Say what stands in the way, and ask for a reason."""
        self.rule.say(words)

    def show_problems(self, problems: Problems) -> None:
        """Say at each field what is wrong."""
        for name, field in self._fields.items():
            field.show_problem(problems.get(name, ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the case as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

    def _ask(self) -> None:
        draft = ChangeDraft(self.first.value, self.second.value, self.form.value, self.reason.text)
        self.wanted.emit(self._reference, draft)


class StuckRow(QWidget):
    """What cannot be given and why, and where a rule can be lifted, the reason for it."""

    def __init__(self, line: StuckLine, lift: Callable[[str, str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reference, self.lift_for = line.reference, line.lift_for
        self._lift = lift
        layout = column(self, gap="xs")
        layout.addWidget(WrappedLabel(line.words, "body"))
        self.reason, self.problem = Field(), ProblemWords()
        self.button = Button(f"Lift it for {line.lift_for}")
        self.button.setAccessibleName(f"Lift it for {line.lift_for}, {line.reference}")
        self.button.clicked.connect(self._ask)
        if line.lift_for:
            layout.addWidget(Labelled(f"Why the rule is lifted for {line.reference}", self.reason))
            layout.addWidget(self.problem)
            beside = row(gap="m")
            beside.addWidget(self.button)
            beside.addStretch(1)
            layout.addLayout(beside)

    def _ask(self) -> None:
        self._lift(self.reference, self.reason.text())
