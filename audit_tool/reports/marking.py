"""What every page of a report carries; plain values, so that collecting them needs no PDF library."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Marking:
    """What every page carries (R-161). Words as printed; none of them may be empty but note and version."""

    marking: str  # protective marking, e.g. "PRIVATE AND CONFIDENTIAL"
    audience: str  # e.g. "Internal"
    as_at: str  # the day the figures stand at, e.g. "20 November 2026"
    form_label: str  # form and version, e.g. "Form CIN version 1"; several joined by the caller
    prepared_by: str  # a role, e.g. "the quality team"
    note: str = ""  # anything else for the foot: sampling seed, small-number rule
    version: str = ""  # the number it was issued under, e.g. "1"; a draft has none, so that no two are taken for one

    blank: bool = False  # to be filled in by hand: nothing is in it that could be a draft

    @property
    def status(self) -> str:
        """Whether it is issued, and as which version."""
        if self.blank:
            return "Blank form"
        return f"Issued, version {self.version}" if self.version else "Draft, not issued"


@dataclass(frozen=True)
class PageFrame:
    """A document's title and its marking."""

    title: str
    marking: Marking
