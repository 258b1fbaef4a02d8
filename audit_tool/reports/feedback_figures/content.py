"""What the report on feedback says: how far it is, how long it took, what practitioners answered."""

from dataclasses import dataclass

from audit_tool.reports.marking import Marking

Lines = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class FeedbackReport:
    """Feedback of a round in counts (R-132, R-133); no case, worker, team or auditor is told apart."""

    marking: Marking
    title: str  # the round
    line: str  # its days, and how many cases are settled
    sentence: str  # what matters first
    how_far: Lines  # what, and how many of how many
    how_long: Lines
    said: Lines
    clocks: str  # how long feedback and its answer may take
