"""What a printed blank form holds; collected elsewhere, laid out in `layout`."""

from dataclasses import dataclass

from audit_tool.formdef.describing import Detail
from audit_tool.reports.marking import Marking


@dataclass(frozen=True)
class BlankQuestion:
    """One question with the room for its answer."""

    number: str  # as people know it, e.g. "4.6"
    text: str
    details: tuple[Detail, ...]  # what somebody who fills it in has to know
    options: tuple[str, ...]  # answers to tick; empty where the answer is written
    fields: tuple[str, ...]  # words before short lines, e.g. "From", "To", "Visits"
    lines: int  # ruled lines to write on


@dataclass(frozen=True)
class BlankSection:
    """One section of the form."""

    title: str  # with its number, e.g. "4 The child's voice"
    questions: tuple[BlankQuestion, ...]


@dataclass(frozen=True)
class BlankForm:
    """A form to be filled in by hand."""

    marking: Marking
    title: str
    subtitle: str  # form and version, how much it asks, how long it takes
    how_to: str  # how to fill it in, in a sentence or two
    sections: tuple[BlankSection, ...]
