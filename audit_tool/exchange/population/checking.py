"""Checks every row of an extract: what can come in, and each row that cannot with its reason."""

import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from audit_tool.exchange.population.cells import CellError, Value, clean, reader_for
from audit_tool.exchange.population.columns import holds_nhs_numbers
from audit_tool.exchange.population.headings import Use
from audit_tool.exchange.population.reading import Extract, nothing_told
from audit_tool.exchange.population.tables import EVERY, Progress
from audit_tool.services.population import ListedCase

_FOOT = re.compile(
    r"(?:grand |sub-?)?totals?\b.*|count\b.*|(?:no|number) of (?:rows|records|cases)\b.*"
    r"|end of (?:report|extract|list)\b.*"
    r"|page \d+.*|printed\b.*|report (?:run|produced|generated)\b.*|(?:run|generated|produced|exported) (?:on|by)\b.*"
    r"|\d+ (?:rows?|records?|cases?)\b.*|source:.*|\*+.*|applied filters:.*",
    re.IGNORECASE,
)
_BLANK: list[Value] = list(ListedCase(""))
_TYPES, _FACTS = ListedCase._fields.index("case_types"), ListedCase._fields.index("facts")
_BETWEEN_TYPES = re.compile(r"\s*[;|]\s*")
Known = Callable[[Sequence[str]], Collection[str]]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot come in: its number in the file, and why. Nothing of the row itself."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of the rows of an extract."""

    cases: tuple[ListedCase, ...]
    rejected: tuple[Rejected, ...]
    joined: int = 0
    """Rows that tell of a case again, with another case type or nothing new."""
    passed_over: int = 0
    """Rows that are no cases: empty ones, totals, notes, the headings again."""


@dataclass(slots=True)
class _Sieve:
    """What is found while the rows go by."""

    cases: dict[str, tuple[int, ListedCase]] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)
    joined: int = 0
    passed_over: int = 0

    def take(self, row: int, case: ListedCase) -> None:
        """Keep a case; one that is there already may only add case types."""
        earlier = self.cases.setdefault(case.reference, (row, case))
        if earlier[1] is case:
            return
        first, held = earlier
        if held._replace(case_types="") != case._replace(case_types=""):
            reason = f"Its reference stands in row {first} already, with other facts."
            self.rejected.append(Rejected(row, reason))
            return
        # In alphabetical order: the same list in another order of its rows is the same list.
        types = sorted({one for each in (held, case) for one in each.case_types.split(";") if one})
        self.cases[case.reference] = (first, held._replace(case_types=";".join(types)))
        self.joined += 1


def _none_known(_references: Sequence[str]) -> Collection[str]:
    return ()


def check(
    extract: Extract,
    uses: Mapping[str, Use],
    today: date,
    known: Known = _none_known,
    progress: Progress = nothing_told,
) -> Checked:
    """Every row: a case, a row with its reason, or no case at all; `known` tells references that are in already."""
    make = _Maker(extract, uses, today)
    sieve = _Sieve()
    for at, cells in enumerate(extract.rows):
        if at % EVERY == 0:
            progress(at, len(extract.rows))
        if make.is_no_case(cells):
            sieve.passed_over += 1
            continue
        try:
            sieve.take(extract.first_row + at, make.case(cells))
        except CellError as fault:
            sieve.rejected.append(Rejected(extract.first_row + at, str(fault)))
    for reference in known(list(sieve.cases)):
        row, _ = sieve.cases.pop(reference)
        sieve.rejected.append(Rejected(row, "Its reference is in the population of this round already."))
    rejected = tuple(sorted(sieve.rejected, key=lambda one: one.row))
    return Checked(tuple(case for _, case in sieve.cases.values()), rejected, sieve.joined, sieve.passed_over)


class _Maker:
    """Makes cases of rows; each different cell of a column is read once."""

    def __init__(self, extract: Extract, uses: Mapping[str, Use], today: date) -> None:
        self._width = len(extract.headings)
        self._few = max(2, self._width // 2)
        self._single: list[tuple[int, int, _Cells]] = []
        types: list[tuple[int, _Cells]] = []
        facts: list[tuple[int, _Cells]] = []
        for at, heading in enumerate(extract.headings):
            use = uses[heading]
            cells = _Cells(reader_for(use, heading, today))
            if use is Use.CASE_TYPE:
                types.append((at, cells))
            elif use is Use.FACT:
                facts.append((at, cells))
            elif use is Use.REFERENCE:
                nhs_numbers = holds_nhs_numbers(
                    row[at].strip() for row in extract.rows if at < len(row) and len(row[at]) > 9
                )
                self._reference_at = at
                self._read_reference = reader_for(use, heading, today, nhs_numbers=nhs_numbers)
                self._heading = heading
            elif use is not Use.LEFT_OUT:
                self._single.append((ListedCase._fields.index(use.value), at, cells))
        names = [extract.headings[at] for at, _ in facts]
        several = (_TYPES, types, _Once(_types)), (_FACTS, facts, _Once(lambda values: _facts(names, values)))
        self._several = [(place, parts, once) for place, parts, once in several if parts]

    def is_no_case(self, cells: Sequence[str]) -> bool:
        """Whether a row is empty, a total or a note, or the headings again."""
        reference = cells[self._reference_at] if self._reference_at < len(cells) else ""
        # A case has facts beside its reference; what begins with a word of the foot has few cells.
        if reference and len(cells) - cells.count("") > self._few:
            return reference[0] == self._heading[0] and clean(reference) == self._heading
        filled = [each for each in cells if each and not each.isspace()]
        if not filled or (not reference.strip() and len(filled) == 1 and self._width > 2):
            return True
        if clean(reference) == self._heading:
            return True
        return len(filled) <= self._few and bool(_FOOT.fullmatch(clean(filled[0])))

    def case(self, cells: Sequence[str]) -> ListedCase:
        """The case of a row; CellError where it cannot come in."""
        if len(cells) < self._width:
            cells = [*cells, *([""] * (self._width - len(cells)))]
        told = _BLANK.copy()
        told[0] = self._read_reference(cells[self._reference_at])
        for place, at, read in self._single:
            told[place] = read[cells[at]]
        for place, parts, once in self._several:
            told[place] = once[tuple([read[cells[at]] for at, read in parts])]
        return tuple.__new__(ListedCase, told)


class _Once(dict[tuple[Value, ...], str]):
    """What several cells of a row come to together, worked out once for each different row of them."""

    def __init__(self, work_out: Callable[[tuple[Value, ...]], str]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, values: tuple[Value, ...]) -> str:
        told = self[values] = self._work_out(values)
        return told


class _Cells(dict[str, Value]):
    """Values by what the cell says; what cannot be read fails each time it is asked for."""

    def __init__(self, read: Callable[[str], Value]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> Value:
        value = self[text] = self._read(text)
        return value


def _types(values: Sequence[Value]) -> str:
    parts = [one for value in values for one in _BETWEEN_TYPES.split(str(value or "")) if one]
    return ";".join(sorted(set(parts)))


def _facts(names: Sequence[str], values: Sequence[Value]) -> str:
    told = {name: fact for name, fact in zip(names, values, strict=True) if fact}
    return json.dumps(told, ensure_ascii=False, sort_keys=True) if told else ""
