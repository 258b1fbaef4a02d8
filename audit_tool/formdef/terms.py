"""What the words of audits mean: one list that help, forms and reports share (R-169)."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from audit_tool.places import resources


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of the list."""

    word: str
    """What is preferred."""
    means: str
    other: tuple[str, ...] = ()
    """Older or other names of the same."""
    short: tuple[str, ...] = ()
    """Letters that stand for it."""

    @property
    def name(self) -> str:
        """The word, and the letters that stand for it."""
        return f"{self.word} ({', '.join(self.short)})" if self.short else self.word

    @property
    def line(self) -> str:
        """The word and what it means."""
        return f"{self.name}: {self.means}"


@cache
def shipped_terms() -> tuple[Term, ...]:
    """The list that comes with the program, in the order of the alphabet."""
    with (resources() / "writing" / "terms.toml").open("rb") as file:
        found = [_term(**each) for each in tomllib.load(file)["term"]]
    return tuple(sorted(found, key=lambda each: each.word.casefold()))


def _term(word: str, means: str, other: Iterable[str] = (), short: Iterable[str] = ()) -> Term:
    return Term(word, means, tuple(other), tuple(short))


def terms_in(texts: Iterable[str]) -> tuple[Term, ...]:
    """The terms that these texts use, by their words, other names or letters, in the order of the list."""
    text = "\n".join(texts).replace("’", "'")
    words, letters = _found_by()
    used = set(_places_in(text.casefold(), words)) | set(_places_in(text, letters))
    return tuple(term for at, term in enumerate(shipped_terms()) if at in used)


_Names = Mapping[str, Sequence[tuple[str, int]]]
"""By its first word, each name and where in the list it stands; the longest first."""
_WORD = re.compile(r"\w+")


def _places_in(text: str, names: _Names) -> Iterator[int]:
    """Word by word: a child in care is no child, and an early help assessment is not early help."""
    end = 0
    for word in _WORD.finditer(text):
        for name, at in names.get(word[0], ()):
            start, stop = word.start(), word.start() + len(name)
            if start >= end and text.startswith(name, start) and not _WORD.match(text, stop):
                end = stop
                yield at
                break


@cache
def _found_by() -> tuple[_Names, _Names]:
    """Words, whatever their case, and letters as they are written."""
    words: dict[str, int] = {}
    letters: dict[str, int] = {}
    for at, term in enumerate(shipped_terms()):
        for name in (term.word, *term.other):
            words |= dict.fromkeys((name.casefold(), f"{name.casefold()}s"), at)
        letters |= dict.fromkeys(term.short, at)
    return _by_first_word(words), _by_first_word(letters)


def _by_first_word(names: Mapping[str, int]) -> _Names:
    found: dict[str, list[tuple[str, int]]] = {}
    for name in sorted(names, key=len, reverse=True):
        found.setdefault(_WORD.findall(name)[0], []).append((name, names[name]))
    return found
