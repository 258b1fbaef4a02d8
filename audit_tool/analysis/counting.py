"""The one counting rule: so many of so many, and beside them what is no rating. Counts are pooled (R-110 to R-114).

Source: domain, sections 4.3 to 4.5. Screens, reports, exports and the command line take their figures from here.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from audit_tool.analysis.proportions import Share
from audit_tool.analysis.rates import SMALL_BASE, marked_share
from audit_tool.counted_words import count_of
from audit_tool.formdef.measures import OUTSIDE

NOTHING = "no audit was asked this"
UNRATED = "no rating was given"
TOO_FEW = "too few to tell a change"


@dataclass(frozen=True, slots=True)
class Count:
    """So many of so many, whole numbers, and so many beside the base by why they are no rating."""

    met: int
    base: int
    beside: tuple[tuple[str, int], ...] = ()
    """In the order of `OUTSIDE`; none with a zero."""

    @property
    def asked(self) -> int:
        """All audits that were asked, rated or not."""
        return self.base + sum(number for why, number in self.beside if why != "not_asked")

    @property
    def share(self) -> Share:
        """With its interval."""
        return Share(self.met, self.base)


def count(answers: Mapping[str, int], met: Collection[str], *, audits: int | None = None) -> Count:
    """Count answers by value; `audits`: of how many audits in all, so that the rest is told as not asked."""
    rated = {value: number for value, number in answers.items() if value not in OUTSIDE}
    beside = {value: number for value, number in answers.items() if value in OUTSIDE and number}
    if audits is not None and (missing := audits - sum(answers.values())) > 0:
        beside["not_asked"] = beside.get("not_asked", 0) + missing
    return Count(
        sum(number for value, number in rated.items() if value in met),
        sum(rated.values()),
        tuple((why, beside[why]) for why in OUTSIDE if why in beside),
    )


def pooled(counts: Iterable[Count]) -> Count:
    """Several counts as one: numerators and bases are summed, no percentage is averaged (R-113)."""
    met = base = 0
    beside: dict[str, int] = {}
    for each in counts:
        met, base = met + each.met, base + each.base
        for why, number in each.beside:
            beside[why] = beside.get(why, 0) + number
    return Count(met, base, tuple((why, beside[why]) for why in OUTSIDE if why in beside))


def share_words(each: Count) -> str:
    """A count with its base, and its percentage where the base bears one: "6 of 9 (67%, small number)"."""
    return marked_share(each.met, each.base)


def beside_words(each: Count) -> str:
    """What stands beside the base: "2 not applicable, 1 not asked"; empty where nothing does."""
    return ", ".join(f"{number} {OUTSIDE[why]}" for why, number in each.beside)


def empty_words(each: Count) -> str:
    """Why there is no rate: that nobody was asked, or that nobody gave a rating; never a zero (R-114)."""
    return f"{UNRATED}: {beside_words(each)}" if each.asked else NOTHING


def change_words(before: Count, now: Count) -> str:
    """What can be told of a change: nothing on small bases, and that it may be chance where the intervals meet."""
    if min(before.base, now.base) < SMALL_BASE:
        same = (
            "; the count is the same, only the total differs"
            if before.met == now.met and before.base != now.base
            else ""
        )
        return f"{TOO_FEW}{same}"
    points = points_between(before, now)
    if not points:
        return "the same share"
    amount, way = abs(points), "more" if points > 0 else "fewer"
    told = f"{count_of(amount, 'percentage point')} {way}"
    return f"{told}, which may be chance" if _meet(before.share, now.share) else told


def points_between(before: Count, now: Count) -> int:
    """Percentage points from unrounded shares, half away from zero (R-116)."""
    apart = Decimal(100) * (now.met * before.base - before.met * now.base) / (before.base * now.base)
    return int(apart.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _meet(before: Share, now: Share) -> bool:
    one, other = before.interval, now.interval
    return one is None or other is None or (one[0] <= other[1] and other[0] <= one[1])
