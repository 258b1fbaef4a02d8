"""Writes values in the one plain style of YAML that all shipped files keep to."""

import re
from collections.abc import Iterator
from pathlib import Path

Row = dict[str, object]

PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
RESERVED = {"true", "false", "null", "yes", "no", "on", "off"}  # the last four trouble readers of older YAML


class Reference(str):
    """A reference to questions, which form files hold in quotes whether they need them or not."""

    __slots__ = ()


def scalar(value: object) -> str:
    """A value as one word where that is safe, and as a quoted text otherwise."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return "[" + ", ".join(scalar(item) for item in value) + "]"
    text = str(value)
    if PLAIN.fullmatch(text) and text.lower() not in RESERVED and not isinstance(value, Reference):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def block(value: Row, indent: int = 0) -> Iterator[str]:
    """Lines of a mapping in the one plain style that all shipped files keep to."""
    space = " " * indent
    for key, item in value.items():
        if isinstance(item, dict):
            yield f"{space}{key}:"
            yield from block(item, indent + 2)
        elif isinstance(item, list) and item and isinstance(item[0], dict):
            yield f"{space}{key}:"
            for row in item:
                lines = list(block(row, indent + 4))
                yield f"{space}  - {lines[0].strip()}"
                yield from lines[1:]
        elif isinstance(item, list) and len(item) > 20:
            yield f"{space}{key}:"
            yield from (f"{space}  - {scalar(one)}" for one in item)
        else:
            yield f"{space}{key}: {scalar(item)}"


def write(path: Path, value: Row, note: str) -> None:
    """Write one file with a line that says where its words come from."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"# {note}\n" + "\n".join(block(value)) + "\n", encoding="utf-8")
