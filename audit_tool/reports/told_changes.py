"""What changed between two issues of a report, told in words of old and new value, figures first (R-097)."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import cast

from audit_tool.analysis.charts import GRADE_WORDS
from audit_tool.counted_words import count_of
from audit_tool.reports.frozen_content import Kept
from audit_tool.reports.practice_week.content import PUBLIC_HEADS

MOST = 12
"""So many changes are told one by one."""
LONGEST = 110
"""So many characters of a text are told; of two long ones the part where they part."""
_EACH_TIME = {"as_at", "version", "prepared_by"}
"""What of a marking differs at each issue."""
_FIGURE = 40
_BUILT_OF = {"bars", "cells", "count", "counts", "groups", "met", "number", "points", "rows", "tables"}
"""What content is built of, and nobody knows by these names."""
_CALLED = {
    "base": "out of",
    "foot": "Foot of each page",
    "figures": "Figures at the top",
    "sentence": "Main sentence",
    "strands": "The three strands",
}
"""What a report calls a part that its content calls otherwise."""
_UNSEEN = {"key", "told"}
"""What is in a content and on no page."""
_DRAWN = {"bars", "line"}
"""What draws the counts of the tables beside it once more."""
_ABSENT = object()


@dataclass(frozen=True, slots=True)
class _Change:
    """One value that is not what it was; one of both may be absent."""

    place: tuple[str, ...]
    old: Kept
    new: Kept

    @property
    def is_figure(self) -> bool:
        """Whether a count or a grade changed, or a text without any; also from or to a word such as "suppressed"."""
        values = [each for each in (self.old, self.new) if each not in (None, "")]
        short = all(isinstance(each, str | int) and len(str(each)) < _FIGURE for each in values)
        return short and any(any(map(str.isdigit, str(each))) for each in values)

    @property
    def rank(self) -> int:
        """How early it is told."""
        return 0 if self.place == ("sentence",) else 1 if self.is_figure else 2


def told_changes(before: str, now: str, most: int = MOST) -> tuple[str, ...]:
    """A line each, the main sentence and the figures first; the last one says how many more there are.

    Nothing where all is the same.
    """
    found = sorted(_compared((), json.loads(before), json.loads(now)), key=lambda each: each.rank)
    lines = list(dict.fromkeys(_line(each) for each in found))
    if len(lines) > most:
        more = len(lines) - most
        return (*lines[:most], f"And {count_of(more, 'more change')}.")
    return tuple(lines)


def _compared(place: tuple[str, ...], old: Kept, new: Kept, heads: Sequence[str] = ()) -> Iterator[_Change]:
    if type(old) is type(new) and isinstance(old, dict):
        if old.get("groups") == new.get("groups"):
            heads = heads or _heads(new.get("groups"))
        unseen = _UNSEEN | (_DRAWN if "tables" in new else set())
        for name in sorted(old.keys() | new.keys(), key=[*new, *old].index):
            if name not in unseen and (place[-1:] != ("marking",) or name not in _EACH_TIME):
                above = heads or ([] if place else [each.lower() for each in PUBLIC_HEADS.get(name, ())[1:]])
                inner = ("foot",) if (*place, name) == ("marking", "note") else (*place, name)
                yield from _compared(inner, old.get(name), new.get(name), above)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _rows(place, old, new, heads)
    elif old != new:
        yield _Change(place, old, new)


def _heads(groups: Kept) -> tuple[str, ...]:
    """What stands above each column of a table by groups of periods, such as "2017-18 Q1"."""
    found = [each for each in groups if isinstance(each, dict)] if isinstance(groups, list) else []
    return tuple(f"{each.get('label')} {name}" for each in found for name in cast("list[str]", each.get("columns", [])))


def _rows(place: tuple[str, ...], old: list[Kept], new: list[Kept], heads: Sequence[str]) -> Iterator[_Change]:
    """Rows that were moved, added or taken out are told as such, and not as a change of every row below."""
    ours, theirs = ([json.dumps(_name_of(each)) for each in rows] for rows in (old, new))
    plain = not any(isinstance(each, dict | list) for each in (*old, *new))
    if plain and len(old) == len(new):
        for at, (was, is_now) in enumerate(zip(old, new, strict=True)):
            yield from _compared((*place, _cell(place, at, new, heads)), was, is_now)
        return
    for step, first, last, start, end in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        paired = last - first if step == "equal" or last - first == end - start else 0
        for at in range(paired):
            was, is_now = old[first + at], new[start + at]
            yield from _compared((*place, _row(was, is_now, first + at)), was, is_now, heads)
        yield from (_Change(place, each, _ABSENT) for each in old[first + paired : last])
        yield from (_Change(place, _ABSENT, each) for each in new[start + paired : end])


def _name_of(row: Kept) -> Kept:
    """By what a row is known: its first text that is no figure, else all of it."""
    values = list(row.values()) if isinstance(row, dict) else row if isinstance(row, list) else [row]
    words = (each for each in values if isinstance(each, str) and re.search(r"[^\W\d_]", re.sub(r"\bof\b", "", each)))
    return next(words, row)


def _row(old: Kept, new: Kept, at: int) -> str:
    name = _name_of(new)
    return name if isinstance(name, str) and name == _name_of(old) and old != name else f"line {at + 1}"


def _cell(place: tuple[str, ...], at: int, row: Sequence[Kept], heads: Sequence[str]) -> str:
    """By what a cell is known: its grade, what stands above it, or nothing beside the one name of its row."""
    if place[-1:] == ("counts",) and len(row) == len(GRADE_WORDS):
        return GRADE_WORDS[at]
    if place[-1:] == ("cells",) and len(row) == len(heads):
        return heads[at]
    pair = len(row) == len(("name", "value")) and row[0] == place[-1]
    return f"column {at + 1}" if len(row) > 1 and not pair else ""


def _line(change: _Change) -> str:
    places = [each for each in change.place if each and each not in _BUILT_OF]
    where = ", ".join(_words(each) for each, before in zip(places, ["", *places], strict=False) if each != before)
    where = where or "The report"
    where = where[:1].upper() + where[1:]
    if _ABSENT in (change.old, change.new):
        only, what = (change.new, "New") if change.old is _ABSENT else (change.old, "No longer there")
        return _ended(f"{where}. {what}: {_value(change.place, only)}")
    old, new = _value(change.place, change.old), _value(change.place, change.new)
    if max(len(old), len(new)) > LONGEST:
        old, new = _parting(old, new)
    return _ended(f"{where}: from {old} to {new}")


def _ended(line: str) -> str:
    """A quoted sentence ends with its own full stop."""
    return line if line.endswith(".”") else f"{line}."


def _words(name: str) -> str:
    return _short(_CALLED.get(name, name.replace("_", " ")))


def _value(place: tuple[str, ...], value: Kept) -> str:
    if value is None or value == "":
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int) and place and place[-1].endswith("grade") and 1 <= value <= len(GRADE_WORDS):
        return GRADE_WORDS[-value].lower()
    if isinstance(value, dict | list):
        parts = value.items() if isinstance(value, dict) else (("", each) for each in value)
        return _short("; ".join(_value((name,), each) for name, each in parts if each not in (None, "", [])))
    told = re.sub(r"^(\d+)\s*\n\s*(\d+%|too few)$", r"\1 (\2)", str(value))
    told = re.sub(r"^(<\d+)\s*\n\s*suppressed$", r"\1", told)
    told = " ".join(told.split())
    return f"“{told}”" if isinstance(value, str) else told


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def _parting(old: str, new: str) -> tuple[str, str]:
    """The parts of two long texts from shortly before they differ, beginning with a whole word."""
    same = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    since = old.rfind(" ", 0, max(0, same - LONGEST // 3)) + 1
    first, second = (_short(f"“…{each[since:]}" if since else each) for each in (old, new))
    return _closed(first), _closed(second)


def _closed(words: str) -> str:
    """A quotation that was cut still ends as one."""
    return f"{words}”" if words.startswith("“") and not words.endswith("”") else words
