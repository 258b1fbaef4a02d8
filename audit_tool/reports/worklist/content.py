"""What a worklist says: one auditor, one page, no text of any case."""

from dataclasses import dataclass

from audit_tool.reports.marking import Marking


@dataclass(frozen=True)
class ListedAudit:
    """One audit to do."""

    reference: str
    seat: str  # "First" or "Second"
    form: str  # its code; the foot of the page says what it is called
    due: str  # a day, or why there is none
    minutes: str  # how long it may take
    state: str  # "Not begun", "Under way", "Submitted"


@dataclass(frozen=True)
class WorklistPage:
    """One person's own work in a round (R-032)."""

    marking: Marking
    person: str  # role code
    round_line: str  # "Practice week: November 2026, 9 to 13 November 2026. Theme: Neglect."
    sentence: str  # how much there is in all
    audits: tuple[ListedAudit, ...]
    conversations: tuple[str, ...]  # references of the cases to talk about with the practitioner
    observed: tuple[str, ...]  # observations begun, with how far they are
    to_observe: tuple[str, ...]  # what can be observed
    gaps: tuple[str, ...]  # what is missing, with the cases it is missing of
    days: tuple[tuple[str, str], ...]  # day and what is on it
