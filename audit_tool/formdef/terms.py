"""What the words of audits mean: one list that help, forms and reports share (R-169)."""

import re
import tomllib
from collections.abc import Iterable, Mapping
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
    text = "\n".join(texts)
    words, letters = _found_by()
    used = {words[found[0].casefold()] for found in _pattern(tuple(words), re.IGNORECASE).finditer(text)}
    used |= {letters[found[0]] for found in _pattern(tuple(letters)).finditer(text)}
    return tuple(term for at, term in enumerate(shipped_terms()) if at in used)


@cache
def _found_by() -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Where in the list a word stands, whatever its case; and where letters do, as they are written."""
    words: dict[str, int] = {}
    letters: dict[str, int] = {}
    for at, term in enumerate(shipped_terms()):
        for name in (term.word, *term.other):
            words |= dict.fromkeys((name.casefold(), f"{name.casefold()}s"), at)
        letters |= dict.fromkeys(term.short, at)
    return words, letters


@cache
def _pattern(names: tuple[str, ...], flags: int = 0) -> re.Pattern[str]:
    # The longest first: a child in care is no child, and an early help assessment is not early help.
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", flags)
