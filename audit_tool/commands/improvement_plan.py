"""Brings an improvement plan into a workspace: all of the file, or nothing."""

from argparse import Namespace
from dataclasses import asdict
from datetime import date
from pathlib import Path

from audit_tool.commands.output import show
from audit_tool.commands.unlocking import unlocked
from audit_tool.counted_words import count_of
from audit_tool.errors import WrongInputError


def import_plan(options: Namespace) -> int:
    """Keep every row and version of a file."""
    from audit_tool.exchange.plan_file import read_plan

    path = Path(options.file)
    approved, as_at = _day(options.approved), _day(options.as_at)
    with unlocked(options) as desk:
        found = read_plan(path, as_at or desk.work.today(), options.year)
        days = {year: approved for year in {row.year for row in found.rows} if approved} | found.approved
        brought = desk.plan_import.bring_in(found.rows, path.name, days)
        flagged = {year: len(desk.plan.of(year).flags) for year in brought.years}
    lines = [
        f"{count_of(brought.rows_added, 'row')} added",
        f"{count_of(brought.versions_added, 'version')} added",
        f"{count_of(brought.same, 'row')} already there",
        *(f"{year}: {count_of(count, 'row has', 'rows have')} something to look at" for year, count in flagged.items()),
        *(f"not in the file, and kept: {reference}" for reference in brought.missing),
    ]
    show(lines, asdict(brought) | {"flagged": flagged}, as_json=options.json)
    return 0


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"“{text}” is no day. Nothing was changed. Write it like this: 2018-06-05."
        raise WrongInputError(message) from None
