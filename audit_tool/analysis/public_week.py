"""What of a practice week may be public: its grades, its sections and how many audits are in (R-158, R-165).

Sections overlap with the overall grades: most hold one grade of each audit, so that what is not graded in one is known.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit_tool.analysis.indicators import GRADES
from audit_tool.analysis.publications import Place, Publication, Table, ToldSum, publish
from audit_tool.analysis.rates import SMALL_BASE, percent
from audit_tool.analysis.small_numbers import SUPPRESSED, Policy, Suppressed

OVERALL, FIRST = "overall", "first audits"
ALL, GOOD, REST, BESIDE = "all", "good or outstanding", "not good", "not graded"
ALLOCATED, IN, NOT_IN, WAITING = "allocated", "in", "not in", "in, without a grade yet"


@dataclass(frozen=True, slots=True)
class WeekCounts:
    """What is true of a week; grades from outstanding down."""

    overall: Sequence[int]
    sections: Mapping[str, Sequence[int]]
    allocated: int
    first_in: int


@dataclass(frozen=True, slots=True)
class PublicCounts:
    """How each of them prints."""

    printed: Suppressed
    told: Publication
    """What is kept of it for the issues to come."""
    counts: Mapping[Place, int]

    def words(self, column: str, row: str) -> str:
        """A count as it prints."""
        return self.printed.words((column, row))

    def share(self, column: str, row: str, base: str = ALL) -> str:
        """Its percentage, where count and base print and the base bears one."""
        if not self.printed.shown((column, row), (column, base)):
            return SUPPRESSED
        whole = self.counts[column, base]
        return f"{percent(self.counts[column, row], whole)}%" if whole >= SMALL_BASE else "too few"


def public_week(week: WeekCounts, policy: Policy, earlier: Sequence[Publication] = ()) -> PublicCounts:
    """Decide for all of a week at once, after what was issued of it before."""
    counts: dict[Place, int] = dict(zip(((OVERALL, grade) for grade in GRADES), week.overall, strict=True))
    counts |= {(OVERALL, ALL): sum(week.overall), (OVERALL, GOOD): sum(week.overall[:2])}
    sums = [
        ToldSum((OVERALL, ALL), tuple((OVERALL, grade) for grade in GRADES), group=True),
        ToldSum((OVERALL, GOOD), ((OVERALL, "outstanding"), (OVERALL, "good")), group=False),
    ]
    unprinted: set[Place] = set()

    def beyond(whole: Place, part: Place, rest: Place, *, group: bool = False) -> None:
        """What is left of a count beside another, where that lies inside it."""
        if counts[whole] >= counts[part]:
            counts[rest] = counts[whole] - counts[part]
            unprinted.add(rest)
            sums.append(ToldSum(whole, (part, rest), group))

    for name, grades in week.sections.items():
        section = f"section {name}"
        counts |= {(section, ALL): sum(grades), (section, GOOD): sum(grades[:2])}
        beyond((section, ALL), (section, GOOD), (section, REST), group=True)
        beyond((OVERALL, ALL), (section, ALL), (f"beside {section}", BESIDE))
    counts |= {(FIRST, ALLOCATED): week.allocated, (FIRST, IN): week.first_in}
    beyond((FIRST, ALLOCATED), (FIRST, IN), (FIRST, NOT_IN))
    beyond((FIRST, IN), (OVERALL, ALL), (f"beside {OVERALL}", WAITING))
    printed, told = publish(Table(counts, tuple(sums), frozenset(unprinted)), policy, earlier)
    return PublicCounts(printed, told, counts)
