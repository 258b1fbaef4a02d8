"""A column and a table of the star: header, rows and dictionary are all made from these, so that none can drift."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from audit_tool.exchange.workbooks import Cell
from audit_tool.services.star_source import StarSource

Fact = TypeVar("Fact")
Outer = TypeVar("Outer")
Key = TypeVar("Key", bound=Hashable)
Cells = tuple[Cell, ...]
Part = TypeVar("Part", str, Cells)


class Then(StrEnum):
    """What comes after a part of a row."""

    MORE = ","
    END = "\r\n"


Making = Callable[[Iterable[Cell], Then], Part]
"""Makes a part of a row as the file in hand wants it; parts are added."""
EVERY = "every version"
WHO = "The same person has the same key in every export of this workspace, and no key leads back to a person."


class Type(StrEnum):
    """What a column holds."""

    KEY = "key"
    CODE = "code"
    TEXT = "text"
    NUMBER = "whole number"
    DAY = "day"
    YES_NO = "yes or no"


@dataclass(frozen=True, slots=True)
class Column(Generic[Fact]):
    """One column: what it is called, what it means, and how it is told of a fact."""

    name: str
    type: Type
    meaning: str
    of: Callable[[Fact], Cell]
    values: str = ""
    """Which values it may have, where they are few."""
    versions: str = EVERY
    """Of which form versions it is told."""


class Table:
    """A table: its name, what one row is, and its columns."""

    name: str
    row: str
    key: str
    """The columns that together name one row."""
    columns: tuple[Column[object], ...]

    def rows(self, source: StarSource, made: Making[Part]) -> Iterator[Part]:
        """Every row, as the file in hand wants it."""
        raise NotImplementedError


@dataclass(frozen=True)
class Plain(Table, Generic[Fact]):
    """A table of which each row tells one fact."""

    name: str
    row: str
    key: str
    told: tuple[Column[Fact], ...]
    read: Callable[[StarSource], Iterable[Fact]]

    @property
    def columns(self) -> tuple[Column[object], ...]:  # type: ignore[override]
        """Its columns, whatever they are told of."""
        return self.told  # type: ignore[return-value]

    def rows(self, source: StarSource, made: Making[Part]) -> Iterator[Part]:
        """A row for each fact."""
        for fact in self.read(source):
            yield made((column.of(fact) for column in self.told), Then.END)


@dataclass(frozen=True)
class Nested(Table, Generic[Outer, Key, Fact]):
    """A table of millions of rows: some columns tell of the whole, the others of one of few hundred different parts."""

    name: str
    row: str
    key: str
    outer: tuple[Column[Outer], ...]
    inner: tuple[Column[Fact], ...]
    read: Callable[[StarSource], Iterable[tuple[Outer, Iterable[Key]]]]
    fact: Callable[[StarSource, Key], Fact | None]
    """What a part is, by what tells it from all others; none where it is no row."""

    @property
    def columns(self) -> tuple[Column[object], ...]:  # type: ignore[override]
        """Those of the whole, then those of the part."""
        return (*self.outer, *self.inner)  # type: ignore[arg-type]

    def rows(self, source: StarSource, made: Making[Part]) -> Iterator[Part]:
        """The cells of a part are made once, however many rows have it."""
        known: dict[Key, Part | None] = {}
        for outer, keys in self.read(source):
            head = made((column.of(outer) for column in self.outer), Then.MORE)
            for key in keys:
                tail = known.get(key)
                if tail is None and key not in known:
                    tail = known[key] = self._part(source, key, made)
                if tail is not None:
                    yield head + tail

    def _part(self, source: StarSource, key: Key, made: Making[Part]) -> Part | None:
        fact = self.fact(source, key)
        return None if fact is None else made((column.of(fact) for column in self.inner), Then.END)


def codes(words: Iterable[str]) -> str:
    """The values of a list, as the dictionary tells them."""
    return ", ".join(words)
