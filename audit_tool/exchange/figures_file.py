"""Reading a file of historic figures: all of it, or a refusal that names line and column."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from audit_tool.analysis.indicators import GRADES, QUARTERS
from audit_tool.analysis.rates import percent
from audit_tool.errors import WrongInputError
from audit_tool.services.figures import Aggregate
from audit_tool.small_files import read_small

COLUMNS = (
    *("period_id", "period_label", "period_kind", "financial_year", "quarter", "start_date", "end_date"),
    *("inadequate", "requires_improvement", "good", "outstanding", "total_audits", "counts_basis"),
)
LARGEST = 5_000_000
"""Bytes; a file of figures is a few kilobytes."""
_COUNT = re.compile(r"[0-9]{1,6}")
_YEAR = re.compile(r"([0-9]{4})-([0-9]{2})")


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the file, and where it stands."""

    name: str
    line: int
    cells: dict[str, str]

    def wrong(self, column: str, problem: str) -> WrongInputError:
        where = f"{self.name}, line {self.line}, {column}"
        return WrongInputError(f"{where}: {problem}. Nothing was changed. Correct the file and bring it in again.")


def read_figures(path: Path) -> tuple[Aggregate, ...]:
    """Every period of a file in the layout of `audits_by_quarter.csv`."""
    rows = list(_rows(path.name, _text(path)))
    if not rows:
        message = f"{path.name} holds no period. Nothing was changed. Compare it with the example file."
        raise WrongInputError(message)
    found = tuple(_aggregate(row) for row in rows)
    _refuse_repeats(rows)
    return found


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            message = f"{path.name} is too large for a file of figures. Nothing was changed. Choose another file."
            raise WrongInputError(message)
        return read_small(path, LARGEST).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        message = f"{path.name} could not be read as a CSV file in UTF-8. Nothing was changed. Check the file."
        raise WrongInputError(message) from fault


def _rows(name: str, text: str) -> Iterator[_Row]:
    """Each line with its cells; codes and empty cells stay what they are."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        _refuse_wrong_header(name, header)
        for cells in reader:
            if cells:
                if len(cells) != len(header):
                    found = f"{len(cells)} cells stand where the header has {len(header)}"
                    raise _Row(name, reader.line_num, {}).wrong("the whole line", found)
                yield _Row(name, reader.line_num, dict(zip(header, cells, strict=True)))
    except csv.Error as fault:
        problem = "a quotation mark is not closed, or stands inside a word"
        raise _Row(name, reader.line_num, {}).wrong("the whole line", problem) from fault


def _refuse_wrong_header(name: str, header: list[str]) -> None:
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        message = f"{name} has no column {', '.join(missing)}. Nothing was changed. Compare it with the example file."
        raise WrongInputError(message)
    twice = [column for column in COLUMNS if header.count(column) > 1]
    if twice:
        message = f"{name} has the column {', '.join(twice)} twice. Nothing was changed. Take one of them out."
        raise WrongInputError(message)


def _aggregate(row: _Row) -> Aggregate:
    cells = row.cells
    counts = {grade: _count(row, grade) for grade in GRADES}
    total = sum(counts.values())
    if cells["total_audits"] != str(total):
        raise row.wrong("total_audits", f"the grades add up to {total}, not {cells['total_audits']}")
    starts_on, ends_on = _date(row, "start_date"), _date(row, "end_date")
    if ends_on < starts_on:
        raise row.wrong("end_date", f"{ends_on} lies before {starts_on}")
    if not cells["period_id"].strip():
        raise row.wrong("period_id", "it is empty")
    _refuse_wrong_quarter(row)
    _refuse_wrong_shares(row, counts, total)
    return Aggregate(
        period=cells["period_id"],
        label=cells["period_label"],
        kind=cells["period_kind"],
        financial_year=cells["financial_year"],
        quarter=cells["quarter"],
        starts_on=starts_on,
        ends_on=ends_on,
        counts=counts,
        basis=cells["counts_basis"],
        note=cells.get("note", ""),
        source=cells.get("source", ""),
    )


def _count(row: _Row, grade: str) -> int:
    if not _COUNT.fullmatch(row.cells[grade]):
        raise row.wrong(grade, f"“{row.cells[grade][:40]}” is not a whole number")
    return int(row.cells[grade])


def _date(row: _Row, column: str) -> date:
    text = row.cells[column]
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise row.wrong(column, f"“{text[:40]}” is not a date like 2017-04-01") from None
    if text != found.isoformat():
        raise row.wrong(column, f"“{text[:40]}” is not a date like 2017-04-01")
    return found


def _refuse_wrong_quarter(row: _Row) -> None:
    year, quarter = row.cells["financial_year"], row.cells["quarter"]
    if year:
        written = _YEAR.fullmatch(year)
        if not written or (int(written[1]) + 1) % 100 != int(written[2]):
            raise row.wrong("financial_year", f"“{year[:40]}” is not a financial year like 2017-18")
    if quarter and quarter not in QUARTERS:
        raise row.wrong("quarter", f"“{quarter[:40]}” is not one of {', '.join(QUARTERS)}")
    if quarter and not year:
        raise row.wrong("financial_year", f"{quarter} needs the financial year it lies in")


def _refuse_wrong_shares(row: _Row, counts: dict[str, int], total: int) -> None:
    """A printed percentage must be what its own counts give, rounded half-up to one decimal."""
    shares = {f"{grade}_pct": counts[grade] for grade in GRADES}
    shares["good_or_outstanding_pct"] = counts["good"] + counts["outstanding"]
    for column, count in shares.items():
        printed, computed = row.cells.get(column, ""), percent(count, total, 1)
        if printed and computed is None:
            raise row.wrong(column, f"there is no percentage of no audits, but {printed} is printed")
        if printed and str(computed) != printed:
            raise row.wrong(column, f"{count} of {total} is {computed}, not {printed}")


def _refuse_repeats(rows: list[_Row]) -> None:
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        period, quarter = (row.cells["period_id"],), (row.cells["financial_year"], row.cells["quarter"])
        if period in seen:
            raise row.wrong("period_id", f"“{period[0]}” occurs twice")
        if quarter[1] and quarter in seen:
            raise row.wrong("quarter", f"{quarter[1]} of {quarter[0]} occurs twice")
        seen |= {period, quarter}
