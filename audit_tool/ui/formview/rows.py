"""Editor of rows: the same few parts again for each brother or sister, each step, each meeting."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.formdef.answers import Answer, Row, rows_of, rows_value
from audit_tool.formdef.applicability import AskedQuestion
from audit_tool.formdef.completeness import NO_MORE
from audit_tool.formdef.definition import Cell, CellKind
from audit_tool.ui.formview.date_words import read_date, show_date, what_is_wrong
from audit_tool.ui.formview.editor import QuestionEditor
from audit_tool.ui.formview.headings import QuestionLine
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import QuietBox, column, row, row_or_column
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import ClosedList, Field, Labelled
from audit_tool.ui.widgets.ticks import TickBox

WIDTHS = {CellKind.NUMBER: 96, CellKind.DATE: 176}
"""A number and a day take as much room as they need, the rest share what is left."""


class CellEntry(QWidget):
    """One part of a row under its label."""

    changed = Signal(bool)
    """Whether it is being typed."""

    def __init__(self, cell: Cell, spoken: str) -> None:
        super().__init__()
        self._cell = cell
        self.control: Field | ClosedList
        if cell.kind is CellKind.CHOICE:
            self.control = ClosedList([(one.code, one.label) for one in cell.options], name=spoken)
            self.control.picked.connect(self._picked)
        else:
            self.control = Field(spoken)
            self.control.textEdited.connect(self._typed)
        if cell.kind in WIDTHS:
            self.control.setFixedWidth(current().px(WIDTHS[cell.kind]))
        label = cell.label if cell.required else f"{cell.label} (if known)"
        self._box = Labelled(label, self.control)
        column(self).addWidget(self._box)

    @property
    def given(self) -> str:
        """What is given, as it is stored."""
        if isinstance(self.control, ClosedList):
            return self.control.value
        day = read_date(self.control.text()) if self._cell.kind is CellKind.DATE else None
        return day.isoformat() if day else self.control.text()

    def show_given(self, given: str) -> None:
        """Show what is stored, without touching what is being typed."""
        if isinstance(self.control, ClosedList):
            self.control.set_value(given)
        elif self.given != given:
            day = read_date(given) if self._cell.kind is CellKind.DATE else None
            self.control.setText(show_date(day) if day else given)

    def set_frozen(self) -> None:
        """Show for reading only."""
        if isinstance(self.control, Field):
            self.control.setReadOnly(True)
        else:
            self.control.setEnabled(False)

    def _typed(self, text: str) -> None:
        if self._cell.kind is CellKind.DATE:
            self._box.show_problem(what_is_wrong(text))
        self.changed.emit(True)  # noqa: FBT003 - a signal takes its values by position

    def _picked(self) -> None:
        self.changed.emit(False)  # noqa: FBT003


class RowBox(QuietBox):
    """One row: its cells, and a button that takes it away."""

    changed = Signal(bool)
    removed = Signal(QWidget)

    def __init__(self, cells: tuple[Cell, ...], spoken: str) -> None:
        super().__init__()
        inside = row_or_column(gap="m")
        self.entries = {cell.code: CellEntry(cell, f"{cell.label}, {spoken}") for cell in cells}
        for cell in cells:
            self.entries[cell.code].changed.connect(self.changed)
            inside.addWidget(self.entries[cell.code], 0 if cell.kind in WIDTHS else 1)
        self.content.addLayout(inside, 1)
        self.remove = Button("Remove", Variant.QUIET)
        self.remove.setAccessibleDescription(spoken)
        self.remove.clicked.connect(self._remove)
        self.content.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def given(self) -> Row:
        """What is given in each cell."""
        return {code: entry.given for code, entry in self.entries.items()}

    def show_given(self, given: Row) -> None:
        """Show a stored row."""
        for code, entry in self.entries.items():
            entry.show_given(given.get(code, ""))

    def set_frozen(self) -> None:
        """Show for reading only."""
        self.remove.hide()
        for entry in self.entries.values():
            entry.set_frozen()

    def take_focus(self) -> None:
        """The first cell."""
        next(iter(self.entries.values())).control.setFocus()

    def _remove(self) -> None:
        self.removed.emit(self)


class RowsEditor(QuestionEditor):
    """As many rows as there are, or the word that there is none."""

    own_card = True

    def __init__(self, asked: AskedQuestion, parent: QWidget | None = None) -> None:
        super().__init__(asked, parent)
        self.line = QuestionLine(asked, "question")
        self.content.addWidget(self.line)
        self._list = column(gap="s")
        self.content.addLayout(self._list)
        self._rows: list[RowBox] = []
        self._add = Button("Add another", Variant.PLAIN, icon="plus")
        self._add.setAccessibleDescription(self.spoken)
        self._add.clicked.connect(self._add_one)
        self._none = TickBox("No more to add")
        self._none.setAccessibleDescription(self.spoken)
        self._none.clicked.connect(self._picked)
        below = row(gap="m")
        below.addWidget(self._add)
        below.addWidget(self._none)
        below.addStretch()
        self.content.addLayout(below)
        self._make(1)

    def show_answer(self, answer: Answer) -> None:
        """Show each row; an empty one waits where nothing is given yet."""
        given = rows_of(answer.value)
        if given != rows_of(rows_value(self._given())):
            self._make(len(given))
            for box, each in zip(self._rows, given, strict=True):
                box.show_given(each)
        self._none.setChecked(answer.reason == NO_MORE)
        self._make(max(len(self._rows), 0 if self._none.isChecked() else 1))

    def take_focus(self) -> None:
        """The first row, or the button for one."""
        if self._rows:
            self._rows[0].take_focus()
        else:
            self._add.setFocus()

    def set_frozen(self) -> None:
        """Show for reading only."""
        self._add.hide()
        self._none.setEnabled(False)
        self._make(len(rows_of(self.answer().value)))
        for box in self._rows:
            box.set_frozen()

    def _given(self) -> tuple[Row, ...]:
        return tuple(box.given for box in self._rows)

    def _make(self, count: int) -> None:
        while len(self._rows) > count:
            self._put_away(self._rows[-1])
        while len(self._rows) < count:
            box = RowBox(self.question.cells, f"{len(self._rows) + 1}, {self.spoken}")
            box.changed.connect(self._gather)
            box.removed.connect(self._remove)
            self._rows.append(box)
            self._list.addWidget(box)

    def _put_away(self, box: RowBox) -> None:
        self._rows.remove(box)
        self._list.removeWidget(box)
        box.hide()
        box.deleteLater()

    def _add_one(self) -> None:
        self._make(len(self._rows) + 1)
        self._rows[-1].take_focus()

    def _remove(self, box: RowBox) -> None:
        self._put_away(box)
        self._gather(typing=False)
        self._add.setFocus()

    def _picked(self) -> None:
        self._gather(typing=False)

    def _gather(self, typing: bool) -> None:  # noqa: FBT001 - a signal gives its values by position
        reason = NO_MORE if self._none.isChecked() else ""
        self.tell(replace(self.answer(), value=rows_value(self._given()), reason=reason), typing=typing)
