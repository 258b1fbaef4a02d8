"""What would come of a file, in words. Knows no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass

from audit_tool.counted_words import count_of
from audit_tool.exchange.population.checking import Checked, Rejected

SHOWN = 40
"""Rejected rows that are listed in the window; the saved list has all."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What would come in, and what the button waits for."""

    sentence: str
    rest: str = ""
    cases: int = 0
    rejected: tuple[Rejected, ...] = ()
    more: int = 0
    """Rejected rows beyond those listed."""
    waits: str = ""
    """Why nothing can come in yet."""


def outcome_of(checked: Checked | None, problems: Mapping[str, str], leave_out: bool) -> Outcome:  # noqa: FBT001 - a state
    """The outcome of a check, or of columns that are not settled yet."""
    if checked is None:
        wrong = next((heading for heading in problems if heading), "")
        return Outcome(
            "Settle the columns first.",
            waits=problems.get("", "") or f"Choose something else for the column “{wrong}” first.",
        )
    count, rejected = len(checked.cases), checked.rejected
    waits = ""
    if not count:
        waits = "No row can come in."
    elif rejected and not leave_out:
        waits = "Tick that the listed rows are left out, or correct the file and choose it again."
    sentence = f"{count_of(count, 'case')} can come in."
    if rejected:
        sentence += f" {count_of(len(rejected), 'row')} cannot."
    notes = []
    if checked.joined:
        notes.append(f"{count_of(checked.joined, 'row')} told of a case again and went into it.")
    if checked.passed_over:
        notes.append(f"{count_of(checked.passed_over, 'row')} held no case: empty ones, totals, notes.")
    return Outcome(sentence, " ".join(notes), count, rejected[:SHOWN], max(0, len(rejected) - SHOWN), waits)
