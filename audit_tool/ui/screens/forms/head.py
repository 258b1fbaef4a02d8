"""What stands above a form: its title and facts, which version, what to show of it, and which section."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from audit_tool.ui.screens.forms.choice import SectionNames
from audit_tool.ui.screens.forms.content import MODE_WORDS, FormHead, FormLine, Mode
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import BesideOrBelow, column, large_text, row
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import ClosedList
from audit_tool.ui.widgets.labels import WrappedLabel


class ModeButtons(QWidget):
    """What to show of a form, side by side."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = row(self, gap="xs")
        self._group = QButtonGroup(self)
        self.buttons: dict[Mode, Button] = {}
        for mode in Mode:
            button = Button(MODE_WORDS[mode], Variant.QUIET)
            button.setCheckable(True)
            self._group.addButton(button)
            layout.addWidget(button)
            self.buttons[mode] = button
        layout.addStretch(1)
        self._group.buttonClicked.connect(self._tell)

    def show_modes(self, modes: Sequence[Mode], mode: Mode) -> None:
        """Offer these, with one of them chosen."""
        for each, button in self.buttons.items():
            button.setVisible(each in modes)
            button.setChecked(each is mode)

    def _tell(self) -> None:
        self.picked.emit(next(mode.value for mode, button in self.buttons.items() if button.isChecked()))


class FormHeadPane(QWidget):
    """Title, facts and choices; with large text the choices alone, as closed lists."""

    form_picked = Signal(str)
    version_picked = Signal(str)
    mode_picked = Signal(str)
    section_picked = Signal(str)
    print_wanted = Signal()

    def __init__(self, actions: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.forms = ClosedList(name="Form")
        self.version = ClosedList(name="Version")
        self.section = ClosedList(name="Section")
        self.other = ClosedList(name="Compared with")
        self.modes = ModeButtons()
        self.mode_list = ClosedList(name="What to show")
        self.print_button = Button("Print a blank form", icon="print")
        self._title = WrappedLabel("", "section")
        self._facts = WrappedLabel("", "second", "muted")
        if large_text():
            self._lay_out_closed(actions)
        else:
            self._lay_out_open()
        self.forms.picked.connect(self.form_picked)
        self.version.picked.connect(self.version_picked)
        self.section.picked.connect(self.section_picked)
        self.modes.picked.connect(self.mode_picked)
        self.mode_list.picked.connect(self.mode_picked)
        self.print_button.clicked.connect(self.print_wanted)

    def _lay_out_open(self) -> None:
        layout = column(self, gap="s")
        edge = current().space("l")
        layout.setContentsMargins(edge, edge, edge, 0)
        for part in (self.forms, self.mode_list):
            part.setParent(self)
            part.hide()
        words, ends = QWidget(), QWidget()
        texts, ending = column(words, gap="xs"), row(ends, gap="s")
        texts.addWidget(self._title)
        texts.addWidget(self._facts)
        self.version.setMinimumContentsLength(8)
        ending.addWidget(self.version)
        ending.addWidget(self.print_button)
        choices = row(gap="m")
        choices.addWidget(self.modes, 1)
        for part in (self.section, self.other):
            part.setFixedWidth(current().px(280))
            choices.addWidget(part)
        layout.addWidget(BesideOrBelow(words, ends))
        layout.addLayout(choices)

    def _lay_out_closed(self, actions: QWidget) -> None:
        layout = column(self, gap="xs")
        edge = current().space("m")
        layout.setContentsMargins(edge, current().space("s"), edge, 0)
        grid = QGridLayout()
        grid.setSpacing(current().space("s"))
        for hidden in (self.modes, self._title, self._facts):
            hidden.setParent(self)
            hidden.hide()
        places = ((self.forms, 0, 0), (self.version, 0, 1), (self.mode_list, 1, 0), (self.section, 1, 1))
        for part, at, across in places:
            grid.addWidget(part, at, across)
        grid.addWidget(self.other, 1, 1)
        layout.addLayout(grid)
        ends = row(gap="s")
        ends.addWidget(self.print_button)
        ends.addWidget(actions)
        ends.addStretch(1)
        layout.addLayout(ends)

    def show_forms(self, lines: Sequence[FormLine], chosen: str) -> None:
        """Offer the forms in the closed list."""
        self.forms.set_options([(line.key, line.title) for line in lines])
        self.forms.set_value(chosen)

    def show_head(self, head: FormHead) -> None:
        """Show which form, which versions there are, and what can be shown."""
        self._title.set_text(head.title)
        self._facts.set_text(f"{head.facts}.{' Brought in by you.' if head.own else ''}")
        self.version.set_options([(str(version), f"Version {version}") for version in head.versions])
        self.version.set_value(str(head.version))
        self.version.setVisible(len(head.versions) > 1 or large_text())
        self.version.setEnabled(len(head.versions) > 1)
        self.print_button.setVisible(bool(head.versions and head.modes))
        self.modes.show_modes(head.modes, head.mode)
        self.mode_list.set_options([(mode.value, MODE_WORDS[mode]) for mode in head.modes])
        self.mode_list.set_value(head.mode.value)
        self.mode_list.setVisible(large_text() and bool(head.modes))
        self.section.setVisible(bool(head.modes) and head.mode in {Mode.READ, Mode.FILL})
        self.other.setVisible(head.mode is Mode.CHANGES)

    def show_sections(self, names: SectionNames, number: int) -> None:
        """Offer the sections, with one open."""
        self.section.set_options([(str(each), words) for each, words in names])
        self.section.set_value(str(number))

    def show_others(self, versions: Sequence[int], other: int) -> None:
        """Offer the versions to compare with."""
        self.other.set_options([(str(version), f"Compared with version {version}") for version in versions])
        self.other.set_value(str(other))
