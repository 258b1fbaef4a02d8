"""The register of people: a line each, with a new passphrase or leaving for one of them at a time."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.ui.screens.settings.cards import FieldsCard
from audit_tool.ui.screens.settings.presenter import PersonLine, Problems
from audit_tool.ui.widgets.boxes import HairlineRow, column, row
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import ClosedList, Labelled, PasswordField, ProblemWords
from audit_tool.ui.widgets.labels import Words, WrappedLabel


class RegisterCard(FieldsCard):
    """Everybody by code; below, what can be done for one person."""

    passphrase_wanted = Signal(str, str)
    """A person's code and a new passphrase."""
    leaving_wanted = Signal(str)
    """The code of somebody who leaves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("People", "Leavers stay in the register, so that old audits keep their author.", parent)
        self._lines = column(gap="xs")
        self.content.addLayout(self._lines)
        self.person = ClosedList(name="Person")
        self.content.addWidget(Labelled("For on&e person", self.person))
        self._problem = ProblemWords()
        self.content.addWidget(self._problem)
        self.passphrase = PasswordField("A new passphrase for this person", large=False)
        self.add_field("given", "A new &passphrase for this person", self.passphrase)
        self.give = Button("Give passphrase", icon="key")
        self.leave = Button("Note as leaver", Variant.QUIET)
        line = row(gap="s")
        line.addWidget(self.give)
        line.addWidget(self.leave)
        line.addStretch(1)
        self.content.addLayout(line)
        self.give.clicked.connect(self._give)
        self.leave.clicked.connect(self._leave)

    def show_people(self, lines: Sequence[PersonLine]) -> None:
        """Show the register."""
        while self._lines.count():
            item = self._lines.takeAt(0)
            part = item.widget() if item is not None else None
            if part is not None:
                part.hide()
                part.deleteLater()
        for at, line in enumerate(lines):
            if at:
                self._lines.addWidget(HairlineRow())
            self._lines.addWidget(_person(line))
        chosen = self.person.value
        self.person.set_options([(line.code, line.code) for line in lines if not line.left and not line.me])
        self.person.set_value(chosen)

    def show_problems(self, problems: Problems) -> None:
        """Say what is wrong, also where nobody is chosen."""
        self._problem.say(problems.get("person", ""))
        super().show_problems(problems)

    def _give(self) -> None:
        if self._somebody():
            self.passphrase_wanted.emit(self.person.value, self.passphrase.text())

    def _leave(self) -> None:
        if self._somebody():
            self.leaving_wanted.emit(self.person.value)

    def _somebody(self) -> bool:
        if not self.person.value:
            self.show_problems({"person": "Choose a person."})
            self.person.setFocus()
            return False
        self._problem.say("")
        return True


def _person(line: PersonLine) -> QWidget:
    holder = QWidget()
    layout = row(holder, gap="m")
    code = Words(line.code, "label", "subtle" if line.left else "text")
    code.setMinimumWidth(code.fontMetrics().averageCharWidth() * 8)
    layout.addWidget(code)
    layout.addWidget(WrappedLabel(f"{line.words}{'. You' if line.me else ''}", "body", "muted"), 1)
    return holder
