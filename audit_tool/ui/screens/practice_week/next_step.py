"""What is to be done next on the way to a full board, so that nobody has to look for it. Knows no Qt."""

from dataclasses import dataclass

from audit_tool.counted_words import agree, count_of
from audit_tool.services.proposals import SettingUp

OR_ONE_BY_ONE = "Or add cases one at a time."


@dataclass(frozen=True, slots=True)
class NextStep:
    """The panel to open next, and why; no panel where the board is full."""

    panel: str
    words: str


def next_step(found: SettingUp, *, any_case: bool) -> NextStep:
    """From the population to the auditors, one step after the other."""
    if found.waiting:
        drawn = count_of(found.waiting, "case is", "cases are")
        wait = agree(found.waiting, "It waits", "They wait")
        return NextStep("allocation", f"{drawn} in the sample. {wait} for auditors: press Allocate.")
    if any_case:
        return NextStep("", "")
    if found.listed:
        listed = count_of(found.listed, "case is", "cases are")
        return NextStep("sample", f"{listed} in the population. Press Sample to draw those that are audited.")
    return NextStep(
        "population", f"No case is in this round yet. Press Population to bring in a list to draw from. {OR_ONE_BY_ONE}"
    )
