"""Reads a CSV file of judgements, one a row: all of it, or a refusal that names the row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from audit_tool.counted_words import count_of
from audit_tool.errors import WrongInputError
from audit_tool.exchange.population.tables import LARGEST
from audit_tool.exchange.population.text_file import read_text_file
from audit_tool.small_files import read_small

HEADER = ("item", "rater", "value")
MOST_ROWS, MOST_RATERS = 250_000, 100
_TOLD = 40
"""Characters of a cell that a refusal repeats."""


@dataclass(frozen=True, slots=True)
class Judgements:
    """Who judged what, ready to be compared."""

    raters: tuple[str, ...]
    """In the order of their names."""
    categories: tuple[tuple[int | None, ...], ...]
    """One row an item, one column a rater: the place on the scale, none where it is missing."""


def read_judgements(path: Path, scale: Sequence[str]) -> Judgements:
    """The judgements of a file whose header is `item,rater,value`, on this scale, its lowest label first."""
    place: dict[str, int | None] = {label: at for at, label in enumerate(scale)}
    place[""] = None
    found: dict[str, dict[str, int | None]] = {}
    rows: dict[tuple[str, str], int] = {}
    for row, item, rater, value in _rows(path):
        earlier = rows.setdefault((item, rater), row)
        if earlier != row:
            raise _wrong(path, row, f"“{rater[:_TOLD]}” judged “{item[:_TOLD]}” in row {earlier} already")
        if value not in place:
            off = f"“{value[:_TOLD]}” is not on the scale ({', '.join(scale)})"
            raise _wrong(path, row, off, "Correct it, or name the scale with --scale")
        found.setdefault(item, {})[rater] = place[value]
    if not found:
        message = f"{path.name} holds no judgement. Nothing was changed. Choose a file with rows below its header."
        raise WrongInputError(message)
    raters = tuple(sorted({rater for _, rater in rows}))
    if len(raters) > MOST_RATERS:
        message = f"{path.name} has more than {MOST_RATERS} raters. Nothing was changed. Are columns swapped?"
        raise WrongInputError(message)
    return Judgements(raters, tuple(tuple(map(given.get, raters)) for given in found.values()))


def _rows(path: Path) -> Iterator[tuple[int, str, str, str]]:
    """Each row that holds anything: its number as a spreadsheet program counts, item, rater, value."""
    filled = (
        (row, [cell.strip() for cell in cells])
        for row, cells in enumerate(_table(path), 1)
        if any(map(str.strip, cells))
    )
    _, header = next(filled, (1, []))
    at = _places(path, header)
    for row, cells in filled:
        # A spreadsheet program may leave empty cells at the end of a row out.
        item, rater, value = (cells[place] if place < len(cells) else "" for place in at)
        if not item or not rater:
            raise _wrong(path, row, f"it names no {'rater' if item else 'item'}")
        if any(cells[len(header) :]):
            raise _wrong(path, row, f"it has {count_of(len(cells), 'cell')} where the header has {len(header)}")
        yield row, item, rater, value


def _table(path: Path) -> list[list[str]]:
    try:
        content = read_small(path, LARGEST)
    except OSError as fault:
        message = (
            f"{path.name} cannot be opened, or is too large. Nothing was changed. Check its name, or choose another."
        )
        raise WrongInputError(message) from fault
    return read_text_file(path, content, lambda _done, _of: None, MOST_ROWS).rows


def _places(path: Path, header: Sequence[str]) -> tuple[int, ...]:
    """Where the three columns stand; empty headings at the end are nobody's."""
    names = [name.casefold() for name in header if name]
    if sorted(names) != sorted(HEADER):
        message = (
            f"{path.name} does not begin with the header {','.join(HEADER)}. Nothing was changed. Give it this header."
        )
        raise WrongInputError(message)
    return tuple([name.casefold() for name in header].index(name) for name in HEADER)


def _wrong(path: Path, row: int, problem: str, then: str = "Correct it and try again") -> WrongInputError:
    return WrongInputError(f"{path.name}, row {row}: {problem}. Nothing was changed. {then}.")
