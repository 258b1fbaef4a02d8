"""One row of a quarterly update: status, progress, evidence, the next day with its reason; kept, or let wait."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.analysis.plan_rows import (
    DONE,
    IMPACT_WORDS,
    NEEDS_REASON,
    STATUS_WORDS,
    Impact,
    PlanRow,
    Status,
)
from audit_tool.services.plan_update import RowUpdate, UpdateState
from audit_tool.services.plan_writing import Told
from audit_tool.ui.formview.date_words import read_date, what_is_wrong
from audit_tool.ui.kept_fields import Control
from audit_tool.ui.screens.actions.plan.wording import facts_of, told_words
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import Card
from audit_tool.ui.widgets.button_row import ButtonRow
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import ClosedList, Field, Labelled
from audit_tool.ui.widgets.growing_text import GrowingText
from audit_tool.ui.widgets.labels import WrappedLabel

STATUSES = [(status.value, words) for status, words in STATUS_WORDS.items() if status is not Status.NOT_STATED]
IMPACTS = [(state.value, words) for state, words in IMPACT_WORDS.items()]


class UpdateCard(Card):
    """The row in hand."""

    kept = Signal(str, object)
    """Reference and `RowUpdate`."""
    skipped = Signal()
    stopped = Signal()

    def __init__(self, state: UpdateState, row: PlanRow, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="l", gap="m")
        self.row = row
        self.setMaximumWidth(current().size("reading_width"))
        place = [each.reference for each in state.rows].index(row.reference) + 1
        told = len(state.rows) - len(state.waiting)
        head = f"Row {place} of {len(state.rows)}, {told} told in {state.quarter}"
        for words, role in ((head, "second"), (f"{row.reference}  {row.now.action}", "card")):
            self.content.addWidget(WrappedLabel(words, "second" if role == "second" else "card"))
        facts = [*facts_of(row), ("Last told", f"{STATUS_WORDS[row.status]}. {told_words(row.latest)}".strip())]
        for label, words in facts:
            self.content.addWidget(WrappedLabel(f"{label}: {words}", "body", "muted"))
        self._fields()
        self._before = self._written()
        self._buttons()

    @property
    def fields(self) -> dict[str, Control]:
        """What is kept while it is half written, by what is asked."""
        return {
            "How far is it?": self.status,
            "Completed on": self.done_on,
            "Progress since last time": self.progress,
            "Difference it made": self.impact,
            "What shows it, and where": self.proof,
            "Next date or timescale": self.timescale,
            "Why": self.reason,
        }

    def show_fitting(self) -> None:
        """Ask for the day only of what is complete."""
        self._day.setVisible(Status(self.status.value) in DONE)

    @property
    def begun(self) -> bool:
        """Whether something is written that is nowhere else yet."""
        return self._written() != self._before

    @property
    def update_told(self) -> RowUpdate:
        """What is filled in."""
        status = Status(self.status.value)
        told = Told(self.progress.text, status, self.reason.text() if status in NEEDS_REASON else "", self._done_on)
        return RowUpdate(told, Impact(self.impact.value), self.proof.text, self.timescale.text(), self.reason.text())

    def _written(self) -> tuple[str, ...]:
        texts = self.status.value, self.progress.text, self.impact.value, self.proof.text, self.done_on.text()
        return tuple(text.strip() for text in (*texts, self.timescale.text(), self.reason.text()))

    def begin(self) -> None:
        """The keyboard goes to the first field."""
        self.status.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _done_on(self) -> date | None:
        return read_date(self.done_on.text()) if Status(self.status.value) in DONE else None

    def _fields(self) -> None:
        self.status, self.impact = ClosedList(STATUSES), ClosedList(IMPACTS)
        self.progress, self.proof = GrowingText(least=2), GrowingText(least=1)
        self.done_on, self.timescale, self.reason = Field(), Field(), Field()
        self.impact.set_value(self.row.impact.state.value)
        self.proof.set_text(self.row.impact.proof)
        self.timescale.setText(self.row.now.timescale)
        self._day = Labelled("Completed on", self.done_on, hint="For instance 12/11/2026.")
        self._day.hide()
        self._why = Labelled("Why", self.reason, hint="Needed for a new timescale, and for some states.")
        same = "Leave it as it is where nothing changes."
        apart: dict[Control, Labelled] = {self.done_on: self._day, self.reason: self._why}
        for asked, control in self.fields.items():
            hint = same if control is self.timescale else ""
            self.content.addWidget(apart.get(control) or Labelled(asked, control, hint=hint))
        self.status.picked.connect(self.show_fitting)
        self.done_on.textEdited.connect(self._look_at_day)

    def _buttons(self) -> None:
        self.save, self.skip, self.stop = (
            Button("Save and go on", Variant.PRIMARY),
            Button("Skip it"),
            Button("Stop for now"),
        )
        self.save.clicked.connect(self._keep)
        self.skip.clicked.connect(self.skipped)
        self.stop.clicked.connect(self.stopped)
        self.content.addWidget(ButtonRow([self.save, self.skip, self.stop]))

    def _look_at_day(self) -> None:
        self._day.show_problem(what_is_wrong(self.done_on.text()))

    def _keep(self) -> None:
        if self.done_on.text().strip() and self._done_on is None and Status(self.status.value) in DONE:
            self._day.show_problem("This is no day of the calendar. Write it like 12/11/2026, or leave it empty.")
            self.done_on.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.kept.emit(self.row.reference, self.update_told)
