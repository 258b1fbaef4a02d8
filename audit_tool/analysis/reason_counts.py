"""Why auditors differed: decided differences counted by reason and by question, counts before anything else (R-094)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DecidedDifference:
    """One question on which two auditors differed, and what was decided about it; nothing of who they were."""

    form: str
    """The code of the form."""
    code: str
    number: str
    """As the form numbers it, such as 7.2."""
    question: str
    reason: str
    """The code of the reason."""
    learning: str = ""
    clarify: str = ""


@dataclass(frozen=True, slots=True)
class QuestionCount:
    """One question: how often auditors differed on it, and why most of the time."""

    form: str
    code: str
    number: str
    question: str
    count: int
    reason: str
    of_reason: int
    """How many of `count` have that reason."""
    clarify: tuple[str, ...]
    """What was asked to be made clearer, each wish once."""


@dataclass(frozen=True, slots=True)
class ReasonCounts:
    """All decided differences of a round; each is counted once, under its one reason."""

    total: int
    reasons: tuple[tuple[str, int], ...]
    """Reason and count, the most frequent first; reasons that nobody gave are not named."""
    questions: tuple[QuestionCount, ...]
    """The most frequent first."""


def count_reasons(differences: Iterable[DecidedDifference], order: Sequence[str]) -> ReasonCounts:
    """Count them; `order` has all reasons, and of equal counts the earlier reason comes first."""
    found = tuple(differences)
    by_question: dict[tuple[str, str], list[DecidedDifference]] = {}
    for each in found:
        by_question.setdefault((each.form, each.code), []).append(each)
    questions = [_question(each, order) for each in by_question.values()]
    return ReasonCounts(
        len(found),
        _counted((each.reason for each in found), order),
        tuple(sorted(questions, key=lambda each: (-each.count, each.form, _by_number(each.number), each.code))),
    )


def _question(differences: Sequence[DecidedDifference], order: Sequence[str]) -> QuestionCount:
    one = differences[0]
    reason, count = _counted((each.reason for each in differences), order)[0]
    wishes = tuple(dict.fromkeys(each.clarify for each in differences if each.clarify))
    return QuestionCount(one.form, one.code, one.number, one.question, len(differences), reason, count, wishes)


def _counted(reasons: Iterable[str], order: Sequence[str]) -> tuple[tuple[str, int], ...]:
    places = {reason: place for place, reason in enumerate(order)}
    counted = Counter(reasons)
    return tuple(sorted(counted.items(), key=lambda each: (-each[1], places.get(each[0], len(places)), each[0])))


def _by_number(number: str) -> tuple[int, ...]:
    """7.10 comes after 7.2; what is no number comes last."""
    parts = number.split(".")
    return tuple(map(int, parts)) if all(part.isdigit() for part in parts) else (1_000_000,)
