"""Terms of small-number suppression: what a council hides, a table as figures and sums, and how each figure prints."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum

THRESHOLDS = (5, 6, 7, 10)
SUPPRESSED = "suppressed"
Key = Hashable


@dataclass(frozen=True, slots=True)
class Policy:
    """What a council hides: counts from 1 to below the threshold, and zeros where it says so."""

    threshold: int = 5
    hides_zero: bool = False

    @property
    def least(self) -> int:
        """The smallest count that is hidden."""
        return 0 if self.hides_zero else 1

    @property
    def word(self) -> str:
        """How a small count prints: "<5"."""
        return f"<{self.threshold}"

    def small(self, number: int) -> bool:
        """Whether a count is too small to print."""
        return self.least <= number < self.threshold

    def note(self) -> str:
        """What every public paper says of it."""
        zero = "" if self.hides_zero else " 0 prints as 0."
        return (
            f"Counts of {self.least} to {self.threshold - 1} print as {self.word}.{zero} “{SUPPRESSED}”: a share of a "
            f"hidden count, an outcome of a group of fewer than {self.threshold}, or a count from which a small one "
            "could be worked out."
        )


class Why(StrEnum):
    """Why a cell prints as it does."""

    SHOWN = "shown"
    SMALL = "primary"
    SMALL_GROUP = "part of a small group"
    SECONDARY = "secondary"
    EARLIER = "hidden by an earlier issue"
    WITHHELD = "withheld with all that hangs together with it"


@dataclass(frozen=True, slots=True)
class Printed:
    """How a figure prints, why, and between which numbers a reader of the words knows it to be."""

    words: str
    why: Why
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of a table; `printed` is False for one that could only be worked out, such as a difference of issues."""

    key: Key
    count: int
    printed: bool = True
    public: bool = False
    """An earlier issue printed it, so that it cannot be hidden any more."""
    before: Printed | None = None
    """How an earlier issue hid it; it stays hidden."""
    secret: bool = True
    """Whether nobody may work it out where it is small; that a row did not change between two issues is no secret."""


@dataclass(frozen=True, slots=True)
class Sum:
    """These figures make up that one; in a group they are the outcomes of its members."""

    total: Key
    parts: tuple[Key, ...]
    group: bool = False


@dataclass(frozen=True, slots=True)
class Suppressed:
    """How every printed figure prints."""

    cells: Mapping[Key, Printed]
    exposed: tuple[Key, ...] = ()
    """Small counts that earlier issues give away between them, so that nothing can hide them any more."""

    def words(self, key: Key) -> str:
        """A figure as it prints."""
        return self.cells[key].words

    def shown(self, *keys: Key) -> bool:
        """Whether all of these print as numbers, so that a share of them may print too."""
        return all(self.cells[key].why is Why.SHOWN for key in keys)
