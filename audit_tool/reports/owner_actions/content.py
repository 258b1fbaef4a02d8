"""What an owner's list says: everything that one person or role has to do, the latest first."""

from dataclasses import dataclass

from audit_tool.reports.marking import Marking


@dataclass(frozen=True)
class OwnedAction:
    """One action."""

    due: str  # "Late by 3 days", "Due tomorrow", "24 November 2026", "No date yet"
    day: str  # the day itself, where `due` counts, and the first one, where it was moved
    text: str
    about: str  # theme and round
    case: str  # reference; empty for what concerns no single case
    level: str
    state: str


@dataclass(frozen=True)
class OwnerActions:
    """An owner's list of actions (R-134)."""

    marking: Marking
    owner: str  # a role code, or a role in words
    line: str  # what the person is, and the day
    sentence: str  # how much there is in all
    parts: tuple[tuple[str, tuple[OwnedAction, ...]], ...]  # "Late", "Due this week" and so on; no empty one
