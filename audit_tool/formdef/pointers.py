"""Naming the record while writing: "@plan 27 October" at the end of a rationale becomes an evidence pointer."""

import re
from collections.abc import Sequence

from audit_tool.formdef.definition import Option

_POINTER = re.compile(r"(?:^|(?<=\s))@(\w[^@\n]*)")


def split_pointers(text: str, types: Sequence[Option]) -> tuple[str, tuple[str, ...]]:
    """The text without its pointers, and the pointers as stored; what names no record type stays in the text."""
    found: list[str] = []

    def take(match: re.Match[str]) -> str:
        pointer = _pointer(match[1].strip().rstrip("."), types)
        if not pointer:
            return match[0]
        found.append(pointer)
        return ""

    kept = _POINTER.sub(take, text)
    return (kept.rstrip() if found else text, tuple(found))


def _pointer(words: str, types: Sequence[Option]) -> str:
    """The record type whose label begins with the first word, longest label first, and the rest as where and when."""
    lowered = words.lower()
    for option in sorted(types, key=lambda each: -len(each.label)):
        if lowered.startswith(option.label.lower()):
            return _stored(option, words[len(option.label) :])
    first, _, rest = words.partition(" ")
    named = [option for option in types if option.label.lower().startswith(first.lower())]
    return _stored(named[0], rest) if len(named) == 1 or (named and len(first) > 2) else ""


def _stored(option: Option, detail: str) -> str:
    detail = detail.strip(" ,:;")
    return f"{option.code}: {detail}" if detail else option.code
