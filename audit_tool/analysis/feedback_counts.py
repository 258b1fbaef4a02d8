"""Feedback to practitioners of a round in counts: given, in time, answered, and how (R-132, R-133)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from audit_tool.counted_words import count_of


class Response(StrEnum):
    """What a practitioner says of an audit's outcome."""

    AGREES = "agrees"
    PARTLY = "partly"
    DISPUTES = "disputes"


RESPONSE_WORDS = {Response.AGREES: "Agrees", Response.PARTLY: "Agrees in part", Response.DISPUTES: "Disputes it"}


@dataclass(frozen=True, slots=True)
class Timed:
    """One settled case: how long after its audit feedback was given, whether in time, and what was answered."""

    days: int | None
    """Working days from the audit to feedback; none where it was not given."""
    late: bool
    """Given after its day, or not given though its day is past."""
    response: Response | None
    disputed_before: bool = False
    """Whether an outcome that stood before was disputed, and the panel has decided since."""


@dataclass(frozen=True, slots=True)
class FeedbackFigures:
    """Feedback of one round."""

    settled: int
    given: int
    in_time: int
    """Of those given."""
    waiting_late: int
    """Not given, though the day for it is past."""
    median_days: float | None
    answered: int
    """Of those given."""
    agrees: int
    partly: int
    disputes: int
    disputed_before: int = 0
    """Of those settled."""
    days: tuple[int, ...] = ()
    """Working days from the audit to feedback of each that was given, the fewest first."""


def counted(cases: Iterable[Timed]) -> FeedbackFigures:
    """The figures of some settled cases."""
    found = list(cases)
    given = [each for each in found if each.days is not None]
    said = [each.response for each in given if each.response is not None]
    agrees, partly, disputes = (said.count(each) for each in Response)
    return FeedbackFigures(
        len(found),
        len(given),
        sum(not each.late for each in given),
        sum(each.late for each in found if each.days is None),
        median(each.days for each in given if each.days is not None) if given else None,
        len(said),
        agrees,
        partly,
        disputes,
        sum(each.disputed_before for each in found),
        tuple(sorted(each.days for each in given if each.days is not None)),
    )


def figures_words(found: FeedbackFigures) -> str:
    """The figures in sentences, each with what it is counted of."""
    if not found.settled:
        return "No case of this round is settled yet, so there is nothing to feed back."
    parts = [f"Feedback given on {found.given} of {count_of(found.settled, 'settled case')}."]
    if found.waiting_late:
        parts.append(f"{count_of(found.waiting_late, 'not given is', 'not given are')} late.")
    if found.median_days is not None:
        days = count_of(found.median_days, "working day")
        when = f"; half were given within {days} of the audit" if found.given > 1 else ""
        parts.append(f"In time {found.in_time} of {found.given}{when}.")
        split = f": {found.agrees} agree, {found.partly} in part, {found.disputes} dispute" if found.answered else ""
        parts.append(f"Answered {found.answered} of {found.given}{split}.")
    return " ".join(parts)
