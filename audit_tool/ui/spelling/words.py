"""Which parts of a text are words whose spelling can be looked up."""

import re
from collections.abc import Iterator

_CHUNK = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SHORT_FORM = re.compile(r"[A-Z]{2,}(?:s|['’]s)?")
_NO_WORDS = re.compile(r"[\d@_/\\]|www\.")
_ENDS_SENTENCE = re.compile(r"[.!?:…][\"'”’)\]]*\s*$|^[\s\"'“‘(\[–—•*-]*$|[\"“‘(]$")


def words_in(text: str) -> Iterator[tuple[int, str]]:
    """Each word to look up with where it begins.

    Left out: reference codes and whatever else holds a digit, @pointers, addresses of all kinds, short forms in
    capitals, names with a capital inside, and words with a capital in the middle of a sentence, which no dictionary
    can know.
    """
    for chunk in _CHUNK.finditer(text):
        if _NO_WORDS.search(chunk[0]):
            continue
        for found in _WORD.finditer(chunk[0]):
            start = chunk.start() + found.start()
            if _can_be_looked_up(found[0], text[:start]):
                yield start, found[0]


def _can_be_looked_up(word: str, before: str) -> bool:
    if len(word) == 1 or _SHORT_FORM.fullmatch(word):
        return False
    if any(letter.isupper() for letter in word[1:]):
        return False
    return word[0].islower() or bool(_ENDS_SENTENCE.search(before))
