"""What a learning briefing says: why auditors differed, on which questions, and what everybody can learn from it."""

from dataclasses import dataclass

from audit_tool.reports.marking import Marking


@dataclass(frozen=True)
class AskedAgain:
    """A question on which auditors differed."""

    name: str  # form code and number, such as CIN 7.2
    text: str
    count: str
    most_often: str  # the reason, and how many times
    wishes: tuple[str, ...]  # what to make clearer in the form's next version


@dataclass(frozen=True)
class LearningBriefing:
    """For managers and teams after a round (R-094); no auditor, worker, child or case is named."""

    marking: Marking
    title: str  # the round
    line: str  # its days, and how many cases are decided
    sentence: str
    reasons: tuple[tuple[str, str], ...]  # reason and count
    questions: tuple[AskedAgain, ...]
    notes: tuple[tuple[str, str], ...]  # question and what to learn
    withheld: str  # what is left out and why; empty where nothing is
