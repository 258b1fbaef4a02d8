"""Pointers in the words of a plan, such as "as above" or "see WFD 3.1": links to other rows, and circles among them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from audit_tool.analysis.plan_rows import PlanRow

PROGRESS, EVIDENCE, ACTION = "progress", "evidence", "action"
FIELD_WORDS = {PROGRESS: "Progress", EVIDENCE: "Evidence of impact", ACTION: "Action"}
_ABOVE = re.compile(r"\b(?:as|see) above\b", re.IGNORECASE)
_LEADS = r"(?:see|as|as in|as for|refer to|same as)"
_MOST_OTHER_WORDS = 2
"""Words beside a pointer up to which a text says nothing of its own."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """One text of a row that sends the reader to another row."""

    row: str
    field: str
    words: str
    """As written."""
    target: str
    """The reference it leads to; empty where there is no row above."""
    alone: bool
    """Whether the text says nothing beside it."""


def pointers_of(rows: Sequence[PlanRow]) -> tuple[Pointer, ...]:
    """Every pointer of a plan, by row; `rows` stand as the plan has them."""
    references = sorted((row.reference for row in rows), key=len, reverse=True)
    if not references:
        return ()
    named = re.compile(rf"\b{_LEADS}\s+({'|'.join(map(re.escape, references))})(?!\w|[./]\w)", re.IGNORECASE)
    known = {each.casefold(): each for each in references}
    found: list[Pointer] = []
    for number, row in enumerate(rows):
        above = rows[number - 1].reference if number else ""
        for field, text in texts_of(row):
            found += [_pointer(row, field, text, at, known[at[1].casefold()]) for at in named.finditer(text)]
            found += [_pointer(row, field, text, at, above) for at in _ABOVE.finditer(text)]
    return tuple(found)


def texts_of(row: PlanRow) -> tuple[tuple[str, str], ...]:
    """The texts of a row in which pointers may stand, as they are now."""
    return (PROGRESS, row.latest.text), (EVIDENCE, row.evidence), (ACTION, row.now.action)


def in_circles(pointers: Sequence[Pointer]) -> frozenset[Pointer]:
    """Pointers that lead back to where they stand: at once, or by way of others in the same column."""
    onward = {(each.row, each.field): set[str]() for each in pointers}
    for each in pointers:
        onward[each.row, each.field].add(each.target)
    return frozenset(each for each in pointers if _returns(each, onward))


def _returns(pointer: Pointer, onward: dict[tuple[str, str], set[str]]) -> bool:
    waiting, seen = [pointer.target], set[str]()
    while waiting:
        row = waiting.pop()
        if row == pointer.row:
            return True
        if row not in seen:
            seen.add(row)
            waiting += onward.get((row, pointer.field), set())
    return False


def _pointer(row: PlanRow, field: str, text: str, match: re.Match[str], target: str) -> Pointer:
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    return Pointer(row.reference, field, match[0], target, len(re.findall(r"\w+", rest)) <= _MOST_OTHER_WORDS)
