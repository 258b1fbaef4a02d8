"""Which words of a text look like somebody's name.

Three signs count: a title with a surname; a word of the list of given names, which leaves out all that are words,
months or places; and with it the surname after it. A capital letter alone is no sign: services and laws have one.
"""

import re
from collections.abc import Iterator

from audit_tool.analysis.personal_words import STRAIGHT, NameWords, plain

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", re.UNICODE)
_TITLES = frozenset(("mr", "mrs", "ms", "mx", "dr", "prof", "professor", "cllr", "miss", "uncle", "auntie", "aunt"))
# "Miss" begins sentences, and an aunt may be "Aunt and cousin": these want a name of the list after them.
_WEAK_TITLES = frozenset(("miss", "uncle", "auntie", "aunt"))
_BEFORE = frozenset(("st", "saint", "the"))


def names(text: str, words: NameWords) -> Iterator[tuple[int, str]]:
    """The places that look like a name, each with all its parts."""
    found = list(_WORD.finditer(text))
    at = 0
    while at < len(found):
        end = _name_at(text, found, at, words)
        if end > at:
            start = found[at].start()
            yield start, _without_ending(text[start : found[end - 1].end()])
        at = max(end, at + 1)


def _name_at(text: str, found: list[re.Match[str]], at: int, words: NameWords) -> int:
    """The number of the word after the name that begins here; this word's own where none does."""
    word = found[at][0]
    if not word[0].isupper() or _allowed_from(text, found, at, words):
        return at
    title = word.lower()
    if title in _TITLES and at + 1 < len(found) and _together(text, found[at], found[at + 1]):
        following = found[at + 1][0]
        listed = _given(following, words)
        if _is_name_shaped(following) and (listed or title not in _WEAK_TITLES):
            return _end_of(text, found, at + 2, words)
        return at
    if not _given(word, words) or (word.isupper() and len(word) > 1):
        return at
    if at and found[at - 1][0].lower() in _BEFORE and _together(text, found[at - 1], found[at]):
        return at
    end = _end_of(text, found, at + 1, words)
    return at if _is_called_after(text, found, at, end, words) else end


def _end_of(text: str, found: list[re.Match[str]], at: int, words: NameWords) -> int:
    """One word more where a surname follows."""
    if at < len(found) and _together(text, found[at - 1], found[at]) and not _ends(found[at - 1][0]):
        following = found[at][0]
        if (
            _is_name_shaped(following)
            and following.lower() not in words.called_after
            and plain(following) not in words.allowed
        ):
            return at + 1
    return at


def _is_called_after(text: str, found: list[re.Match[str]], at: int, end: int, words: NameWords) -> bool:
    """Whether the name belongs to a place, a law or a service: Sarah's Law, Mary Seacole House."""
    for later in (end, end + 1):
        if later < len(found) and found[later][0].lower() in words.called_after and _capitals(found[end : later + 1]):
            return _together(text, found[at], found[later], most=40)
    return False


def _capitals(words: list[re.Match[str]]) -> bool:
    return all(word[0][0].isupper() for word in words)


def _allowed_from(text: str, found: list[re.Match[str]], at: int, words: NameWords) -> bool:
    """Whether a phrase of the list of what is no name covers this word."""
    for first in range(max(0, at - 3), at + 1):
        for last in range(at, min(len(found), first + 4)):
            phrase = plain(text[found[first].start() : found[last].end()])
            if phrase in words.allowed or phrase.removesuffix("'s") in words.allowed:
                return True
    return False


def _given(word: str, words: NameWords) -> bool:
    first = _without_ending(word)
    return first in words.given or first.split("-")[0] in words.given


def _is_name_shaped(word: str) -> bool:
    return word[0].isupper() and len(word) > 1 and not word.isupper()


def _without_ending(text: str) -> str:
    return text[:-2] if text.translate(STRAIGHT).endswith("'s") else text


def _ends(word: str) -> bool:
    return word.translate(STRAIGHT).endswith("'s")


def _together(text: str, one: re.Match[str], other: re.Match[str], most: int = 2) -> bool:
    """Whether nothing but a space, or a point after a title, is between two words."""
    between = text[one.end() : other.start()]
    return len(between) <= most and (most > 2 or between.strip() in {"", "."}) and "\n" not in between
