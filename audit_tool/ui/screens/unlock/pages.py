"""The pages of the unlock box: unlock, make a workspace, recover, and the recovery key shown once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from audit_tool.ui.widgets.boxes import column
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import ClosedList, Field, Labelled, PasswordField
from audit_tool.ui.widgets.labels import WrappedLabel

HINT = "Capital letters count."


class UnlockPage(QWidget):
    """Who you are, your passphrase, one button."""

    def __init__(self) -> None:
        super().__init__()
        layout = column(self, gap="m")
        self._people = ClosedList(name="You are", empty="Choose who you are")
        self._people.picked.connect(self._picked)
        self._people_box = Labelled("You are", self._people)
        self.passphrase = PasswordField("Your passphrase")
        self._box = Labelled("Your passphrase", self.passphrase, hint=HINT)
        self.button = Button("Unlock", Variant.PRIMARY, large=True)
        self.forgot = Button("I forgot it: use the recovery key", Variant.QUIET, icon="key")
        for part in (self._people_box, self._box, self.button):
            layout.addWidget(part)
        layout.addWidget(self.forgot, 0, Qt.AlignmentFlag.AlignLeft)
        self.codes: Sequence[str] = ()

    @property
    def person(self) -> str:
        """The code of the person who unlocks."""
        return self.codes[0] if len(self.codes) == 1 else self._people.value

    def show_people(self, people: Sequence[str], last: str) -> None:
        """Choose among several; one alone need not be chosen."""
        self.codes = people
        self._people.set_options([(code, code) for code in people])
        self._people.set_value(last)
        self._people_box.setVisible(len(people) > 1)

    def set_busy(self, *, busy: bool) -> None:
        """While it opens, the button says so."""
        self.button.setText("Opening" if busy else "Unlock")
        self.button.setEnabled(not busy)

    def show_problem(self, words: str) -> None:
        """Say under the field what is wrong."""
        self._box.show_problem(words)
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def take_focus(self) -> None:
        """The caret is where typing is wanted."""
        (self.passphrase if self.person else self._people).setFocus()

    def _picked(self, _code: str) -> None:
        if not self._people.stepping:
            self.passphrase.setFocus()


class CreatePage(QWidget):
    """A new workspace and its first person, who is the quality lead."""

    def __init__(self) -> None:
        super().__init__()
        layout = column(self, gap="m")
        words = (
            "There is no workspace on this computer yet. Make one: you become its quality lead, "
            "and can then add other people. Everything in it is encrypted."
        )
        layout.addWidget(WrappedLabel(words, "reading", "muted"))
        self.code = Field("Your role code", large=True)
        self.code.setText("Q-01")
        self.passphrase = PasswordField("A passphrase of 12 characters or more")
        self.again = PasswordField("The same passphrase again")
        layout.addWidget(Labelled("Your role code, never your name", self.code))
        self._box = Labelled(
            "A passphrase of 12 characters or more", self.passphrase, hint="Four words are easy to keep."
        )
        layout.addWidget(self._box)
        layout.addWidget(Labelled("The same passphrase again", self.again))
        self.button = Button("Make the workspace", Variant.PRIMARY, large=True)
        layout.addWidget(self.button)

    def set_busy(self, *, busy: bool) -> None:
        """While it is made, the button says so."""
        self.button.setText("Making it" if busy else "Make the workspace")
        self.button.setEnabled(not busy)

    def show_problem(self, words: str) -> None:
        """Say under the field what is wrong."""
        self._box.show_problem(words)

    def take_focus(self) -> None:
        """The caret is where typing is wanted."""
        self.passphrase.setFocus()


class RecoverPage(QWidget):
    """A new passphrase by the recovery key."""

    def __init__(self) -> None:
        super().__init__()
        layout = column(self, gap="m")
        self.people = ClosedList(name="Whose passphrase is forgotten", empty="Choose who you are")
        self.key = Field("Recovery key", large=True)
        self.passphrase = PasswordField("A new passphrase of 12 characters or more")
        self.again = PasswordField("The same passphrase again")
        layout.addWidget(Labelled("You are", self.people))
        self._box = Labelled("Recovery key", self.key, hint="The key that was shown when the workspace was made.")
        layout.addWidget(self._box)
        layout.addWidget(Labelled("A new passphrase of 12 characters or more", self.passphrase))
        layout.addWidget(Labelled("The same passphrase again", self.again))
        self.button = Button("Set the new passphrase", Variant.PRIMARY, large=True)
        self.back = Button("Back", Variant.QUIET)
        layout.addWidget(self.button)
        layout.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)

    def show_people(self, people: Sequence[str]) -> None:
        """Whose passphrase it can be."""
        self.people.set_options([(code, code) for code in people])

    def set_busy(self, *, busy: bool) -> None:
        """While it is set, the button waits."""
        self.button.setEnabled(not busy)

    def show_problem(self, words: str) -> None:
        """Say under the field what is wrong."""
        self._box.show_problem(words)

    def take_focus(self) -> None:
        """The caret is where typing is wanted."""
        self.people.setFocus()


class KeyPage(QWidget):
    """The recovery key, this once."""

    def __init__(self) -> None:
        super().__init__()
        layout = column(self, gap="m")
        words = (
            "This is the recovery key. It is shown only now. Write it down, and keep it locked away from this "
            "computer: it opens the workspace when a passphrase is forgotten."
        )
        layout.addWidget(WrappedLabel(words, "reading"))
        self._key = WrappedLabel("", "section")
        self._key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(self._key)
        self.button = Button("I have written it down", Variant.PRIMARY, large=True)
        layout.addWidget(self.button)

    def show_key(self, key: str) -> None:
        """Show the key, in two lines of the same length."""
        groups = key.split("-")
        half = (len(groups) + 1) // 2
        self._key.set_text("-\n".join("-".join(part) for part in (groups[:half], groups[half:]) if part))
        self._key.setAccessibleName(f"Recovery key: {' '.join(key)}")

    def take_focus(self) -> None:
        """The only button."""
        self.button.setFocus()
