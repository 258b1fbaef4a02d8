"""What the statement on a sample says: how its cases were chosen, what was changed since, and what adds up."""

from dataclasses import dataclass

from audit_tool.reports.marking import Marking


@dataclass(frozen=True)
class Swap:
    """A case that went out of the sample, and what came in."""

    out: str
    came_in: str  # or that there was none
    why: str
    when: str  # day and who


@dataclass(frozen=True)
class Reasoned:
    """Something decided by hand, with its reason."""

    what: str
    reason: str


@dataclass(frozen=True)
class SampleStatement:
    """How the cases of a round were chosen (R-021, R-024, R-033)."""

    marking: Marking
    title: str  # the round
    line: str  # its days
    drawn: str  # which drawing, when, by whom
    method: str
    rules: tuple[str, ...]  # by what the list tells: which cases were kept or left out
    figures: tuple[tuple[str, str], ...]  # counts as printed
    sum: str  # the figures as one sum
    changes: str  # what was changed since; empty where nothing was
    swaps: tuple[Swap, ...]
    picked: tuple[Reasoned, ...]
    left_out: tuple[Reasoned, ...]
    lifted: tuple[Reasoned, ...]  # rules of allocation that were set aside
    exempt: tuple[Reasoned, ...]  # audits that need not be done
    cases: tuple[tuple[str, str, str], ...]  # reference, stratum, how it came in
    proof: tuple[tuple[str, str], ...]  # what is needed to draw it again
