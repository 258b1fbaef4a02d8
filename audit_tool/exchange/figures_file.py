"""Reading a file of historic figures: all of it, or a refusal that names the row."""

from pathlib import Path
from typing import TYPE_CHECKING

from audit_tool.analysis.indicators import GRADES
from audit_tool.analysis.rates import percent
from audit_tool.errors import WrongInputError
from audit_tool.services.figures import Aggregate

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    *("period_id", "period_label", "period_kind", "financial_year", "quarter", "start_date", "end_date"),
    *("inadequate", "requires_improvement", "good", "outstanding", "total_audits", "counts_basis"),
)
LARGEST = 5_000_000
"""Bytes; a file of figures is a few kilobytes."""


def read_figures(path: Path) -> tuple[Aggregate, ...]:
    """Every period of a file in the layout of `audits_by_quarter.csv`."""
    frame = _frame(path)
    missing = [name for name in COLUMNS if name not in frame.columns]
    if missing:
        message = (
            f"{path.name} has no column {', '.join(missing)}. Nothing was changed. Compare it with the example file."
        )
        raise WrongInputError(message)
    # Line 1 is the header, so the first row of figures is line 2.
    rows: list[dict[str, str]] = [
        {str(name): str(cell) for name, cell in row.items()} for row in frame.to_dict("records")
    ]
    found = tuple(_aggregate(path, line, row) for line, row in enumerate(rows, start=2))
    _refuse_repeats(path, found)
    return found


def _frame(path: Path) -> "pd.DataFrame":
    import pandas as pd

    try:
        if path.stat().st_size > LARGEST:
            message = f"{path.name} is too large for a file of figures. Nothing was changed."
            raise WrongInputError(message)
        # Codes and empty cells must stay what they are: pandas would turn 007 into 7.0 and NA into nothing.
        return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError, ValueError) as fault:
        message = f"{path.name} could not be read as a CSV file in UTF-8. Nothing was changed. Check the file."
        raise WrongInputError(message) from fault


def _aggregate(path: Path, line: int, row: dict[str, str]) -> Aggregate:
    from datetime import date

    counts = {}
    for grade in GRADES:
        if not row[grade].isdigit():
            raise WrongInputError(_at(path, line, grade, f"“{row[grade]}” is not a whole number"))
        counts[grade] = int(row[grade])
    total = sum(counts.values())
    if row["total_audits"] != str(total):
        raise WrongInputError(
            _at(path, line, "total_audits", f"the grades add up to {total}, not {row['total_audits']}")
        )
    dates = {}
    for name in ("start_date", "end_date"):
        try:
            dates[name] = date.fromisoformat(row[name])
        except ValueError:
            raise WrongInputError(_at(path, line, name, f"“{row[name]}” is not a date like 2017-04-01")) from None
    _refuse_wrong_shares(path, line, row, counts, total)
    texts = {name: row.get(name, "") for name in ("financial_year", "quarter", "note", "source")}
    return Aggregate(
        period=row["period_id"],
        label=row["period_label"],
        kind=row["period_kind"],
        starts_on=dates["start_date"],
        ends_on=dates["end_date"],
        counts=counts,
        basis=row["counts_basis"],
        **texts,
    )


def _refuse_wrong_shares(path: Path, line: int, row: dict[str, str], counts: dict[str, int], total: int) -> None:
    """A printed percentage must be what its own counts give, rounded half-up to one decimal."""
    for grade in GRADES:
        printed = row.get(f"{grade}_pct", "")
        if printed and str(percent(counts[grade], total, 1)) != printed:
            computed = percent(counts[grade], total, 1)
            problem = f"{counts[grade]} of {total} is {computed}, not {printed}"
            raise WrongInputError(_at(path, line, f"{grade}_pct", problem))


def _refuse_repeats(path: Path, found: tuple[Aggregate, ...]) -> None:
    seen: set[str] = set()
    for line, each in enumerate(found, start=2):
        if each.period in seen:
            raise WrongInputError(_at(path, line, "period_id", f"“{each.period}” occurs twice"))
        seen.add(each.period)


def _at(path: Path, line: int, column: str, problem: str) -> str:
    return (
        f"{path.name}, line {line}, {column}: {problem}. Nothing was changed. Correct the file and bring it in again."
    )
