"""What audits say beside a row of a plan, by quarter: counts first, nothing of a change that may be chance (R-155)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from audit_tool.analysis.proportions import Share
from audit_tool.analysis.rates import SMALL_BASE, marked_share

NOTHING = "no decided audit was asked this yet"
TOO_FEW = "too few to tell a change"
TOLD = 2
"""Quarters that a sentence tells: a change lies between two, and more of them nobody reads in a line."""


@dataclass(frozen=True, slots=True)
class Rated:
    """One answer that stands: whether it is what the row wants; none where no rating was given."""

    quarter: str
    met: bool | None


@dataclass(frozen=True, slots=True)
class QuarterCount:
    """One quarter: so many of so many, and those without a rating beside them (R-112)."""

    quarter: str
    count: int
    of: int
    without: int


def count_by_quarter(rated: Iterable[Rated]) -> tuple[QuarterCount, ...]:
    """The one count that screen, print and export take their figures from, the earliest quarter first."""
    by_quarter: dict[str, list[bool | None]] = {}
    for each in rated:
        by_quarter.setdefault(each.quarter, []).append(each.met)
    return tuple(
        QuarterCount(quarter, given.count(True), len(given) - given.count(None), given.count(None))
        for quarter, given in sorted(by_quarter.items())
    )


def sentence(what: str, counts: Sequence[QuarterCount]) -> str:
    """The last quarters of a measure in one sentence, such as "Supervision good: 6 of 12 (50%) in 2018-19 Q1"."""
    counts = counts[len(older_of(counts)) :]
    given = [each for each in counts if each.of]
    if not given:
        left = sum(each.without for each in counts)
        return f"{what}: {NOTHING}." if not left else f"{what}: no rating was given; {left} without one."
    told = ", ".join(f"{marked_share(each.count, each.of)} in {_quarter(at, given)}" for at, each in enumerate(given))
    change = change_words(given[-2], given[-1]) if len(given) > 1 else "nothing to compare it with yet"
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


def change_words(before: QuarterCount, now: QuarterCount) -> str:
    """What can be told of a change: nothing on small bases, and that it may be chance where the intervals meet."""
    if min(before.of, now.of) < SMALL_BASE:
        same = "; the same count of another number" if before.count == now.count and before.of != now.of else ""
        return f"{TOO_FEW}{same}"
    points = points_between(before, now)
    if not points:
        return "the same share"
    way = "more" if points > 0 else "fewer"
    amount = abs(points)
    told = f"{amount} percentage {'point' if amount == 1 else 'points'} {way}"
    return f"{told}, which may be chance" if _meet(before, now) else told


def points_between(before: QuarterCount, now: QuarterCount) -> int:
    """Percentage points from unrounded shares, half away from zero."""
    apart = Decimal(100) * (now.count * before.of - before.count * now.of) / (before.of * now.of)
    return int(apart.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _meet(before: QuarterCount, now: QuarterCount) -> bool:
    one, other = (Share(each.count, each.of).interval for each in (before, now))
    return one is None or other is None or (one[0] <= other[1] and other[0] <= one[1])


def _quarter(at: int, given: Sequence[QuarterCount]) -> str:
    """A quarter with its year, which is said once where it goes on."""
    quarter = given[at].quarter
    same = at > 0 and given[at - 1].quarter[:-3] == quarter[:-3]
    return quarter[-2:] if same else quarter
