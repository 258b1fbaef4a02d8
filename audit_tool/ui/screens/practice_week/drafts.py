"""What is typed into the panel of a case, and what is wrong with it, field by field. Knows no Qt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from audit_tool.analysis.allocating import RULE_WORDS, Conflict
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.cases import AGE, CASE_TYPE
from audit_tool.formdef.definition import Form
from audit_tool.services.allocation import NewAllocation
from audit_tool.ui.formview.date_words import read_date

OLDEST = 25
WHY_LIFTED = "Say in a sentence why the rule is lifted; it is kept."
Problems = dict[str, str]


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """A case to add as it is typed."""

    reference: str = ""
    form: str = ""
    first: str = ""
    second: str = ""
    due_on: str = ""
    second_due_on: str = ""
    cover: Mapping[str, Answer] = field(default_factory=dict)
    lift: str = ""
    """Why a rule that stands in the way is lifted."""


def read_case(draft: CaseDraft, form: Form | None) -> tuple[NewAllocation | None, Problems]:
    """The case, or what is wrong; `form` is the one it is to be audited on, if one is chosen."""
    problems: Problems = {}
    if not draft.reference.strip():
        problems["reference"] = "Give the case a reference code, never a name."
    if not draft.first:
        problems["first"] = "Choose the first auditor."
    if draft.second and draft.second == draft.first:
        problems["second"] = "Choose somebody else: two auditors are two people."
    if form is None:
        problems["form"] = "Choose a form. Those that fit the case types are in the list."
    if _needed(form, CASE_TYPE) and not draft.cover.get(CASE_TYPE, Answer()).value:
        problems[CASE_TYPE] = "Tick at least one case type: it decides which questions are asked."
    age = draft.cover.get(AGE, Answer()).value
    if (age or (form and _needed(form, AGE))) and not _is_age(age):
        problems[AGE] = f"Write the age in whole years up to {OLDEST}, or “unborn”."
    due_on = day_in(draft.due_on, "due_on", problems)
    second_due_on = day_in(draft.second_due_on, "second_due_on", problems)
    if problems or form is None:
        return None, problems
    cover = {code: answer for code, answer in draft.cover.items() if not answer.empty and code in form.questions}
    reference, second_due = draft.reference.strip(), second_due_on if draft.second else None
    return NewAllocation(reference, draft.first, draft.second, form.code, due_on, second_due, cover), problems


def concerns(conflict: Conflict, draft: CaseDraft) -> bool:
    """Whether a rule stands between the case as it is typed and one of the auditors chosen."""
    return conflict.reference == " ".join(draft.reference.split()) and conflict.auditor in {draft.first, draft.second}


def conflict_words(conflicts: Iterable[Conflict]) -> str:
    """What stands in the way of whom, and what to do."""
    told = "; ".join(f"{one.auditor} {RULE_WORDS[one.rule]}" for one in conflicts)
    return f"{told}. Choose somebody else, or say why the rule is lifted."


def _needed(form: Form | None, code: str) -> bool:
    """Whether a cover field must be filled in: on forms that have it and insist on it."""
    question = form.questions.get(code) if form else None
    return form is None or (question is not None and question.required)


def _is_age(age: str) -> bool:
    return age == "unborn" or (age.isdecimal() and int(age) <= OLDEST)


def day_in(text: str, name: str, problems: Problems) -> date | None:
    """The day that is written in a field, if one is; what is wrong goes to the problems."""
    day = read_date(text) if text.strip() else None
    if text.strip() and day is None:
        problems[name] = "Write a day such as 9 November 2026 or 9/11/2026."
    return day
