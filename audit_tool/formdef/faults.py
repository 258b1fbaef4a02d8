"""What is wrong with a form file, where, and what to do about it."""

from dataclasses import dataclass

from audit_tool.counted_words import agree, count_of
from audit_tool.errors import AuditToolError

QUOTED = 80
"""Characters of a file's own text that a fault repeats."""


def short(text: str) -> str:
    """A text from a form file as a fault quotes it, so that a text without end makes no fault without end."""
    return text if len(text) <= QUOTED else f"{text[:QUOTED]}…"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a form file, with enough to find it and to put it right."""

    file: str
    line: int
    section: str
    """Title of the section, or empty where the fault is in none."""
    question: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        """One line for a list of faults."""
        place = ", ".join(part for part in (f"{self.file} line {self.line}", self.section, self.question) if part)
        return f"{place}: {self.problem} {self.remedy}"


class FormFileError(AuditToolError):
    """A form file cannot be used; nothing else is affected."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        first = str(faults[0]) if faults else ""
        others = len(faults) - 1
        there = agree(others, "There is", "There are")
        more = f" {there} {count_of(others, 'more fault')} in the list." if others > 0 else ""
        super().__init__(f"This form cannot be used; other forms and all audits are safe. {first}{more}")
