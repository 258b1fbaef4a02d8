"""What direction says about one auditor, in sentences that can be checked by hand: calibration, never performance."""

from decimal import ROUND_HALF_UP, Decimal

from audit_tool.analysis.direction import FEW, LEAST, Direction
from audit_tool.counted_words import agree, count_of

TITLE = "You and the panel"
DIFFERED = "Where the decision differed from yours"
NONE_DIFFERED = "Nothing that was decided differs from what you gave."
AUDITED = "Where somebody audited your audit"
AUDITED_WORDS = (
    "What the audit of your audit said, without who wrote it. Beside you, only the quality lead and moderators read it."
)
CALIBRATION = (
    "This is for calibration, so that standards are read in the same way. It is no measure of performance, "
    "and only you and the quality lead see it."
)
COUNTED = (
    "Each question that was graded counts once: the grade as it was first submitted, against the grade that stands "
    "now, which was decided or is what both auditors gave. The average is the sum of all steps between the two, "
    f"divided by the number of grades plus {LEAST}, so that a few grades cannot make it large."
)
_TENTH = Decimal("0.1")


def stood_words(found: Direction) -> str:
    """On how many questions the auditor's grade stood, and which way the others lie."""
    if not found.count:
        return "No grade of yours was decided about."
    if found.same == found.count:
        return (
            "Your grade stood on the one question."
            if found.count == 1
            else f"Your grade stood on all {found.count} questions."
        )
    ways = (("higher than decided", found.higher), ("lower", found.lower))
    told = [(words, count) for words, count in ways if count]
    if not found.higher:
        told = [("lower than decided", found.lower)]
    rest = ", ".join(f"{words} on {count}" for words, count in told)
    return f"Your grade stood on {found.same} of {count_of(found.count, 'question')}. It was {rest}."


def mean_words(found: Direction) -> str:
    """How far the grades lie from the decided ones on average, or why that is not told."""
    if found.mean is None:
        there = f"here {agree(found.count, 'is', 'are')} {found.count}" if found.count else "here is none"
        return f"No average is told: of fewer than {LEAST} grades it would be mostly chance, and {there}."
    size = abs(Decimal(found.mean)).quantize(_TENTH, rounding=ROUND_HALF_UP)
    if not size:
        return "On average neither higher nor lower than decided, to a tenth of a grade."
    way = "higher" if found.mean > 0 else "lower"
    grade = f"{size} of a grade" if size < 1 else "1 grade" if size == 1 else f"{size} grades"
    drawn = ", moved towards no difference because there are few grades" if found.count < FEW else ""
    return f"On average {grade} {way} than decided{drawn}."


def uncounted_words(count: int) -> str:
    """That some differences are no matter of higher or lower; empty where none is."""
    if not count:
        return ""
    told = count_of(count, "more difference is", "more differences are")
    return f"{told} about a fact, or about whether a question can be judged: told below, not counted here."
