"""Marked content on one page: which painting is text for a reader and which is decoration."""

import re
from collections.abc import Iterable

from audit_tool.errors import AuditToolError

_STRING = re.compile(r"\((?:\\.|[^\\()])*\)", re.DOTALL)
_PAINTS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh"})
_SPEAKS = frozenset({"Tj", "TJ", "'", '"', "Do", "EI"})


class UntaggedContentError(AuditToolError):
    """A report tried to print text or a picture that a screen reader would not find."""


class Mark(str):
    """An operator that opens or closes marked content, told apart from drawing by its type."""

    __slots__ = ()


CLOSE = Mark("EMC")
DECORATION = Mark("/Artifact BMC")


def operators(entry: str) -> set[str]:
    """The words of a drawing instruction, leaving out what stands inside its strings."""
    return set((_STRING.sub(" ", entry) if "(" in entry else entry).split())


def mark_decoration(code: Iterable[str], page: int) -> list[str]:
    """Wrap everything painted outside a mark as decoration; refuse text and pictures there."""
    result: list[str] = []
    group: list[str] = []
    inside = False
    for entry in code:
        if isinstance(entry, Mark):
            result += _wrapped(group, page)
            group = []
            inside = entry != CLOSE
            result.append(entry)
        elif inside:
            result.append(entry)
        elif entry in ("q", "Q"):
            result += [*_wrapped(group, page), entry]
            group = []
        else:
            group.append(entry)
    return result + _wrapped(group, page)


def _wrapped(group: list[str], page: int) -> list[str]:
    used: set[str] = set().union(*(operators(entry) for entry in group)) if group else set()
    stray = used & _SPEAKS
    if stray:
        message = (
            f"The report was not made: page {page} holds text or a picture without a tag ({', '.join(sorted(stray))}). "
            "Nothing was saved; please report this fault."
        )
        raise UntaggedContentError(message)
    return [DECORATION, *group, CLOSE] if used & _PAINTS else group
