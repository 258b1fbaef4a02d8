"""A case list as a recording system gives it out: a title, names, mixed dates, a row twice, a total, two bad rows."""

from datetime import date, timedelta
from pathlib import Path

ROWS, REPEATED = 72, 30
NO_REFERENCE, IMPOSSIBLE_AGE = 23, 41
HEADINGS = "Case ID,Child Name,NHS Number,Date of birth,Team,Allocated worker,Case Type,Age,Gender,Last audit"
TEAMS = ("North", "South", "East")
KINDS = ("Child in need", "Child protection", "Child looked after")


def write_extract(path: Path, day: date) -> None:
    """Write the list as it stood on a day; nobody in it is real."""
    lines = [f"Open cases – extract of {day:%d/%m/%Y}", "", HEADINGS]
    for at in range(1, ROWS + 1):
        lines += [_row(at, day)] * (2 if at == REPEATED else 1)
    lines.append(f"Total,{ROWS},,,,,,,,")
    path.write_bytes("".join(f"{line}\r\n" for line in lines).encode("cp1252"))


def _row(at: int, day: date) -> str:
    reference = "" if at == NO_REFERENCE else f"{at:05}"
    age = 112 if at == IMPOSSIBLE_AGE else at % 17
    born = f"{at % 28 + 1}/{at % 12 + 1}/{day.year - at % 17 - 1}"
    facts = (TEAMS[at % 3], f"W-{at % 9 + 1:02}", KINDS[at // 3 % 3], str(age), ("Girl", "Boy")[at % 2])
    return ",".join((reference, f"Example child {at}", "943 476 5919", born, *facts, _last_audit(at, day)))


def _last_audit(at: int, day: date) -> str:
    """Some were audited of late and some long ago, the days written as two people write them."""
    if at % 18 == 0:
        return f"{day - timedelta(days=60):%d/%m/%Y}"
    return f"{day - timedelta(days=500):%Y-%m-%d}" if at % 12 == 0 else ""
