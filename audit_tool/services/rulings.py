"""What is given when a difference is decided: grade, reason code, note, learning, a standard to clarify (R-090)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from audit_tool.analysis.comparing import Item
from audit_tool.analysis.routing import Route
from audit_tool.errors import WrongInputError
from audit_tool.formdef.answers import Answer, Answers
from audit_tool.formdef.definition import Form, Kind

REASONS: dict[str, str] = {
    "different_evidence_seen": "Different evidence seen",
    "descriptor_read_differently": "Descriptor read differently",
    "different_period_judged": "Different period judged",
    "slip_or_wrong_key": "Slip or wrong key",
    "one_strong_feature": "One strong feature coloured the rest",
    "generally_kinder_or_stricter": "Generally kinder or stricter",
    "evidence_missing": "Evidence missing from the record",
    "new_information": "New information since the audit",
    "limiting_rule": "Limiting rule applied differently",
    "follows_from_another": "Follows from another moderated item",
    "question_unclear": "Question unclear",
}
LOOKED_AT = "Looked at in moderation"
"""In the place of a reason where nothing differed; it tells nobody what the other auditor gave."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What somebody decides about one question, or has begun to."""

    value: str = ""
    reason: str = ""
    note: str = ""
    """Why it was decided so, for both auditors."""
    learning: str = ""
    """What every auditor can learn from it; goes into the briefing."""
    clarify: str = ""
    """The standard or question to make clearer in the next form version."""

    @property
    def stripped(self) -> "Ruling":
        """The same without spaces and line ends around its texts."""
        return Ruling(self.value, self.reason, self.note.strip(), self.learning.strip(), self.clarify.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided(Ruling):
    """A ruling as it is stored."""

    code: str
    route: str
    by: str
    at: datetime | None


def ruling_lines(ruling: Ruling) -> list[str]:
    """What was given with a decision, a line each."""
    first = " ".join(filter(None, (f"{reason_words(ruling.reason)}." if ruling.reason else "", ruling.note)))
    lines = [first] if first else []
    more = (("Learning", ruling.learning), ("To make clearer", ruling.clarify))
    return lines + [f"{label}: {text}" for label, text in more if text]


def reason_words(code: str) -> str:
    """A reason in words; none is given where both auditors gave the same answer."""
    return REASONS.get(code, code) or LOOKED_AT


def note_optional(route: Route) -> bool:
    """Two auditors who settle it in a talk give grade and reason; whoever decides for them says why (R-087)."""
    return route is Route.AUDITORS


def refuse_incomplete(form: Form, item: Item, ruling: Ruling, route: Route) -> None:
    """Refuse a ruling without an answer of the form, a reason of the list, or a note where one is needed.

    What both gave alike has no difference, and so needs no reason for one.
    """
    question = form.questions[item.code]
    allowed = {grade.code for grade in form.grades} if question.kind is Kind.GRADE else set()
    allowed |= {option.code for option in question.options}
    if ruling.value not in allowed:
        message = "Choose the decided answer. What is decided already is saved."
        raise WrongInputError(message)
    if ruling.reason not in REASONS and (ruling.reason or not item.same):
        message = "Choose the reason for the difference. What is decided already is saved."
        raise WrongInputError(message)
    if ruling.note:
        return
    if not note_optional(route):
        message = "Write a note for both auditors. What is decided already is saved."
        raise WrongInputError(message)
    if ruling.value not in {item.a, item.b}:
        message = "Neither auditor gave this answer. What is decided already is saved. Write a note that says why."
        raise WrongInputError(message)


def standing(first: Answers, second: Answers, decided: Mapping[str, Ruling]) -> dict[str, Answer]:
    """The answers that stand: the first auditor's, with what was decided in the place of their own."""
    changed = {code: each.value for code, each in decided.items() if each.value}
    stands = {code: _standing(first.get(code), second.get(code), value) for code, value in changed.items()}
    return {**first, **stands}


def _standing(first: Answer | None, second: Answer | None, value: str) -> Answer:
    """The decided value with the words and evidence of whoever gave it, otherwise the first auditor's."""
    own = second if second and second.value == value and (first is None or first.value != value) else first
    return replace(own, value=value) if own else Answer(value)
