"""The British dictionary with words of social work; offline, and the only place that knows the spelling library."""

from pathlib import Path

MOST = 6
"""Suggestions at most."""


class Dictionary:
    """Says whether a word stands in the dictionary, and what may have been meant."""

    def __init__(self, folder: Path) -> None:
        from hunspell import Hunspell

        # By its own choice it would write the path in the letters of the system, which on Windows lack most names'.
        self._words = Hunspell("en_GB", hunspell_data_dir=str(folder), system_encoding="UTF-8")
        for word in _own_list(folder / "social_work.txt"):
            self._words.add(word)

    def holds(self, word: str) -> bool:
        """Whether this is a word; with an apostrophe and an s it is one where it is without."""
        plain = word.replace("’", "'")
        return bool(self._words.spell(plain)) or (plain.endswith("'s") and bool(self._words.spell(plain[:-2])))

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What may have been meant, the likeliest first; one word each."""
        found = (str(each) for each in self._words.suggest(word.replace("’", "'")))
        return tuple(each for each in found if " " not in each)[:MOST]

    def add(self, word: str) -> None:
        """Let a word stand."""
        self._words.add(word)

    def remove(self, word: str) -> None:
        """Let a word stand no longer."""
        self._words.remove(word)


def _own_list(file: Path) -> list[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
