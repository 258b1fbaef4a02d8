"""Checks every row of an extract: what can come in, and each row that cannot with its reason."""

import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import repeat

from audit_tool.exchange.population.cells import CellError, Value, clean, is_plain_code, reader_for
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
_BLANK: dict[str, Value] = ListedCase("")._asdict()
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
    for start in range(0, len(extract.rows), EVERY):
        progress(start, len(extract.rows))
        told = [
            (row, cells)
            for row, cells in enumerate(extract.rows[start : start + EVERY], extract.first_row + start)
            if not make.is_no_case(cells)
        ]
        sieve.passed_over += min(EVERY, len(extract.rows) - start) - len(told)
        cases = make.cases([cells for _, cells in told])
        look = make.met_wrong
        for (row, _), case in zip(told, cases, strict=True):
            if look and (wrong := next((value for value in case if isinstance(value, Wrong)), None)):
                sieve.rejected.append(Rejected(row, wrong))
            else:
                sieve.take(row, case)
    for reference in known(list(sieve.cases)):
        row, _ = sieve.cases.pop(reference)
        sieve.rejected.append(Rejected(row, "Its reference is in the population of this round already."))
    rejected = tuple(sorted(sieve.rejected, key=lambda one: one.row))
    return Checked(tuple(case for _, case in sieve.cases.values()), rejected, sieve.joined, sieve.passed_over)


class _Maker:
    """Makes cases of rows, column by column: Python takes longer for a step of its own than for reading a cell."""

    def __init__(self, extract: Extract, uses: Mapping[str, Use], today: date) -> None:
        self._width = len(extract.headings)
        self._few = max(2, self._width // 2)
        self._columns: dict[str, list[tuple[int, _Cells]]] = {}
        """Columns with their readers, by the field of a case that they are for; several may be types or facts."""
        for at, heading in enumerate(extract.headings):
            use = uses[heading]
            if use is Use.REFERENCE:
                self._reference_at, self._heading = at, heading
                self._read_reference = _Cells(_reference_reader(extract, at, today))
            elif use is not Use.LEFT_OUT:
                field_name = "facts" if use is Use.FACT else use.value
                self._columns.setdefault(field_name, []).append((at, _Cells(reader_for(use, heading, today))))
        names = [extract.headings[at] for at, _ in self._columns.get("facts", ())]
        self._readers = [self._read_reference, *(cells for parts in self._columns.values() for _, cells in parts)]
        join = {"case_types": _types, "facts": lambda values: _facts(names, values)}
        self._joined = {
            name: _Once([cells for _, cells in self._columns[name]], work_out)
            for name, work_out in join.items()
            if name in self._columns
        }

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

    def cases(self, rows: Sequence[Sequence[str]]) -> list[ListedCase]:
        """The cases of these rows; what cannot be read stands in its place as a `Wrong`."""
        full = [row if len(row) >= self._width else [*row, *([""] * (self._width - len(row)))] for row in rows]
        columns = list(zip(*full, strict=False))
        if not columns:
            return []
        texts = columns[self._reference_at]
        told: dict[str, Iterable[Value]] = {
            "reference": [text if is_plain_code(text) else self._read_reference[text] for text in texts]
        }
        for name, parts in self._columns.items():
            if name in self._joined:
                told[name] = map(self._joined[name].__getitem__, zip(*(columns[at] for at, _ in parts), strict=True))
            else:
                ((at, cells),) = parts
                told[name] = map(cells.__getitem__, columns[at])
        return [
            tuple.__new__(ListedCase, values)
            for values in zip(*(told.get(name, repeat(blank)) for name, blank in _BLANK.items()), strict=False)
        ]

    @property
    def met_wrong(self) -> bool:
        """Whether any cell so far could not be read."""
        return any(cells.wrong for cells in self._readers)


class Wrong(str):
    """In the place of a value: why the cell cannot come in."""

    __slots__ = ()


class _Cells(dict[str, Value]):
    """Values by what the cell says, each different cell read once."""

    def __init__(self, read: Callable[[str], Value]) -> None:
        super().__init__()
        self._read = read
        self.wrong = False
        """Whether some cell could not be read."""

    def __missing__(self, text: str) -> Value:
        try:
            value = self._read(text)
        except CellError as fault:
            value, self.wrong = Wrong(fault), True
        self[text] = value
        return value


class _Once(dict[tuple[str, ...], str]):
    """What several cells of a row come to together, worked out once for each different row of them."""

    def __init__(self, readers: Sequence[_Cells], work_out: Callable[[Sequence[Value]], str]) -> None:
        super().__init__()
        self._readers = readers
        self._work_out = work_out

    def __missing__(self, texts: tuple[str, ...]) -> str:
        values = [read[text] for read, text in zip(self._readers, texts, strict=True)]
        wrong = next((value for value in values if isinstance(value, Wrong)), None)
        told = self[texts] = self._work_out(values) if wrong is None else wrong
        return told


def _reference_reader(extract: Extract, at: int, today: date) -> Callable[[str], Value]:
    nhs_numbers = holds_nhs_numbers(row[at].strip() for row in extract.rows if at < len(row) and len(row[at]) > 9)
    return reader_for(Use.REFERENCE, extract.headings[at], today, nhs_numbers=nhs_numbers)


def _types(values: Sequence[Value]) -> str:
    parts = [one for value in values for one in _BETWEEN_TYPES.split(str(value or "")) if one]
    return ";".join(sorted(set(parts)))


def _facts(names: Sequence[str], values: Sequence[Value]) -> str:
    told = {name: fact for name, fact in zip(names, values, strict=True) if fact}
    return json.dumps(told, ensure_ascii=False, sort_keys=True) if told else ""
