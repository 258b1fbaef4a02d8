"""Feedback of a round line by line: counts with what they are counted of, and nothing that tells of one worker."""

from collections.abc import Iterator
from dataclasses import dataclass

from audit_tool.analysis.feedback_counts import RESPONSE_WORDS, FeedbackFigures, Response
from audit_tool.analysis.rates import TINY_BASE, marked_share

TOO_FEW = f"Not told: fewer than {TINY_BASE}, so it could be about one worker"
NOTHING_YET = "nothing to count yet"
TIMES = ((0, 5), (6, 10), (11, 20))
"""Working days from the audit to feedback, as they are told; all that is longer stands behind them."""


@dataclass(frozen=True, slots=True)
class FeedbackLine:
    """One figure: its key in an export, its words, how many of how many; or why it is not told."""

    key: str
    words: str
    count: int | None
    of: int
    why_not: str = ""

    @property
    def told(self) -> str:
        """The count as it is read."""
        if self.count is None:
            return self.why_not
        return marked_share(self.count, self.of) if self.of else NOTHING_YET


def how_far(found: FeedbackFigures) -> tuple[FeedbackLine, ...]:
    """How many settled cases were fed back, in time, and answered."""
    return (
        FeedbackLine("given", "Feedback given", found.given, found.settled),
        FeedbackLine("in_time", "Given in time", found.in_time, found.given),
        FeedbackLine("late", "Not given, and late", found.waiting_late, found.settled - found.given),
        FeedbackLine("answered", "Answered by the practitioner", found.answered, found.given),
    )


def how_long(found: FeedbackFigures) -> tuple[FeedbackLine, ...]:
    """How many working days lay between the audit and feedback."""
    counts = [sum(first <= each <= last for each in found.days) for first, last in TIMES]
    longest = TIMES[-1][1]
    named = [(f"days_{first}_to_{last}", f"{first} to {last} working days") for first, last in TIMES]
    named.append((f"days_over_{longest}", f"More than {longest} working days"))
    counts.append(sum(each > longest for each in found.days))
    return tuple(_guarded(named, counts, found.given))


def what_was_said(found: FeedbackFigures) -> tuple[FeedbackLine, ...]:
    """What practitioners answered."""
    named = [(each.value, RESPONSE_WORDS[each]) for each in Response]
    before = [("disputed_before", "Disputed before, and decided by the panel since")]
    return (
        *_guarded(named, [found.agrees, found.partly, found.disputes], found.answered),
        *_guarded(before, [found.disputed_before], found.settled),
    )


def half_within(found: FeedbackFigures) -> float | None:
    """Working days within which half of the feedback was given; none on few cases."""
    return found.median_days if found.given >= TINY_BASE else None


def _guarded(named: list[tuple[str, str]], counts: list[int], of: int) -> Iterator[FeedbackLine]:
    for (key, words), count in zip(named, counts, strict=True):
        few = of < TINY_BASE
        yield FeedbackLine(key, words, None if few else count, of, TOO_FEW if few else "")
