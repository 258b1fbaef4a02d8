"""Spelling on this computer, and the words that one person has added to the dictionary."""

from PySide6.QtWidgets import QWidget

from audit_tool.ui.preferences import Preferences
from audit_tool.ui.spelling.spelling import spelling
from audit_tool.ui.widgets.boxes import Card, row
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.fields import ClosedList, Labelled
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.ticks import TickBox

NO_DICTIONARY = "The dictionary cannot be read on this computer, so no word is marked. Everything else works."


class WritingCard(Card):
    """A tick, and a list of words with a button that takes one back."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="l", gap="m")
        self._preferences = preferences
        self.content.addWidget(WrappedLabel("Spelling", "card"))
        words = "British English, on this computer only. Nothing you write is sent anywhere."
        self.content.addWidget(WrappedLabel(words, "body", "muted"))
        self.tick = TickBox("Underline words that are not in the dictionary")
        self.tick.setChecked(preferences.spelling)
        self.tick.clicked.connect(self._switch)
        self.content.addWidget(self.tick)
        self._missing = WrappedLabel(NO_DICTIONARY, "body", "muted")
        self.content.addWidget(self._missing)
        self.words = ClosedList(empty="Choose a word")
        self.content.addWidget(Labelled("Words that &you added", self.words))
        self.remove = Button("Remove this word", icon="minus")
        line = row(gap="s")
        line.addWidget(self.remove)
        line.addStretch(1)
        self.content.addLayout(line)
        self.remove.clicked.connect(self._remove)
        self.words.picked.connect(self._show_button)
        spelling().changed.connect(self.show_words)
        self.show_words()

    def show_words(self) -> None:
        """Show what this person has added."""
        self.words.set_options([(word, word) for word in spelling().own])
        self.words.setEnabled(bool(spelling().own))
        self.words.setPlaceholderText("Choose a word" if spelling().own else "None yet")
        self._missing.setVisible(spelling().missing)
        self._show_button()

    def _show_button(self, _word: str = "") -> None:
        self.remove.setEnabled(bool(self.words.value))
        self.remove.setAccessibleDescription("" if self.words.value else "Choose a word first.")

    def _switch(self) -> None:
        self._preferences.choose_spelling(on=self.tick.isChecked())
        spelling().switch(on=self.tick.isChecked())

    def _remove(self) -> None:
        spelling().forget(self.words.value)
        self.words.setFocus()
