"""The fields of a new action."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.analysis.action_words import LEVEL_WORDS, URGENCY_WORDS, Level, Urgency
from audit_tool.services.action_terms import NewAction, Origin
from audit_tool.ui.screens.actions.asked.acts import SUCH_A_DAY
from audit_tool.ui.widgets.boxes import Card
from audit_tool.ui.widgets.button_row import ButtonRow
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import ClosedList, Field, Labelled
from audit_tool.ui.widgets.growing_text import GrowingText
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.ticks import TickBox

ABOUT = "What is to be different?"


class RaiseForm(Card):
    """A new action; `wanted` gives it with its due date as it was typed."""

    wanted = Signal(object, str)
    given_up = Signal()

    def __init__(self, origin: Origin, about: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="l", gap="m")
        self.origin = origin
        self.content.addWidget(WrappedLabel("A new action", "card"))
        if about:
            self.content.addWidget(WrappedLabel(about, "second", "muted"))
        self.text = GrowingText(least=2)
        self.text.set_question(ABOUT)
        self.level = ClosedList(list(LEVEL_WORDS.items()))
        self.urgency = ClosedList(list(URGENCY_WORDS.items()))
        self.owner, self.due, self.helping, self.plan = Field(), Field(), Field(), Field()
        self.baseline = GrowingText(least=1)
        self.baseline.set_question("How do things stand now?")
        hint = "Begin with the child or the practice."
        self.content.addWidget(Labelled("What needs to be different?", self.text, hint=hint))
        self.content.addWidget(Labelled("Level", self.level))
        self.content.addWidget(Labelled("Urgency", self.urgency))
        self.content.addWidget(Labelled("Owner: a code, or a role in words", self.owner))
        self.no_owner = TickBox("Nobody is found yet")
        self.content.addWidget(self.no_owner)
        self.content.addWidget(Labelled("Due on", self.due, hint=SUCH_A_DAY))
        self.no_date = TickBox("There is no date yet")
        self.content.addWidget(self.no_date)
        self.content.addWidget(Labelled("Who else helps?", self.helping))
        self.content.addWidget(Labelled("Reference in the improvement plan", self.plan, watched=False))
        self.content.addWidget(Labelled("How do things stand now?", self.baseline, hint="The baseline."))
        self.promise = TickBox("It is my own promise")
        self.content.addWidget(self.promise)
        # Only whoever audits can promise something in what they ask for.
        self.promise.setVisible(origin.record_id is not None)
        self.save = Button("Raise the action", Variant.PRIMARY)
        cancel = Button("Give it up")
        self.save.clicked.connect(self._ask)
        cancel.clicked.connect(self.given_up)
        self.content.addWidget(ButtonRow([self.save, cancel]))
        self.problem = WrappedLabel("", "second", "danger")
        self.content.addWidget(self.problem)
        self.problem.hide()

    @property
    def unfinished(self) -> bool:
        """Whether anything is written."""
        return any(part.strip() for part in (self.text.text, self.owner.text(), self.due.text()))

    def begin(self) -> None:
        """The keyboard goes to the first field."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        missing = "Choose a level and how urgent it is." if not (self.level.value and self.urgency.value) else ""
        self.problem.set_text(missing)
        self.problem.setVisible(bool(missing))
        if missing:
            return
        new = NewAction(
            self.text.text,
            Level(self.level.value),
            Urgency(self.urgency.value),
            self.owner.text(),
            origin=self.origin,
            helping=self.helping.text(),
            plan_reference=self.plan.text(),
            baseline=self.baseline.text,
            owner_missing=self.no_owner.isChecked(),
            due_missing=self.no_date.isChecked(),
            own_promise=self.promise.isChecked(),
        )
        self.wanted.emit(new, self.due.text())
