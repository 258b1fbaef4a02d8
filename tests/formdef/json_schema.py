"""As much of JSON Schema as the editor's schema uses; a word that is not known here fails the test that uses it."""

import re
from collections.abc import Callable
from typing import Any

_KINDS: dict[str, Callable[[object], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "null": lambda value: value is None,
}
_SILENT = {"$schema", "$defs", "title", "description", "default", "then", "else"}


def wrong(value: Any, schema: dict[str, Any], root: dict[str, Any], place: str = "") -> list[str]:
    """Every place at which a value is not as the schema says."""
    found: list[str] = []
    for word, wanted in schema.items():
        if word in _SILENT:
            continue
        if word == "$ref":
            found += wrong(value, root["$defs"][wanted.rsplit("/", maxsplit=1)[-1]], root, place)
        elif word == "if":
            holds = not wrong(value, wanted, root)
            found += wrong(value, schema["then" if holds else "else"], root, place)
        elif word == "not":
            found += [] if wrong(value, wanted, root) else [f"{place} not"]
        elif word == "anyOf":
            found += [] if any(not wrong(value, each, root) for each in wanted) else [f"{place} anyOf"]
        else:
            found += _wrong_word(value, word, wanted, schema, root, place)
    return found


def _wrong_word(
    value: Any, word: str, wanted: Any, schema: dict[str, Any], root: dict[str, Any], place: str
) -> list[str]:
    if word == "properties":
        inner = [(value[key], part, f"{place}/{key}") for key, part in wanted.items() if key in value]
        return [one for each, part, where in inner for one in wrong(each, part, root, where)]
    if word == "additionalProperties":
        others = [key for key in value if key not in schema.get("properties", {})]
        if wanted is False:
            return [f"{place}/{key} unknown" for key in others]
        return [one for key in others for one in wrong(value[key], wanted, root, f"{place}/{key}")]
    if word == "items":
        if not isinstance(value, list):
            return []
        return [one for at, each in enumerate(value) for one in wrong(each, wanted, root, f"{place}/{at}")]
    tests: dict[str, Callable[[], bool]] = {
        "type": lambda: _KINDS[wanted](value),
        "required": lambda: isinstance(value, dict) and set(wanted) <= value.keys(),
        "enum": lambda: value in wanted,
        "const": lambda: value == wanted,
        "pattern": lambda: not isinstance(value, str) or bool(re.search(wanted, value)),
        "minLength": lambda: not isinstance(value, str) or len(value) >= wanted,
        "maxLength": lambda: not isinstance(value, str) or len(value) <= wanted,
        "minItems": lambda: not isinstance(value, list) or len(value) >= wanted,
        "minimum": lambda: not _KINDS["number"](value) or value >= wanted,
        "maximum": lambda: not _KINDS["number"](value) or value <= wanted,
    }
    return [] if tests[word]() else [f"{place} {word}"]
