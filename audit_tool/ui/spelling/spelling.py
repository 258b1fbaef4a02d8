"""The spelling of the whole window: one dictionary, and what has been looked up in it; asked by every box of text."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from audit_tool.ui.spelling.dictionary import Dictionary


class Spelling(QObject):
    """Answers at once from what was looked up before; looking up is left to moments in which nobody types."""

    changed = Signal()
    """Other words are marked from now on: a dictionary came or went, or a word was added or taken back."""
    wanted = Signal()
    """It was switched on and has no dictionary yet."""
    learnt = Signal(str)
    """A word to keep for this person."""
    forgotten = Signal(str)
    """A word to keep no longer."""

    def __init__(self) -> None:
        super().__init__()
        self._dictionary: Dictionary | None = None
        self._looked_up: dict[str, bool] = {}
        self._on = True
        self.own: tuple[str, ...] = ()
        self.missing = False
        """The dictionary cannot be used on this computer."""

    @property
    def active(self) -> bool:
        """Whether words are marked."""
        return self._on and self._dictionary is not None

    def begin(self, dictionary: Dictionary, own: Iterable[str]) -> None:
        """A dictionary is here, with one person's own words."""
        self._dictionary = dictionary
        self.own = tuple(own)
        for word in self.own:
            dictionary.add(word)
        self._look_anew()

    def do_without(self) -> None:
        """There is no dictionary to be had; nothing is marked, and the settings say so."""
        self.missing = True
        self.changed.emit()

    def end(self) -> None:
        """The workspace is closed: nothing of its words stays in memory."""
        self._dictionary, self.own = None, ()
        self._look_anew()

    def switch(self, *, on: bool) -> None:
        """Mark words from now on, or no longer."""
        self._on = on
        if on and self._dictionary is None:
            self.wanted.emit()
        self.changed.emit()

    def known(self, word: str) -> bool | None:
        """Whether a word is right, as far as it has been looked up."""
        return self._looked_up.get(word)

    def look_up(self, words: Iterable[str]) -> None:
        """Look these up, each once."""
        if self._dictionary is not None:
            for word in words:
                if word not in self._looked_up:
                    self._looked_up[word] = self._dictionary.holds(word)

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What may have been meant."""
        return self._dictionary.suggestions(word) if self._dictionary is not None else ()

    def learn(self, word: str) -> None:
        """Let a word stand from now on."""
        if self._dictionary is not None and word not in self.own:
            self._dictionary.add(word)
            self.own = tuple(sorted((*self.own, word), key=str.lower))
            self.learnt.emit(word)
            self._look_anew()

    def forget(self, word: str) -> None:
        """Take one's own word back."""
        if self._dictionary is not None and word in self.own:
            self._dictionary.remove(word)
            self.own = tuple(each for each in self.own if each != word)
            self.forgotten.emit(word)
            self._look_anew()

    def _look_anew(self) -> None:
        self._looked_up = {}
        self.changed.emit()


_spelling = Spelling()


def spelling() -> Spelling:
    """The spelling of this window; like the theme, there is one for the whole program."""
    return _spelling
