"""What the daily sheet of a round says: open concerns first, then how far the round is, then who is waited for."""

from dataclasses import dataclass

from audit_tool.reports.marking import Marking


@dataclass(frozen=True)
class Awaited:
    """A case that waits for somebody."""

    reference: str
    waiting_for: str  # codes, or the moderator
    what: str  # which audits are not in
    due: str


@dataclass(frozen=True)
class DailySheet:
    """One day of a round for the quality team (domain, section 6)."""

    marking: Marking
    title: str  # the round
    line: str  # the day, and which day of the round it is
    concerns: str  # counts alone: no detail of a concern leaves its page (4.4)
    waited: str  # the longest wait; empty where nothing is open
    progress: tuple[tuple[str, str], ...]  # step, and how many of how many
    awaited: tuple[Awaited, ...]  # the latest first
