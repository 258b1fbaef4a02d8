"""What the record of a round's panel sessions says: who sat, which cases were taken, what was decided and learnt."""

from dataclasses import dataclass

from audit_tool.reports.marking import Marking


@dataclass(frozen=True)
class HeldSession:
    """One session."""

    title: str  # number and day
    when: str  # from when to when, or that it is open
    members: tuple[str, ...]  # codes with titles
    guests: tuple[str, ...]  # role words
    sum: str  # how many cases and decisions
    cases: tuple[tuple[str, tuple[str, ...]], ...]  # case, and what was done, a line each
    left_out: str  # cases that whoever prints audited; empty where there are none
    learning: tuple[str, ...]  # the panel's own note, then those of its decisions


@dataclass(frozen=True)
class PanelSessionsRecord:
    """All sessions of a round (R-088)."""

    marking: Marking
    title: str  # the round
    line: str  # its days, and how many sessions
    sessions: tuple[HeldSession, ...]
