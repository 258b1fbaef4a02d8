"""What the print of a reflection, feedback or observation says; collected elsewhere, laid out in `layout`."""

from dataclasses import dataclass

from audit_tool.reports.marking import Marking


@dataclass(frozen=True)
class Answered:
    """One question as it was asked, with its answer."""

    number: str  # as on the screen, e.g. "2.3"
    question: str
    answer: str  # in words; empty where nothing was answered
    grade: int | None  # where the answer is a grade of the scale


@dataclass(frozen=True)
class AnsweredSection:
    """A section with all that was asked in it."""

    title: str
    answers: tuple[Answered, ...]


@dataclass(frozen=True)
class CompanionRecord:
    """One submitted record that goes with audits, whole."""

    marking: Marking
    title: str  # of the form, e.g. "Practice observation"
    reference: str  # the case or another reference code
    voice: str  # whose view it is, e.g. "Mother"; empty where it is nobody's own view
    round_name: str
    author: str  # role code
    submitted: str  # day and time in words
    sections: tuple[AnsweredSection, ...]
    fingerprint: str  # shortened; empty where the record was kept for somebody without one
