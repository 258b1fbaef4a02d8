"""The fields of a new action."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.analysis.action_words import LEVEL_WORDS, URGENCY_WORDS, Level, Urgency
from audit_tool.services.action_terms import NewAction, Noted, Origin
from audit_tool.ui.keeping import Keeping
from audit_tool.ui.kept_fields import Control, keep
from audit_tool.ui.screens.actions.asked.acts import SUCH_A_DAY
from audit_tool.ui.screens.actions.asked.begun import TEXT
from audit_tool.ui.widgets.boxes import Card
from audit_tool.ui.widgets.button_row import ButtonRow
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import ClosedList, Field, Labelled
from audit_tool.ui.widgets.growing_text import GrowingText
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.ticks import TickBox

ABOUT = "What is to be different?"
PROPOSED = "Proposed from the urgency. You can write another."


class RaiseForm(Card):
    """A new action; `wanted` gives it with its due date as it was typed."""

    wanted = Signal(object, str)
    given_up = Signal()

    def __init__(self, origin: Origin, about: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="l", gap="m")
        self.origin = origin
        self._days: Mapping[Urgency, date] = {}
        self._proposed = ""
        self.text, self.baseline = GrowingText(least=2), GrowingText(least=1)
        self.text.set_question(ABOUT)
        self.baseline.set_question("How do things stand now?")
        self.level = ClosedList(list(LEVEL_WORDS.items()))
        self.urgency = ClosedList(list(URGENCY_WORDS.items()))
        self.owner, self.due, self.helping, self.plan = Field(), Field(), Field(), Field()
        self.no_owner, self.no_date = TickBox("Nobody is found yet"), TickBox("There is no date yet")
        self.promise = TickBox("It is my own promise")
        self._due = Labelled("Due on", self.due, hint=SUCH_A_DAY)
        self.save = Button("Raise the action", Variant.PRIMARY)
        self.problem = WrappedLabel("", "second", "danger")
        self._lay_out(about)
        # Only whoever audits can promise something in what they ask for.
        self.promise.setVisible(origin.record_id is not None)
        self.problem.hide()
        self.urgency.picked.connect(self._propose_day)
        self.no_date.clicked.connect(self._propose_day)
        self.save.clicked.connect(self._ask)

    def _lay_out(self, about: str) -> None:
        cancel = Button("Give it up")
        cancel.clicked.connect(self.given_up)
        for part in (
            WrappedLabel("A new action", "card"),
            *([WrappedLabel(about, "second", "muted")] if about else []),
            Labelled("What needs to be different?", self.text, hint="Begin with the child or the practice."),
            Labelled("Level", self.level),
            Labelled("Urgency", self.urgency),
            Labelled("Owner: a code, or a role in words", self.owner),
            self.no_owner,
            self._due,
            self.no_date,
            Labelled("Who else helps?", self.helping),
            Labelled("Reference in the improvement plan", self.plan, watched=False),
            Labelled("How do things stand now?", self.baseline, hint="The baseline."),
            self.promise,
            ButtonRow([self.save, cancel]),
            self.problem,
        ):
            self.content.addWidget(part)

    def keep(self, keeping: Keeping) -> None:
        """Take in what is half written of it, and keep what is written from now on."""
        fields: dict[str, Control] = {
            TEXT: self.text,
            "level": self.level,
            "urgency": self.urgency,
            "owner": self.owner,
            "no owner": self.no_owner,
            "due": self.due,
            "no date": self.no_date,
            "helping": self.helping,
            "plan": self.plan,
            "baseline": self.baseline,
            "promise": self.promise,
        }
        keep(keeping, Noted.RAISED, self.origin.about, fields)

    @property
    def unfinished(self) -> bool:
        """Whether anything is written."""
        day = self.due.text() if self.due.text() != self._proposed else ""
        return any(part.strip() for part in (self.text.text, self.owner.text(), day))

    def propose_days(self, days: Mapping[Urgency, date]) -> None:
        """Propose a due date for each urgency from now on."""
        self._days = days
        self._propose_day()

    def begin(self) -> None:
        """The keyboard goes to the first field."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _propose_day(self, _changed: object = None) -> None:
        """What somebody typed stays; what was proposed follows the urgency, and goes where there is no date yet."""
        if self.due.text() != self._proposed:
            return
        urgency = self.urgency.value
        day = self._days.get(Urgency(urgency)) if urgency and not self.no_date.isChecked() else None
        self._proposed = f"{day:%d/%m/%Y}" if day is not None else ""
        self.due.setText(self._proposed)
        self._due.set_hint(PROPOSED if day is not None else SUCH_A_DAY)

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
