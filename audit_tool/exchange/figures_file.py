"""Reading a file of audits by quarter: all of it, or a refusal that names line and column."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from audit_tool.analysis.indicators import GRADES, QUARTERS
from audit_tool.analysis.quarters import days_of
from audit_tool.analysis.rates import percent
from audit_tool.exchange.figure_lines import FigureLine, FigureLines, lines_of
from audit_tool.services.figures import Aggregate

COLUMNS = (
    *("period_id", "period_label", "period_kind", "financial_year", "quarter", "start_date", "end_date"),
    *("inadequate", "requires_improvement", "good", "outstanding", "total_audits", "counts_basis"),
)
_COUNT = re.compile(r"[0-9]{1,6}")


def read_figures(path: Path) -> tuple[Aggregate, ...]:
    """Every period of a file in the layout of `audits_by_quarter.csv`."""
    return aggregates_of(lines_of(path))


def aggregates_of(file: FigureLines) -> tuple[Aggregate, ...]:
    """Every period that the lines of a file give."""
    file.refuse_wrong_header(COLUMNS)
    file.refuse_nothing("period")
    found = tuple(_aggregate(row) for row in file.lines)
    _refuse_repeats(file.lines)
    return found


def _aggregate(row: FigureLine) -> Aggregate:
    cells = row.cells
    counts = {grade: _count(row, grade) for grade in GRADES}
    total = sum(counts.values())
    if cells["total_audits"] != str(total):
        raise row.wrong("total_audits", f"the grades add up to {total}, not {cells['total_audits']}")
    starts_on, ends_on = row.day("start_date"), row.day("end_date")
    if ends_on < starts_on:
        raise row.wrong("end_date", f"{ends_on} lies before {starts_on}")
    if not cells["period_id"].strip():
        raise row.wrong("period_id", "it is empty")
    _refuse_wrong_quarter(row, (starts_on, ends_on))
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


def _count(row: FigureLine, grade: str) -> int:
    if not _COUNT.fullmatch(row.cells[grade]):
        raise row.wrong(grade, f"“{row.cells[grade][:40]}” is not a whole number")
    return int(row.cells[grade])


def _refuse_wrong_quarter(row: FigureLine, days: tuple[date, date]) -> None:
    year, quarter = row.cells["financial_year"], row.cells["quarter"]
    if year:
        row.refuse_wrong_year("financial_year")
    if quarter and quarter not in QUARTERS:
        raise row.wrong("quarter", f"“{quarter[:40]}” is not one of {', '.join(QUARTERS)}")
    if quarter and not year:
        raise row.wrong("financial_year", f"{quarter} needs the financial year it lies in")
    if quarter:
        first, last = days_of(f"{year} {quarter}")
        if days[0] < first or days[1] > last:
            raise row.wrong("start_date", f"{quarter} of {year} runs from {first} to {last} and holds other days")


def _refuse_wrong_shares(row: FigureLine, counts: dict[str, int], total: int) -> None:
    """A printed percentage must be what its own counts give, rounded half-up to one decimal."""
    shares = {f"{grade}_pct": counts[grade] for grade in GRADES}
    shares["good_or_outstanding_pct"] = counts["good"] + counts["outstanding"]
    for column, count in shares.items():
        printed, computed = row.cells.get(column, ""), percent(count, total, 1)
        if printed and computed is None:
            raise row.wrong(column, f"there is no percentage of no audits, but {printed} is printed")
        if printed and str(computed) != printed:
            raise row.wrong(column, f"{count} of {total} is {computed}, not {printed}")


def _refuse_repeats(rows: Iterable[FigureLine]) -> None:
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        period, quarter = (row.cells["period_id"],), (row.cells["financial_year"], row.cells["quarter"])
        if period in seen:
            raise row.wrong("period_id", f"“{period[0]}” occurs twice")
        if quarter[1] and quarter in seen:
            raise row.wrong("quarter", f"{quarter[1]} of {quarter[0]} occurs twice")
        seen |= {period, quarter}
