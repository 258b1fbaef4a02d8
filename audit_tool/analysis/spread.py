"""How far apart many readers of the same cases are, question by question: counts first, a coefficient last (R-108)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from audit_tool.analysis.agreement import figures
from audit_tool.analysis.resampling import Estimate

Grades = Mapping[str, str]
"""Grade by question code, as one reader gave them."""


@dataclass(frozen=True, slots=True)
class Line:
    """One question of one case: how many readers gave each grade, the lowest first."""

    reference: str
    code: str
    counts: tuple[int, ...]
    gaps: int
    """Readers who gave no grade on the scale, or have not submitted yet."""
    good: int
    """Where good stands on the scale."""

    @property
    def given(self) -> int:
        """How many readers graded it."""
        return sum(self.counts)

    @property
    def apart(self) -> int:
        """Steps between the lowest and the highest grade given."""
        found = [at for at, count in enumerate(self.counts) if count]
        return found[-1] - found[0] if found else 0

    @property
    def crosses_good(self) -> bool:
        """Whether some said good or better, and some not."""
        return any(self.counts[: self.good]) and any(self.counts[self.good :])


@dataclass(frozen=True, slots=True)
class Spread:
    """All questions of all cases of a calibration."""

    lines: tuple[Line, ...]
    alpha: Estimate
    """Ordinal: for several readers, of whom some may have left gaps."""

    @property
    def judged(self) -> tuple[Line, ...]:
        """Questions that two or more graded: on the others there is nothing to compare."""
        return tuple(line for line in self.lines if line.given > 1)

    @property
    def same(self) -> int:
        """How many of them everybody graded alike."""
        return sum(line.apart == 0 for line in self.judged)

    @property
    def within_one(self) -> int:
        """How many have all grades within one step, those alike among them."""
        return sum(line.apart <= 1 for line in self.judged)

    @property
    def crossing(self) -> int:
        """How many have grades on both sides of good."""
        return sum(line.crosses_good for line in self.judged)


def spread(
    given: Mapping[str, Sequence[Grades]], codes: Iterable[str], scale: Sequence[str], good: str = "good"
) -> Spread:
    """The spread of grades by case reference, one mapping a reader; empty for a reader who has not submitted."""
    asked = tuple(codes)
    place = {grade: at for at, grade in enumerate(scale)}
    lines, judgements = [], []
    for reference, readers in given.items():
        for code in asked:
            row = [place.get(grades.get(code, "")) for grades in readers]
            counts = tuple(row.count(at) for at in range(len(scale)))
            lines.append(Line(reference, code, counts, row.count(None), place[good]))
            judgements.append(row)
    return Spread(tuple(lines), figures(judgements, len(scale)).alpha.ordinal)
