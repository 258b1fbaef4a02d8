"""Brings a list of cases from a recording system into a round: all of it, or nothing."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from audit_tool.commands.output import show, tell
from audit_tool.commands.unlocking import unlocked
from audit_tool.counted_words import count_of
from audit_tool.errors import WrongInputError

if TYPE_CHECKING:
    from audit_tool.exchange.population.checking import Checked
    from audit_tool.exchange.population.columns import Column
    from audit_tool.exchange.population.headings import Use
    from audit_tool.exchange.population.reading import Extract
    from audit_tool.services.desk import Desk

DID_NOT_HOLD = 1


def import_cases(options: Namespace) -> int:
    """Take the cases of a file into a round; with --dry-run only say what would come of it."""
    from audit_tool.exchange.population.reading import read_extracts

    path = Path(options.file)
    with unlocked(options) as desk:
        into = desk.rounds.named(options.round)
        tell(f"Reading {path.name}")
        extract = _sheet(read_extracts(path), options.sheet)
        uses = _uses(desk, extract, options.column)
        checked = _check(desk, into.id, extract, uses, pseudonymous=options.pseudonyms)
        if not options.dry_run:
            _refuse_rejected(path, checked, leave_out=options.leave_out_rows)
            _bring_in(desk, into.id, extract, uses, checked, options)
    _tell(into.name, extract, uses, checked, options)
    return DID_NOT_HOLD if options.dry_run and checked.rejected and not options.leave_out_rows else 0


def _sheet(extracts: "Sequence[Extract]", name: str) -> "Extract":
    chosen = [each for each in extracts if name in {"", each.sheet}]
    if chosen:
        return chosen[0]
    known = ", ".join(f"“{each.sheet}”" for each in extracts)
    message = f"There is no sheet “{name}” with cases. Nothing was changed. Name one of: {known}."
    raise WrongInputError(message)


def _uses(desk: "Desk", extract: "Extract", chosen: Sequence[str]) -> "dict[str, Use]":
    from audit_tool.exchange.population.columns import problems_of, propose

    columns = propose(extract, desk.population.remembered_columns(extract.headings))
    uses = {column.heading: column.use for column in columns} | _chosen(columns, chosen)
    for heading, problem in problems_of(columns, uses).items():
        where = f"Column “{heading}”: " if heading else ""
        message = f"{where}{problem} Nothing was changed. Say it like this: --column “Case ID=reference”."
        raise WrongInputError(message)
    return uses


def _chosen(columns: "Sequence[Column]", chosen: Sequence[str]) -> "dict[str, Use]":
    from audit_tool.exchange.population.headings import Use

    headings = {column.heading for column in columns}
    found = {}
    for each in chosen:
        heading, _, use = each.rpartition("=")
        if heading not in headings or use not in set(Use):
            message = (
                f"“{each}” names no column of this file, or nothing that a column can be. Nothing was changed. "
                f"A column can be: {', '.join(Use)}."
            )
            raise WrongInputError(message)
        found[heading] = Use(use)
    return found


def _check(
    desk: "Desk", round_id: int, extract: "Extract", uses: "Mapping[str, Use]", *, pseudonymous: bool
) -> "Checked":
    from audit_tool.exchange.population.checking import check

    def known(references: Sequence[str]) -> frozenset[str]:
        return desk.population.known(round_id, references, pseudonymous=pseudonymous)

    return check(extract, uses, desk.work.today(), known)


def _refuse_rejected(path: Path, checked: "Checked", *, leave_out: bool) -> None:
    if checked.rejected and not leave_out:
        first, rows = checked.rejected[0], count_of(len(checked.rejected), "row")
        message = (
            f"{rows} of {path.name} cannot come in; the first is row {first.row}: {first.reason} Nothing was changed. "
            "See all of them with --dry-run, or leave them out with --leave-out-rows."
        )
        raise WrongInputError(message)


def _bring_in(
    desk: "Desk", round_id: int, extract: "Extract", uses: "Mapping[str, Use]", checked: "Checked", options: Namespace
) -> None:
    from audit_tool.services.population import Source

    columns = {heading: use.value for heading, use in uses.items()}
    source = Source(extract.file_name, extract.sheet, extract.fingerprint, columns, len(checked.rejected))
    desk.population.bring_in(round_id, checked.cases, source, pseudonymous=options.pseudonyms)


def _tell(name: str, extract: "Extract", uses: "Mapping[str, Use]", checked: "Checked", options: Namespace) -> None:
    verb = "can come in" if options.dry_run else "came in"
    lines = [
        f"{count_of(len(checked.cases), 'case')} {verb} to {name}",
        f"{count_of(len(checked.rejected), 'row')} left out",
    ]
    if options.dry_run:
        lines += [f"column {heading}: {use.value}" for heading, use in uses.items()]
    lines += [f"row {one.row}: {one.reason}" for one in checked.rejected]
    content = {
        "round": name,
        "cases": len(checked.cases),
        "rejected": [{"row": one.row, "reason": one.reason} for one in checked.rejected],
        "columns": {heading: use.value for heading, use in uses.items()},
        "fingerprint": extract.fingerprint,
        "changed": not options.dry_run,
    }
    show(lines, content, as_json=options.json)
