"""The figures of agreement in sentences, counts first and coefficients last (R-100): screen and report say the same."""

from dataclasses import dataclass

from audit_tool.analysis.agreement import COUNTS_ONLY, Figures, Guidance, OfTwo
from audit_tool.analysis.proportions import Share
from audit_tool.analysis.rates import percent, share
from audit_tool.analysis.resampling import Estimate
from audit_tool.counted_words import count_of
from audit_tool.formdef.wording import lowered

SMALLEST_CHANCE = 0.01


@dataclass(frozen=True, slots=True)
class Noun:
    """What is graded twice, in the singular and the plural."""

    one: str
    many: str

    def counted(self, count: int) -> str:
        """So many of it."""
        return count_of(count, self.one, self.many)


CASES, QUESTIONS, AUDITS = Noun("case", "cases"), Noun("question", "questions"), Noun("audit", "audits")


@dataclass(frozen=True, slots=True)
class Raters:
    """What the two are called whose grades are compared."""

    first: str
    second: str
    both: str
    """As a sentence begins with them."""
    short: str
    """The second one over a narrow column."""


AUDITORS = Raters("first auditor", "second auditor", "Both auditors", "Second")
AUDITOR_AND_REVIEWER = Raters("auditor", "reviewer", "Auditor and reviewer", "Reviewer")
REVIEWERS = Raters("first reviewer", "second reviewer", "Both reviewers", "Second")


@dataclass(frozen=True, slots=True)
class Told:
    """Each figure as a sentence that a manager can check by hand; those that do not exist say why."""

    exact: str
    direction: str
    """Empty where no pair differs."""
    boundary: str
    within: str
    coefficients: tuple[tuple[str, str], ...]
    """Name and figure; none under 10 pairs."""
    guidance: str
    """What so few pairs allow; empty where there are enough."""
    left_out: str
    """What was graded once or not at all; empty where all was graded twice."""


def told(found: Figures, noun: Noun, raters: Raters = AUDITORS) -> Told:
    """The figures of two raters in sentences."""
    two = found.two
    if two is None:
        message = "these figures are not of two auditors"
        raise ValueError(message)
    few = found.guidance is Guidance.COUNTS_ONLY
    return Told(
        _exact(two.exact, noun, raters),
        _direction(two, raters, few=few),
        _boundary(two, noun),
        _within(two),
        () if few else _coefficients(two),
        _guidance(found, noun),
        _left_out(found, noun),
    )


def share_words(found: Share, noun: Noun, *, interval: bool) -> str:
    """Count and base, from 10 on with share and interval: "14 of 20 cases (70%; 95% interval 48% to 85%)" (R-103)."""
    counted = f"{found.count:,} of {noun.counted(found.of)}"
    if found.of < COUNTS_ONLY:
        return counted
    edges = found.interval if interval else None
    range_ = f"; 95% interval {_percent(edges[0])}% to {_percent(edges[1])}%" if edges else ""
    return f"{counted} ({percent(found.count, found.of)}%{range_})"


def same_words(found: Share) -> str:
    """The same for a cell of a table: "31 of 40 (78%)", "4 of 9"."""
    return share(found.count, found.of) if found.of >= COUNTS_ONLY else f"{found.count} of {found.of}"


def estimate_words(found: Estimate) -> str:
    """A coefficient with its interval, or why there is none."""
    if found.estimate is None:
        return found.why_not
    if found.low is None or found.high is None:
        return f"{found.estimate:.2f}; its interval is {found.why_not}"
    return f"{found.estimate:.2f} (95% interval {found.low:.2f} to {found.high:.2f})"


def _exact(found: Share, noun: Noun, raters: Raters) -> str:
    if not found.of:
        return f"No {noun.one} was graded by {lowered(raters.both)} yet."
    return f"{raters.both} gave the same grade on {share_words(found, noun, interval=True)}."


def _direction(two: OfTwo, raters: Raters, *, few: bool) -> str:
    found = two.direction
    if not found.first_higher and not found.second_higher:
        return ""
    counted = f"The {raters.first} was higher on {found.first_higher:,} and lower on {found.second_higher:,}."
    if few or found.sign_test_p is None or found.mean_difference is None:
        return counted
    mean = f"{abs(found.mean_difference):.2f} of a grade {'higher' if found.mean_difference > 0 else 'lower'}"
    lean = f"On average that is {mean}." if found.mean_difference else "On average neither is higher."
    return f"{counted} {lean} {_chance(found.sign_test_p)}"


def _chance(p: float) -> str:
    """The sign test in words, and as the number that a reader may look for."""
    if p < SMALLEST_CHANCE:
        return "Chance alone gives a split as uneven as this less than once in 100 times (sign test, p under 0.01)."
    times = _percent(p)
    often = "once" if times == 1 else f"{times} times"
    return f"Chance alone gives a split at least as uneven {often} in 100 (sign test, p {times / 100:.2f})."


def _boundary(two: OfTwo, noun: Noun) -> str:
    if two.boundary is None or not two.boundary.of:
        return ""
    return f"On {share_words(two.boundary, noun, interval=False)} both are on the same side of good."


def _within(two: OfTwo) -> str:
    found = two.within_one
    if not found.of:
        return ""
    apart = found.of - found.count
    if not apart:
        return "None is two or more grades apart."
    within = f"{found.count:,} of {found.of:,} are within one grade"
    return f"{within}; {count_of(apart, 'is', 'are')} two or more apart."


def _coefficients(two: OfTwo) -> tuple[tuple[str, str], ...]:
    """Side by side, both with linear weights: neither tells enough alone (domain 4.6 items 2 and 9)."""
    named = (("Weighted kappa, linear", two.kappa.linear), ("AC2, linear", two.gwet.ac2_linear))
    return tuple((name, estimate_words(found)) for name, found in named)


def _guidance(found: Figures, noun: Noun) -> str:
    if found.guidance is Guidance.COUNTS_ONLY:
        return f"Counts only: a coefficient needs {COUNTS_ONLY} {noun.many} that both graded."
    if found.guidance is Guidance.INDICATIVE:
        return f"Indicative: {noun.counted(found.judged)}."
    return ""


def _left_out(found: Figures, noun: Noun) -> str:
    told_ = ((found.by_one, "that only one of the two graded"), (found.by_none, "that neither graded"))
    parts = [f"{noun.counted(count)} {which}" for count, which in told_ if count]
    return f"Not counted: {' and '.join(parts)}." if parts else ""


def _percent(share: float) -> int:
    """Half-up, as shares of counts are rounded."""
    return int(share * 100 + 0.5)
