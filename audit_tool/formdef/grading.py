"""The overall grade: what the auditor chose, what local rules allow, and which answer holds it down (4.1, R-059)."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from audit_tool.counted_words import listed
from audit_tool.formdef.answers import NOTHING, Answers
from audit_tool.formdef.conditions import Facts
from audit_tool.formdef.definition import Form, Limit

ABOVE_LIMIT = "above_limit"
"""The tag that is true while the chosen grade is above the limit."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One answer that limits the overall grade, and the rule by which it does."""

    limit: str
    question: str
    holds_at: str


@dataclass(frozen=True, slots=True)
class Overall:
    """The auditor's own choice and the grade after the limit; both are kept."""

    chosen: str
    """Empty while nothing is chosen."""
    limit: str
    """The highest grade allowed; empty where nothing limits it."""
    effective: str
    causes: tuple[Cause, ...] = ()
    """Lowest limit first, then in the form's order."""
    overridden: bool = False
    override_reason: str = ""

    @property
    def above_limit(self) -> bool:
        """Whether the choice stands above the limit, set aside or not."""
        return self.effective != self.chosen or self.overridden


def overall(form: Form, answers: Answers, off: AbstractSet[str] = frozenset()) -> Overall | None:
    """The overall grade with its limit; None where the form has no overall grade. `off`: limits switched off."""
    if not form.overall:
        return None
    rank = {grade.code: at for at, grade in enumerate(form.grades)}
    chosen = answers.get(form.overall, NOTHING).value
    causes = _causes(form, answers, rank, off)
    limit = causes[0].holds_at if causes else ""
    held = chosen in rank and limit in rank and rank[chosen] > rank[limit]
    given = answers.get(form.override, NOTHING) if form.override else NOTHING
    reason = (given.value or given.comment).strip()
    overridden = held and bool(reason)
    effective = limit if held and not overridden else chosen
    return Overall(chosen, limit, effective, causes, overridden, reason if overridden else "")


def main_grade(form: Form, answers: Answers) -> str:
    """The grade a case is known by: overall as local rules hold it, or else the lead grade; empty where neither is."""
    found = overall(form, answers)
    return found.effective if found else answers.get(form.lead, NOTHING).value


def with_limit_tag(facts: Facts, form: Form, answers: Answers, off: AbstractSet[str] = frozenset()) -> Facts:
    """The facts with the tag that opens the question on setting a limit aside, or without it."""
    found = overall(form, answers, off)
    tags = facts.tags - {ABOVE_LIMIT}
    return replace(facts, tags=tags | {ABOVE_LIMIT} if found and found.above_limit else tags)


def sentence(found: Overall | None, form: Form, numbers: Mapping[str, str]) -> str:
    """In words which answer holds the overall grade and where; empty where nothing does."""
    if found is None or not found.limit:
        return ""
    labels = {grade.code: grade.label for grade in form.grades}
    held_by = [cause.question for cause in found.causes if cause.holds_at == found.limit]
    questions = form.questions
    by = listed([f"{numbers.get(code, code)} {questions[code].text}".strip() for code in dict.fromkeys(held_by)])
    limit = labels.get(found.limit, found.limit)
    if found.overridden:
        return f"The limit at {limit} is set aside with a reason. It comes from {by}"
    if found.above_limit:
        return f"Overall is held at {limit} by {by}"
    return f"Overall can be at most {limit} because of {by}"


def _causes(form: Form, answers: Answers, rank: Mapping[str, int], off: AbstractSet[str]) -> tuple[Cause, ...]:
    order = {code: at for at, code in enumerate(form.questions)}
    found = [
        Cause(limit.code, code, limit.holds_at)
        for limit in form.limits
        if limit.code not in off
        for code in limit.questions
        if _low_enough(limit, answers.get(code, NOTHING).value, rank)
    ]
    return tuple(sorted(found, key=lambda cause: (rank[cause.holds_at], order.get(cause.question, 0), cause.limit)))


def _low_enough(limit: Limit, value: str, rank: Mapping[str, int]) -> bool:
    return value in rank and rank[value] <= rank[limit.answer]
