"""The worked example as a page for its practitioner."""

from dataclasses import replace

from audit_tool.reports.practitioner_feedback.content import Beside, PractitionerFeedback
from tests.reports.sample_case import CASE

FEEDBACK = PractitionerFeedback(
    marking=CASE.marking,
    case_reference=CASE.case_reference,
    line=f"For the practitioner. {CASE.auditors}, {CASE.audit_date}. {CASE.round_name}.",
    grade_name=CASE.grade_name,
    grade=CASE.grade,
    not_graded="",
    own_grade="Good",
    origin=CASE.origin,
    strengths=CASE.strengths,
    developments=CASE.developments,
    beside=(
        Beside(
            "What it did for the family",
            "The breakfast chart. It was their idea and they still use it.",
            CASE.difference or "",
        ),
        Beside(
            "What stood behind it",
            "Six weeks without a manager in August.",
            "Real gains by July were lost in August, and nobody was asked to step in.",
        ),
    ),
    sections=CASE.sections,
    meanings=CASE.meanings,
    actions=CASE.actions,
    answer=(
        "Tell auditor A-02 or the quality lead by 4 December 2026 whether you agree, agree in part, or dispute it.",
        "A dispute needs your reason and goes to the panel. First grades never change.",
    ),
)


def feedback_of(words: str) -> PractitionerFeedback:
    """The same with such words wherever somebody can write."""
    assert FEEDBACK.strengths
    point, action = replace(FEEDBACK.strengths[0], text=words), replace(FEEDBACK.actions[0], what=words, owner=words)
    return replace(
        FEEDBACK,
        strengths=(point,) * 7,
        developments=(point,) * 7,
        own_grade=words,
        grade=None,
        not_graded=words,
        beside=tuple(replace(each, own=words, auditor=words) for each in FEEDBACK.beside),
        actions=(action,) * 9,
        answer=(f"Your answer of 12 November 2026: disputes it: “{words}”.", *FEEDBACK.answer[1:]),
    )
