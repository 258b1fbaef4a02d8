"""A quiet remark beside what somebody wrote: never in the way, and gone with one press."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.ui.widgets.boxes import column, row, row_or_column
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.icon_label import IconLabel
from audit_tool.ui.widgets.labels import WrappedLabel

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Remark:
    """What a note says, and the key by which whoever asked for it knows it."""

    key: Key
    words: str


class QuietNote(QWidget):
    """One remark with a button that takes it away for good."""

    dismissed = Signal(str, str, str)

    def __init__(self, remark: Remark, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = remark.key
        layout = row_or_column(self, gap="s")
        said = row(gap="s")
        self._words = WrappedLabel("", "second", "muted")
        said.addWidget(IconLabel("info", "muted", size="icon_small"), 0, Qt.AlignmentFlag.AlignVCenter)
        said.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.button = Button("Dismiss", Variant.QUIET)
        self.button.setAccessibleDescription(about)
        self.button.clicked.connect(self._dismiss)
        layout.addLayout(said, 1)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight)
        self.say(remark.words)

    def say(self, words: str) -> None:
        """Say it in these words."""
        self._words.set_text(words)
        self.button.setAccessibleName(f"Dismiss: {words}")

    def _dismiss(self) -> None:
        self.dismissed.emit(*self.key)


class QuietNotes(QWidget):
    """The remarks at one place, one below the other; it takes no room while there are none."""

    dismissed = Signal(str, str, str)

    def __init__(self, about: str = "", parent: QWidget | None = None, *, indent: int = 0) -> None:
        """`about` is the question or field in words, for those who hear the window."""
        super().__init__(parent)
        self._about = about
        self._layout = column(self, gap="xs")
        self._layout.setContentsMargins(indent, 0, 0, 0)
        self._notes: dict[Key, QuietNote] = {}
        self.hide()

    @property
    def shown(self) -> list[str]:
        """What is said now."""
        return [note.button.accessibleName().removeprefix("Dismiss: ") for note in self._notes.values()]

    @property
    def notes(self) -> list[QuietNote]:
        """The notes themselves, in order."""
        return list(self._notes.values())

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show these and no others; one that stays is not made anew, so that it keeps the keyboard."""
        wanted = {remark.key: remark for remark in remarks}
        for key in [key for key in self._notes if key not in wanted]:
            gone = self._notes.pop(key)
            gone.hide()
            gone.deleteLater()
        for at, (key, remark) in enumerate(wanted.items()):
            if key in self._notes:
                self._notes[key].say(remark.words)
            else:
                self._notes[key] = note = QuietNote(remark, self._about)
                note.dismissed.connect(self.dismissed)
                self._layout.insertWidget(at, note)
        self._notes = {key: self._notes[key] for key in wanted}
        self.setVisible(bool(wanted))
