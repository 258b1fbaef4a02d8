"""The fast way into form files: reads the one plain style of YAML that shipped files keep to, and nothing else.

ruamel reads all of YAML in pure Python and is some forty times slower. This reader takes block mappings and lists,
quoted texts without escapes beyond the simplest, plain words, whole numbers, true and false, and one-line lists, and
it says None to everything else, so that ruamel decides. Tests hold the two to the same result.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Plain = str | int | bool | list["Plain"] | dict[str, "Plain"]
Place = tuple[str | int, ...]

_WORD = r"[A-Za-z][A-Za-z0-9_-]*"
_TEXT = r'"(?:[^"\\]|\\["\\])*"'
_SCALAR = rf"(?:{_WORD}|{_TEXT}|0|[1-9][0-9]{{0,8}})"
_LIST = rf"\[(?:{_SCALAR}(?:, {_SCALAR})*)?\]"
_ENTRY = re.compile(rf"( *)(- )?({_WORD}):(?: ({_SCALAR}|{_LIST}))?$")
_ITEM = re.compile(rf"( *)- ({_SCALAR})$")
_PIECE = re.compile(_SCALAR)
_SKIPPED = re.compile(r" *(?:#.*)?$")
_FOREIGN = re.compile("[^\n -~\xa0-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\ud7ff]")
_RESERVED = {"true", "false", "null"}
_DEEPEST = 12


@dataclass(slots=True)
class _Line:
    number: int
    indent: int
    key: str | None
    value: str | None
    item: bool


@dataclass(slots=True)
class _State:
    lines: list[_Line]
    at: int = 0
    places: dict[Place, int] | None = None
    """Where each value stands; none where nobody asks."""

    def note(self, place: Place, number: int) -> None:
        """Note where a value stands."""
        if self.places is not None:
            self.places[place] = number


class _NotHouseStyleError(Exception):
    pass


class Lines(Mapping[Place, int]):
    """Where each value of a text in house style stands, worked out only where a fault is to be told."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[Place, int] | None = None

    def __getitem__(self, place: Place) -> int:
        """The line of a place."""
        return self._places()[place]

    def __iter__(self) -> Iterator[Place]:
        """Every place."""
        return iter(self._places())

    def __len__(self) -> int:
        """How many places there are."""
        return len(self._places())

    def _places(self) -> dict[Place, int]:
        if self._found is None:
            self._found = {}
            _read(self._text, self._found)
        return self._found


def read_house_style(text: str) -> tuple[Plain, "Lines"] | None:
    """The content with the line of each key and item, or None where the text is anything but house style."""
    content = _read(text, None)
    return None if content is None else (content, Lines(text))


def _read(text: str, places: dict[Place, int] | None) -> Plain | None:
    try:
        state = _State(_lines_of(text), places=places)
        if not state.lines or state.lines[0].indent:
            return None
        content = _block(state, 0, ())
    except _NotHouseStyleError:
        return None
    return content if state.at == len(state.lines) else None


def _lines_of(text: str) -> list[_Line]:
    if _FOREIGN.search(text):
        raise _NotHouseStyleError
    lines = []
    for number, line in enumerate(text.split("\n"), 1):
        if _SKIPPED.match(line):
            continue
        found = _ENTRY.match(line)
        if found:
            indent, dash, key, value = found.groups()
            if key.lower() in _RESERVED:
                raise _NotHouseStyleError
            # The same few keys come again and again.
            lines.append(_Line(number, len(indent), sys.intern(key), value, item=bool(dash)))
            continue
        found = _ITEM.match(line)
        if not found:
            raise _NotHouseStyleError
        lines.append(_Line(number, len(found[1]), None, found[2], item=True))
    return lines


def _block(state: _State, indent: int, place: Place) -> Plain:
    if len(place) > _DEEPEST:
        raise _NotHouseStyleError
    return _list(state, indent, place) if state.lines[state.at].item else _mapping(state, indent, place)


def _list(state: _State, indent: int, place: Place) -> list[Plain]:
    items: list[Plain] = []
    while state.at < len(state.lines) and state.lines[state.at].indent >= indent:
        line = state.lines[state.at]
        if line.indent != indent or not line.item:
            raise _NotHouseStyleError
        here = (*place, len(items))
        state.note(here, line.number)
        if line.key is None:
            items.append(_scalar(line.value or ""))
            state.at += 1
        else:
            line.item, line.indent = False, indent + 2
            items.append(_mapping(state, indent + 2, here))
    return items


def _mapping(state: _State, indent: int, place: Place) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    while state.at < len(state.lines) and state.lines[state.at].indent >= indent:
        line = state.lines[state.at]
        if line.indent != indent or line.item or line.key is None or line.key in found:
            raise _NotHouseStyleError
        here = (*place, line.key)
        state.note(here, line.number)
        state.at += 1
        found[line.key] = _value(state, line, here)
    return found


def _value(state: _State, line: _Line, place: Place) -> Plain:
    if line.value is None:
        deeper = state.at < len(state.lines) and state.lines[state.at].indent > line.indent
        if not deeper:
            raise _NotHouseStyleError
        return _block(state, state.lines[state.at].indent, place)
    if line.value.startswith("["):
        return [_scalar(piece) for piece in _PIECE.findall(line.value)]
    return _scalar(line.value)


def _scalar(text: str) -> Plain:
    if text[0] == '"':
        return re.sub(r"\\(.)", r"\1", text[1:-1]) if "\\" in text else text[1:-1]
    if text[0].isdigit():
        return int(text)
    if text.lower() in _RESERVED:
        if text == "null" or text not in {"true", "false"}:
            raise _NotHouseStyleError
        return text == "true"
    return text
