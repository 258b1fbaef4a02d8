"""What every page of a report carries; plain values, so that collecting them needs no PDF library."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Marking:
    """What every page carries (R-161). All are words as printed; none may be empty."""

    marking: str  # protective marking, e.g. "PRIVATE AND CONFIDENTIAL"
    audience: str  # e.g. "Internal"
    status: str  # "Draft" or "Issued"
    version: str  # e.g. "1"
    as_at: str  # the day the figures stand at, e.g. "20 November 2026"
    form_label: str  # form and version, e.g. "Form CIN version 1"; several joined by the caller
    prepared_by: str  # a role, e.g. "the quality team"
    note: str = ""  # anything else for the foot: sampling seed, small-number rule


@dataclass(frozen=True)
class PageFrame:
    """A document's title and its marking."""

    title: str
    marking: Marking
