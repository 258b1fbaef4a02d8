"""What differs between two texts, as stretches to mark in each."""

import re
from difflib import SequenceMatcher

Stretch = tuple[int, int]
"""Start and length, in characters."""

ALIKE = 0.35
"""Below this similarity (0 to 1) almost everything differs, and marking everything would mark nothing."""


def differing(a: str, b: str) -> tuple[list[Stretch], list[Stretch]]:
    """The stretches of words that the other text does not have; none where the two have little in common."""
    words_a, words_b = list(re.finditer(r"\S+", a)), list(re.finditer(r"\S+", b))
    matcher = SequenceMatcher(
        None, [_bare(word) for word in words_a], [_bare(word) for word in words_b], autojunk=False
    )
    if matcher.ratio() < ALIKE:
        return [], []
    marks_a: list[Stretch] = []
    marks_b: list[Stretch] = []
    for kind, from_a, to_a, from_b, to_b in matcher.get_opcodes():
        if kind != "equal":
            _mark(marks_a, words_a[from_a:to_a])
            _mark(marks_b, words_b[from_b:to_b])
    return marks_a, marks_b


def _mark(marks: list[Stretch], words: list[re.Match[str]]) -> None:
    if words:
        marks.append((words[0].start(), words[-1].end() - words[0].start()))


def _bare(word: re.Match[str]) -> str:
    return word.group().strip(".,;:!?“”‘’\"'()").lower()
