"""The interval that a case's own plan sets for a date question, and where the plan says so (R-046)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.formdef.answers import Answer, plan_interval_of
from audit_tool.formdef.standards import PLAN_UNITS
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import column, row_or_column
from audit_tool.ui.widgets.fields import ClosedList, Field, Labelled
from audit_tool.ui.widgets.ticks import TickBox

_POINTER = "plan"
"""The record type that the pointer names."""


class PlanInterval(QWidget):
    """A tick, and behind it how often the plan wants it and where it says so."""

    edited = Signal()
    """A person changed something."""

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tick = TickBox("The plan sets a shorter interval")
        self.tick.setAccessibleDescription(question)
        self.number = Field(f"Every how many, {question}")
        self.number.setMaxLength(3)
        self.number.setMaximumWidth(current().px(96))
        self.unit = ClosedList([(unit, unit.replace("_", " ")) for unit in PLAN_UNITS])
        self.where = Field(f"Where the plan says so, {question}")
        self._details = QWidget()
        self._lay_out()
        self.tick.clicked.connect(self._ticked)
        self.number.textEdited.connect(self.edited)
        self.unit.picked.connect(self.edited)
        self.where.textEdited.connect(self.edited)

    @property
    def value(self) -> str:
        """What the plan sets, as the answer holds it; more than nothing as soon as the box is ticked."""
        return f"{self.number.text().strip()} {self.unit.value}" if self.tick.isChecked() else ""

    @property
    def evidence(self) -> tuple[str, ...]:
        """Where the plan says so, as a pointer to the record."""
        where = self.where.text().strip()
        return (f"{_POINTER}: {where}",) if where and self.tick.isChecked() else ()

    def show_answer(self, answer: Answer) -> None:
        """Show what an answer holds of the plan."""
        held = plan_interval_of(answer.value)
        number, _, unit = held.partition(" ")
        where = next(iter(answer.evidence), "").removeprefix(_POINTER).removeprefix(":").strip()
        self.tick.setChecked(bool(held))
        for field, text in ((self.number, number), (self.where, where)):
            if field.text().strip() != text:
                field.setText(text)
        self.unit.set_value(unit)
        self._details.setVisible(bool(held))

    def set_frozen(self) -> None:
        """Show for reading only."""
        self.number.setReadOnly(True)
        self.where.setReadOnly(True)
        self.tick.setEnabled(False)
        self.unit.setEnabled(False)

    def _lay_out(self) -> None:
        layout = column(self, gap="s")
        layout.addWidget(self.tick)
        layout.addWidget(self._details)
        inside = row_or_column(self._details, gap="m")
        inside.addWidget(Labelled("Every", self.number, watched=False))
        inside.addWidget(Labelled("Unit", self.unit))
        inside.addWidget(Labelled("Where the plan says so", self.where, hint="For example section 4", watched=False), 1)
        self._details.hide()

    def _ticked(self) -> None:
        self._details.setVisible(self.tick.isChecked())
        if self.tick.isChecked():
            self.number.setFocus()
        self.edited.emit()
