"""Collects the page for the practitioner: the case summary's findings, their own words, and how to answer (R-132)."""

from audit_tool.analysis.feedback_counts import RESPONSE_WORDS
from audit_tool.formdef.answers import NOTHING
from audit_tool.formdef.wording import day_words, words
from audit_tool.reports.case_summary.collect import collect as case_summary
from audit_tool.reports.case_summary.content import CaseSummary
from audit_tool.reports.practitioner_feedback.content import Beside, PractitionerFeedback
from audit_tool.reports.request import Request
from audit_tool.reports.voices import HINDERED, NOT_ON_RECORD, OWN_GRADE, PROUD_OF, REFLECTION
from audit_tool.services.desk import Desk
from audit_tool.services.feedback_terms import FeedbackCase
from audit_tool.services.outcomes import Outcome


def collect(desk: Desk, request: Request) -> PractitionerFeedback:
    """Everything on the page."""
    summary = case_summary(desk, request)
    allocation_id = desk.outcomes.find(request.case, request.round)
    case, found = desk.feedback.of(allocation_id), desk.outcomes.of(allocation_id)
    return PractitionerFeedback(
        marking=summary.marking,
        case_reference=summary.case_reference,
        line=f"For the practitioner. {summary.auditors}, {summary.audit_date}. {summary.round_name}.",
        grade_name=summary.grade_name,
        grade=summary.grade,
        not_graded=summary.not_graded,
        origin=summary.origin,
        strengths=summary.strengths,
        developments=summary.developments,
        own_grade=_said(found, OWN_GRADE),
        beside=_beside(summary, found),
        sections=summary.sections,
        meanings=summary.meanings,
        actions=summary.actions,
        answer=_answer(case, desk.feedback.limits().answer),
    )


def _beside(summary: CaseSummary, found: Outcome) -> tuple[Beside, ...]:
    reason = found.answers.get(found.form.main_grade, NOTHING).comment
    return (
        Beside("What it did for the family", _said(found, PROUD_OF), summary.difference or ""),
        Beside("What stood behind it", _said(found, HINDERED, NOT_ON_RECORD), reason),
    )


def _said(found: Outcome, *codes: str) -> str:
    """What the practitioner's reflection says there; empty where none is held."""
    own = next((each for each in found.companions if each.kind == REFLECTION), None)
    given = [(own.form.questions[code], own.answers[code]) for code in codes if code in own.answers] if own else []
    return " ".join(words(question, answer) for question, answer in given if answer.value)


def _answer(case: FeedbackCase, working_days: int) -> tuple[str, ...]:
    kept = "First grades never change: what the panel decides stands beside them, and you are told."
    if case.answered is not None:
        verdict = RESPONSE_WORDS[case.answered.response]
        said = f": “{case.answered.words.rstrip('.')}”" if case.answered.words else ""
        return f"Your answer of {day_words(case.answered.on)}: {verdict.lower()}{said}.", kept
    by = f"by {day_words(case.answer_due_on)}" if case.answer_due_on else f"within {working_days} working days"
    tell = f"Tell auditor {case.auditor} or the quality lead {by} whether you agree, agree in part, or dispute it."
    return (
        f"{tell} It is noted in your words.",
        f"A dispute needs your reason and goes to the panel. {kept}",
    )
