"""Writes form files in the one plain style of YAML that shipped files keep to and `house_yaml` reads."""

import re
from collections.abc import Iterator, Mapping, Sequence

Written = Mapping[str, object]
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_RESERVED = {"true", "false", "null", "yes", "no", "on", "off"}  # the last four trouble readers of older YAML


class Quoted(str):
    """A text that stands in quotes whether it needs them or not."""

    __slots__ = ()


def house_text(content: Written, note: str = "") -> str:
    """A whole file; `note` is a line before it that says where it comes from."""
    lines = [f"# {note}"] if note else []
    return "\n".join([*lines, *block(content)]) + "\n"


def scalar(value: object) -> str:
    """A value as one word where that is safe, and as a quoted text otherwise."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(scalar(item) for item in value) + "]"
    text = str(value)
    if _PLAIN.fullmatch(text) and text.lower() not in _RESERVED and not isinstance(value, Quoted):
        return text
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(one if one.isprintable() else f"\\U{ord(one):08x}" for one in quoted) + '"'


def block(value: Written, indent: int = 0) -> Iterator[str]:
    """Lines of a mapping."""
    space = " " * indent
    for key, item in value.items():
        if isinstance(item, Mapping):
            yield f"{space}{scalar(key)}:"
            yield from block(item, indent + 2)
        elif _rows(item):
            yield f"{space}{scalar(key)}:"
            for row in _rows(item):
                lines = list(block(row, indent + 4))
                yield f"{space}  - {lines[0].strip()}"
                yield from lines[1:]
        elif isinstance(item, list | tuple) and len(item) > 20:
            yield f"{space}{scalar(key)}:"
            yield from (f"{space}  - {scalar(one)}" for one in item)
        else:
            yield f"{space}{scalar(key)}: {scalar(item)}"


def _rows(item: object) -> Sequence[Written]:
    """A list of mappings; nothing for anything else."""
    found = item if isinstance(item, list | tuple) else ()
    return found if all(isinstance(row, Mapping) for row in found) else ()
