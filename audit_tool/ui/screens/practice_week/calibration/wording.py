"""The spread of a calibration in words: what can be checked by hand first, the coefficient last. Knows no Qt."""

from dataclasses import dataclass

from audit_tool.analysis.agreement import COUNTS_ONLY, INDICATIVE
from audit_tool.analysis.resampling import Estimate
from audit_tool.analysis.spread import Line
from audit_tool.counted_words import count_of
from audit_tool.formdef.definition import Option
from audit_tool.formdef.practice_cases import PracticeCase
from audit_tool.services.calibrating import Graded


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One question: its words, how many gave each grade, best first, and what the group may talk about."""

    text: str
    counts: tuple[tuple[Option, int], ...]
    apart: str
    discuss: str


@dataclass(frozen=True, slots=True)
class ShownCase:
    """One practice case, the questions that divide the group first."""

    title: str
    lines: tuple[ShownLine, ...]


def counts_words(graded: Graded) -> tuple[str, ...]:
    """Sentences that a person can check by counting."""
    spread = graded.spread
    judged = len(spread.judged)
    people = f"{graded.finished} of {graded.auditors} auditors have submitted every case."
    if not judged:
        return people, "As soon as two auditors have submitted the same case, their grades stand side by side here."
    words = (
        f"Of {count_of(judged, 'question')} that two or more have graded, {count_of(spread.same, 'has', 'have')} the "
        f"same grade from everybody and {count_of(spread.within_one, 'has', 'have')} all grades within one step."
    )
    crossing = f"{count_of(spread.crossing, 'has', 'have')} grades on both sides of good: there the talk is worth most."
    return people, words, crossing if spread.crossing else "None has grades on both sides of good."


def alpha_words(found: Estimate) -> str:
    """The coefficient with its interval, or why there is none."""
    if found.items < COUNTS_ONLY:
        return f"No coefficient: it needs {COUNTS_ONLY} questions that two or more have graded. So far {found.items}."
    if found.estimate is None or found.low is None or found.high is None:
        return f"Ordinal alpha: {found.why_not}."
    caution = ", indicative" if found.items < INDICATIVE else ""
    return (
        f"Ordinal alpha {found.estimate:.2f} (95% interval {found.low:.2f} to {found.high:.2f}{caution}, "
        f"{found.items} questions). 1 is full agreement, 0 is what chance would give."
    )


def cases_of(graded: Graded) -> tuple[ShownCase, ...]:
    """Every case with its questions, those farthest apart first."""
    return tuple(_case(graded, case) for case in graded.cases)


def _case(graded: Graded, case: PracticeCase) -> ShownCase:
    lines = [line for line in graded.spread.lines if line.reference == case.reference]
    lines.sort(key=lambda line: (-line.apart, not line.crosses_good))
    return ShownCase(f"{case.reference}  {case.title}", tuple(_line(graded, case, line) for line in lines))


def _line(graded: Graded, case: PracticeCase, line: Line) -> ShownLine:
    counts = tuple(zip(reversed(graded.form.grades), reversed(line.counts), strict=True))
    return ShownLine(
        graded.form.questions[line.code].text,
        counts,
        _apart(line),
        case.discuss.get(line.code, "") if line.apart else "",
    )


def _apart(line: Line) -> str:
    if line.given <= 1:
        return "Nothing to compare yet"
    steps = {0: "All the same", 1: "One step apart"}.get(line.apart, f"{line.apart} steps apart")
    return f"{steps}, across good" if line.crosses_good else steps
