"""Two frozen audits of one case, question by question: where they agree, where and how far they differ."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit_tool.formdef.answers import NOTHING, Answers
from audit_tool.formdef.definition import Form, Kind, Question
from audit_tool.formdef.grading import overall

GOOD = "good"
NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Item:
    """One question as two auditors answered it; `a` and `b` are codes, empty where nothing was given."""

    code: str
    kind: Kind
    a: str
    b: str
    distance: int
    """Steps between two grades; 0 for facts and where one is not a grade."""
    a_higher: bool
    touches_lowest: bool
    crosses_good: bool
    protection: bool
    scope: bool
    """They differ, and one or both did not judge it: outside all agreement figures."""
    measures: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Both gave the same answer."""
        return self.a == self.b


@dataclass(frozen=True, slots=True)
class Agreement:
    """Counts over the graded questions that both judged; n is `pairs`."""

    pairs: int
    same: int
    within_one: int
    a_higher: int
    b_higher: int
    facts: int
    facts_same: int
    facts_apart: int
    """Facts that one or both found not applicable: outside `facts`, counted beside it."""
    scope: int
    neither: int
    """Questions that neither judged: outside `pairs`, counted beside it."""


def compare(form: Form, codes: Sequence[str], a: Answers, b: Answers) -> tuple[Item, ...]:
    """Compare the grades and facts among `codes`, in that order; the overall grade as local rules hold it."""
    questions = form.questions
    held = {form.overall: (_held(form, a), _held(form, b))} if form.overall else {}
    return tuple(
        _item(form, questions[code], *held.get(code, (a.get(code, NOTHING).value, b.get(code, NOTHING).value)))
        for code in codes
        if questions[code].kind in {Kind.GRADE, Kind.FACT}
    )


def agreement(items: Sequence[Item]) -> Agreement:
    """Count agreement over items; what one did not judge is left out and counted beside it."""
    grades = [item for item in items if item.kind is Kind.GRADE and not item.scope and item.a and item.b]
    judged = [item for item in grades if not (item.same and item.a == "not_judged")]
    # Missing never equals missing: a fact counts where both gave it, and where it applies for both.
    given = [item for item in items if item.kind is Kind.FACT and item.a and item.b]
    facts = [item for item in given if NOT_APPLICABLE not in {item.a, item.b}]
    return Agreement(
        pairs=len(judged),
        same=sum(item.same for item in judged),
        within_one=sum(item.distance <= 1 for item in judged),
        a_higher=sum(item.a_higher and not item.same for item in judged),
        b_higher=sum(not item.a_higher and not item.same for item in judged),
        facts=len(facts),
        facts_same=sum(item.same for item in facts),
        facts_apart=len(given) - len(facts),
        scope=sum(item.scope for item in items),
        neither=len(grades) - len(judged),
    )


def _held(form: Form, answers: Answers) -> str:
    found = overall(form, answers)
    return found.effective if found else ""


def _item(form: Form, question: Question, a: str, b: str) -> Item:
    scale = [grade.code for grade in form.grades]
    graded = question.kind is Kind.GRADE
    both = graded and a in scale and b in scale
    lowest, good = scale[0], scale.index(GOOD) if GOOD in scale else 0
    return Item(
        code=question.code,
        kind=question.kind,
        a=a,
        b=b,
        distance=abs(scale.index(a) - scale.index(b)) if both else 0,
        a_higher=both and scale.index(a) > scale.index(b),
        touches_lowest=graded and lowest in {a, b},
        crosses_good=both and (scale.index(a) >= good) != (scale.index(b) >= good),
        protection=question.code in form.protection,
        scope=graded and not both and a != b,
        measures=question.measures,
    )
