"""What the timetable of a round says: its days, and who audits how much; no case is named."""

from dataclasses import dataclass

from audit_tool.reports.marking import Marking


@dataclass(frozen=True)
class AuditorLine:
    """How much one person has in the round."""

    person: str  # role code
    first: str  # counts as printed
    second: str
    time: str
    due: str  # the days between which audits are due


@dataclass(frozen=True)
class Timetable:
    """A round in days and people (R-007)."""

    marking: Marking
    title: str  # the round
    line: str  # its days and theme
    days: tuple[tuple[str, str], ...]  # day and what is on it
    auditors: tuple[AuditorLine, ...]
    moderators: str  # codes, or that there is none
