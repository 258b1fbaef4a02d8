"""The lines of a CSV file of figures: read whole, each with the words of what is wrong where it stands."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from audit_tool.counted_words import count_of
from audit_tool.errors import WrongInputError
from audit_tool.small_files import read_small

LARGEST = 5_000_000
"""Bytes; a file of figures is a few kilobytes."""
LONGEST_CELL = 20_000
"""Letters; the longest note has some hundred."""
INVENTED = "INVENTED"
"""The basis of counts that were made up for testing."""
_YEAR = re.compile(r"([12][0-9]{3})-([0-9]{2})")


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One line of the file, and where it stands."""

    name: str
    line: int
    cells: dict[str, str]

    def wrong(self, column: str, problem: str) -> WrongInputError:
        """The refusal of the whole file, for this cell."""
        where = f"{self.name}, line {self.line}, {column}"
        return WrongInputError(f"{where}: {problem}. Nothing was changed. Correct the file and bring it in again.")

    def day(self, column: str) -> date:
        """The day in a cell."""
        text = self.cells[column]
        try:
            found = date.fromisoformat(text)
        except ValueError:
            raise self.wrong(column, f"“{text[:40]}” is not a date like 2017-04-01") from None
        if text != found.isoformat():
            raise self.wrong(column, f"“{text[:40]}” is not a date like 2017-04-01")
        return found

    def refuse_wrong_year(self, column: str) -> None:
        """A financial year is two years that follow each other."""
        year = self.cells[column]
        written = _YEAR.fullmatch(year)
        if not written or (int(written[1]) + 1) % 100 != int(written[2]):
            raise self.wrong(column, f"“{year[:40]}” is not a financial year like 2017-18")


@dataclass(frozen=True, slots=True)
class FigureLines:
    """A whole file: its header, and its lines."""

    name: str
    header: tuple[str, ...]
    lines: tuple[FigureLine, ...]

    def refuse_wrong_header(self, columns: Sequence[str]) -> None:
        """Every column must be there, and once."""
        missing = [column for column in columns if column not in self.header]
        if missing:
            message = f"{self.name} has no column {', '.join(missing)}. Nothing was changed."
            raise WrongInputError(f"{message} Compare it with the example file.")
        twice = [column for column in columns if self.header.count(column) > 1]
        if twice:
            message = f"{self.name} has the column {', '.join(twice)} twice. Nothing was changed. Take one of them out."
            raise WrongInputError(message)

    def refuse_nothing(self, what: str) -> None:
        """A file of the header alone is refused."""
        if not self.lines:
            message = f"{self.name} holds no {what}. Nothing was changed. Compare it with the example file."
            raise WrongInputError(message)


def lines_of(path: Path) -> FigureLines:
    """A file's lines; codes and empty cells stay what they are, and nothing invented is let in."""
    text = _text(path)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = tuple(next(reader, []))
        lines = tuple(_lines(path.name, header, reader))
    except csv.Error as fault:
        problem = "a quotation mark is not closed or stands inside a word, or a cell is longer than any is"
        raise FigureLine(path.name, reader.line_num, {}).wrong("the whole line", problem) from fault
    for each in lines:
        for column in header:
            if column.endswith("basis") and each.cells[column].startswith(INVENTED):
                problem = "the counts are invented for testing, and may not stand beside real figures"
                raise each.wrong(column, problem)
    return FigureLines(path.name, header, lines)


def _lines(name: str, header: Sequence[str], reader: Iterator[list[str]]) -> Iterator[FigureLine]:
    for cells in reader:
        if max(map(len, cells), default=0) > LONGEST_CELL:
            raise csv.Error  # a quotation mark swallowed what follows
        if cells:
            number: int = reader.line_num  # type: ignore[attr-defined]  # the reader of csv has no type of its own
            if len(cells) != len(header):
                found = f"{count_of(len(cells), 'cell stands', 'cells stand')} where the header has {len(header)}"
                raise FigureLine(name, number, {}).wrong("the whole line", found)
            yield FigureLine(name, number, dict(zip(header, cells, strict=True)))


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            message = f"{path.name} is too large for a file of figures. Nothing was changed. Choose another file."
            raise WrongInputError(message)
        return read_small(path, LARGEST).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        message = f"{path.name} could not be read as a CSV file in UTF-8. Nothing was changed. Check the file."
        raise WrongInputError(message) from fault
