"""Commands on an unlocked workspace: its rounds, figures brought in, and the whole-workspace check."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from audit_tool.commands.output import show
from audit_tool.commands.unlocking import unlocked
from audit_tool.errors import AuditToolError

if TYPE_CHECKING:
    from audit_tool.services.rounds import RoundEntry

DID_NOT_HOLD = 1


def list_rounds(options: Namespace) -> int:
    """The rounds, a line each, the latest first."""
    with unlocked(options) as desk:
        found = desk.rounds.listing()
    show([_round_line(each) for each in found], [asdict(each) for each in found], as_json=options.json)
    return 0


def import_figures(options: Namespace) -> int:
    """Bring in figures of any known kind, all of the file or nothing."""
    from audit_tool.exchange.figures_import import bring_in_figures

    path = Path(options.file)
    with unlocked(options) as desk:
        brought = bring_in_figures(desk, path)
    lines = [f"{brought.added} added", f"{brought.changed} corrected", f"{brought.same} already there"]
    show(lines, asdict(brought), as_json=options.json)
    return 0


def check_workspace(options: Namespace) -> int:
    """File, keys, links, trail and frozen fingerprints."""
    try:
        with unlocked(options) as desk:
            faults = desk.check()
    except AuditToolError as problem:
        if not _means_damage(problem):
            raise
        faults = (str(problem),)
    lines = list(faults) or ["Everything holds: file, keys, links, trail, frozen audits and decisions."]
    show(lines, {"holds": not faults, "faults": list(faults)}, as_json=options.json)
    return DID_NOT_HOLD if faults else 0


def _means_damage(problem: AuditToolError) -> bool:
    """Whether a workspace could not be opened because it does not hold; other refusals say nothing about it."""
    from audit_tool.storage.keyfile import DamagedKeyFileError
    from audit_tool.storage.store import DAMAGED

    return isinstance(problem, DamagedKeyFileError) or str(problem) == DAMAGED


def _round_line(each: "RoundEntry") -> str:
    whose = "own " if each.own_counts else ""
    parts = [
        each.name,
        f"{each.starts_on.isoformat()} to {each.ends_on.isoformat()}",
        each.mode.value.replace("_", " "),
        f"{each.audit_set.value} set",
        f"{each.submitted} of {each.allocated} {whose}first audits in",
        f"{each.second_submitted} of {each.second_allocated} {whose}second audits in",
    ]
    if each.target is not None:
        parts.append(f"target {each.target}")
    return "; ".join(parts)
