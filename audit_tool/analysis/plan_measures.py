"""What audits say beside a row of a plan, by quarter: counts first, nothing of a change that may be chance (R-155)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit_tool.analysis.counting import Count, change_words, count
from audit_tool.analysis.rates import marked_share
from audit_tool.formdef.measures import MET

NOTHING = "no decided audit was asked this yet"
TOLD = 2
"""Quarters that a sentence tells: a change lies between two, and more of them nobody reads in a line."""


@dataclass(frozen=True, slots=True)
class QuarterCount:
    """One quarter: so many of so many, and those without a rating beside them (R-112)."""

    quarter: str
    count: int
    of: int
    without: int

    @property
    def counted(self) -> Count:
        """As the counting rule has it."""
        return Count(self.count, self.of)


def count_by_quarter(answers: Mapping[str, Mapping[str, int]]) -> tuple[QuarterCount, ...]:
    """Answers by quarter and value as the one count has them, the earliest quarter first."""
    counted = ((quarter, count(given, MET)) for quarter, given in sorted(answers.items()))
    return tuple(QuarterCount(quarter, each.met, each.base, each.asked - each.base) for quarter, each in counted)


def sentence(what: str, counts: Sequence[QuarterCount]) -> str:
    """The last quarters of a measure in one sentence, such as "Supervision good: 6 of 12 (50%) in 2018-19 Q1"."""
    counts = counts[len(older_of(counts)) :]
    given = [each for each in counts if each.of]
    if not given:
        left = sum(each.without for each in counts)
        return f"{what}: {NOTHING}." if not left else f"{what}: no rating was given; {left} without one."
    told = ", ".join(f"{marked_share(each.count, each.of)} in {_quarter(at, given)}" for at, each in enumerate(given))
    change = change_words(given[-2].counted, given[-1].counted) if len(given) > 1 else "nothing to compare it with yet"
    without = [f"{each.without} in {each.quarter}" for each in counts if each.without]
    beside = f" Without a rating: {', '.join(without)}." if without else ""
    return f"{what}: {told}: {change}.{beside}"


def older_of(counts: Sequence[QuarterCount]) -> tuple[QuarterCount, ...]:
    """Quarters that stand in no sentence, but in a table beside it: those before the last two with a rating."""
    rated = [at for at, each in enumerate(counts) if each.of]
    return tuple(counts[: rated[-TOLD]]) if len(rated) > TOLD else ()


def quarter_words(each: QuarterCount) -> str:
    """A quarter by itself: a count with its base, and those without a rating beside it."""
    beside = f"; {each.without} without a rating" if each.without else ""
    return (
        f"{marked_share(each.count, each.of)}{beside}"
        if each.of or not each.without
        else f"{each.without} without a rating"
    )


def _quarter(at: int, given: Sequence[QuarterCount]) -> str:
    """A quarter with its year, which is said once where it goes on."""
    quarter = given[at].quarter
    same = at > 0 and given[at - 1].quarter[:-3] == quarter[:-3]
    return quarter[-2:] if same else quarter
