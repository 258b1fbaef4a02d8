"""Words about what was passed on to a second moderator, by who reads them (domain 3.2 step 13)."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit_tool.formdef.wording import day_words
from audit_tool.services.comparisons import Comparison, Passed

WHOLE_CASE = "The whole case"


@dataclass(frozen=True, slots=True)
class Passing:
    """What of a case can be passed on, and what stands with somebody by now."""

    open: Sequence[tuple[str, str]] = ()
    """Question and words; the whole case has no code."""
    passed: Sequence[tuple[str, str]] = ()
    """Question, and in words what it is and with whom it stands."""


def passing_of(comparison: Comparison) -> Passing:
    """What the fold at the foot of a case offers."""
    whole = comparison.with_second() is not None
    open_ = [each.item.code for each in comparison.open_items if comparison.with_second(each.item.code) is None]
    offered = [] if whole else [("", WHOLE_CASE), *((code, _named(comparison, code)) for code in open_)]
    passed = [(each.code, f"{_named(comparison, each.code)} (with {each.to})") for each in comparison.passed]
    return Passing(offered, passed)


def first_open(comparison: Comparison, me: str) -> str:
    """The question to open: what was left to this person, then what nobody else decides, the most serious first."""
    open_ = [(each.item.code, comparison.with_second(each.item.code)) for each in comparison.open_items]
    own = [code for code, second in open_ if second is not None and second.to == me]
    return next(iter([*own, *(code for code, second in open_ if second is None), *(code for code, _ in open_)]), "")


def passed_words(passed: Passed | None, me: str) -> str:
    """With whom a question or a case stands, why, and what that means for whoever reads it; empty where it does not."""
    if passed is None:
        return ""
    what = "this question" if passed.code else "this case"
    by, to = (_told(code, me) for code in (passed.by, passed.to))
    day = day_words(passed.at.astimezone().date())
    first = f"{by[:1].upper()}{by[1:]} passed {what} on to {to} on {day}: “{passed.reason.rstrip('.')}”."
    if passed.to == me:
        return f"{first} The decision is yours."
    return f"{first} The decision is theirs. You can read everything, and take it back with a reason."


def _told(code: str, me: str) -> str:
    return "you" if code == me else code


def _named(comparison: Comparison, code: str) -> str:
    return f"{comparison.pair.number(code)} {comparison.pair.form.questions[code].text}" if code else WHOLE_CASE
