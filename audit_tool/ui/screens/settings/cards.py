"""The cards of the settings: own passphrase, people, rules, and the check of the workspace."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.services.identity import ROLE_WORDS, Role
from audit_tool.ui.screens.settings.presenter import PersonDraft, Problems, RuleLine, routes_for
from audit_tool.ui.widgets.boxes import BesideOrBelow, Card, HairlineRow, column, row
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.fields import ClosedList, Field, Labelled, PasswordField
from audit_tool.ui.widgets.icon_label import IconLabel
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.ticks import TickBox


class FieldsCard(Card):
    """A card whose fields can say what is wrong."""

    def __init__(self, title: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="l", gap="m")
        self._fields: dict[str, tuple[Field, Labelled]] = {}
        self.content.addWidget(WrappedLabel(title, "card"))
        self.content.addWidget(WrappedLabel(words, "body", "muted"))

    def add_field(self, name: str, label: str, control: Field, *, hint: str = "") -> None:
        """A field under the name by which its problem comes."""
        made = Labelled(label, control, hint=hint)
        self._fields[name] = (control, made)
        self.content.addWidget(made)

    def show_problems(self, problems: Problems) -> None:
        """Say what is wrong; the caret goes to the first wrong field."""
        wrong = [self._fields[name][0] for name in self._fields if problems.get(name)]
        for name, (_, place) in self._fields.items():
            place.show_problem(problems.get(name, ""))
        if wrong:
            wrong[0].setFocus()

    def empty(self) -> None:
        """Forget what was typed."""
        for control, place in self._fields.values():
            control.clear()
            place.show_problem("")

    def end(self, button: Button) -> None:
        """The button under the fields, no wider than its words."""
        line = row(gap="s")
        line.addWidget(button)
        line.addStretch(1)
        self.content.addLayout(line)


class PassphraseCard(FieldsCard):
    """One's own passphrase."""

    wanted = Signal(str, str)
    """The new passphrase, twice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        words = "It opens this workspace. Nobody can read it back, so keep it where only you find it."
        super().__init__("Your passphrase", words, parent)
        self.new = PasswordField("New passphrase", large=False)
        self.again = PasswordField("The same again", large=False)
        self.add_field("new", "&New passphrase", self.new, hint="12 characters or more. Four words are easy to keep.")
        self.add_field("again", "The same &again", self.again)
        self.button = Button("Change passphrase", icon="key")
        self.end(self.button)
        self.button.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.wanted.emit(self.new.text(), self.again.text())


class PersonCard(FieldsCard):
    """A person to add."""

    wanted = Signal(object)
    """A `PersonDraft`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Add a person", "By role code, never by name.", parent)
        self.code, self.title = Field(), Field()
        self.passphrase = PasswordField("First passphrase", large=False)
        self.add_field("code", "R&ole code", self.code, hint="For instance A-02.")
        self.add_field("title", "&Job", self.title, hint="For instance Head of service, early help.")
        self.content.addWidget(Words("Roles", "label"))
        self.roles = {role.value: TickBox(ROLE_WORDS[role]) for role in Role}
        for box in self.roles.values():
            box.setAccessibleDescription("Role in the whole workspace")
            self.content.addWidget(box)
        self.roles[Role.AUDITOR.value].setChecked(True)
        self.add_field("first", "&First passphrase", self.passphrase, hint="12 characters or more; they can change it.")
        self.button = Button("Add this person", icon="plus")
        self.end(self.button)
        self.button.clicked.connect(self._ask)

    def _ask(self) -> None:
        roles = tuple(code for code, box in self.roles.items() if box.isChecked())
        self.wanted.emit(PersonDraft(self.code.text(), self.title.text(), roles, self.passphrase.text()))


class RulesCard(Card):
    """Who settles which kind of difference."""

    wanted = Signal(str, str)
    """A kind of difference, and who shall settle it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="l", gap="s")
        self.content.addWidget(WrappedLabel("Who settles a difference", "card"))
        words = "Where several hold, the weightiest counts. A change holds for cases that are not decided yet."
        self.content.addWidget(WrappedLabel(words, "body", "muted"))
        self._rows = column(gap="s")
        self.content.addLayout(self._rows)
        self.lists: dict[str, ClosedList] = {}

    def show_rules(self, lines: Sequence[RuleLine]) -> None:
        """Show the table in force."""
        if not self.lines_match(lines):
            for at, line in enumerate(lines):
                self._add(line, first=at == 0)
        for line in lines:
            self.lists[line.trigger].set_value(line.route)

    def lines_match(self, lines: Sequence[RuleLine]) -> bool:
        """Whether the rows are there already."""
        return list(self.lists) == [line.trigger for line in lines]

    def _add(self, line: RuleLine, *, first: bool) -> None:
        if not first:
            self._rows.addWidget(HairlineRow())
        choice = _RuleList(line)
        choice.chosen.connect(self.wanted)
        self.lists[line.trigger] = choice
        choice.setMinimumContentsLength(18)
        label = WrappedLabel(line.words, "body")
        label.setBuddy(choice)
        self._rows.addWidget(BesideOrBelow(label, choice))


class _RuleList(ClosedList):
    """The list of one rule, which tells which rule it is."""

    chosen = Signal(str, str)

    def __init__(self, line: RuleLine) -> None:
        super().__init__(routes_for(line.trigger), name=f"{line.words}: who settles it")
        self._trigger = line.trigger
        self.picked.connect(self._tell_rule)

    def _tell_rule(self, route: str) -> None:
        self.chosen.emit(self._trigger, route)


class CheckCard(Card):
    """The whole-workspace check with its result."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="l", gap="m")
        self.content.addWidget(WrappedLabel("Check this workspace", "card"))
        words = (
            "Reads the whole file, its links and its trail, compares every frozen audit with its fingerprint, and "
            "counts anew what figures are made of."
        )
        self.content.addWidget(WrappedLabel(words, "body", "muted"))
        self.button = Button("Check now", icon="search")
        self.button.clicked.connect(self._ask)
        line = row(gap="s")
        line.addWidget(self.button)
        line.addStretch(1)
        self.content.addLayout(line)
        self._found = row(gap="s")
        self._icon = IconLabel("tick", "ok")
        self.words = WrappedLabel("", "reading")
        self._icon.hide()
        self._found.addWidget(self._icon)
        self._found.addWidget(self.words, 1)
        self.content.addLayout(self._found)

    def show_check(self, words: Sequence[str], *, well: bool) -> None:
        """Say what was found."""
        self.button.setEnabled(True)
        self._icon.set_icon("tick" if well else "warning", "ok" if well else "danger")
        self._icon.show()
        self.words.set_text("\n".join(words))

    def _ask(self) -> None:
        self.button.setEnabled(False)
        self.words.set_text("Checking.")
        self.wanted.emit()
