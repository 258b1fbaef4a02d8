"""Feedback of a round in figures as it is printed."""

from dataclasses import replace

from audit_tool.analysis.feedback_lines import TOO_FEW
from audit_tool.reports.feedback_figures.content import FeedbackReport
from tests.reports.sample_case import MARKING

FED_BACK = FeedbackReport(
    marking=replace(MARKING, version="", form_label="Feedback"),
    title="Practice week: November 2026",
    line="9 to 13 November 2026. 9 cases are settled.",
    sentence="Feedback given on 6 of 9 (67%, small number), answered 4 of 6 (67%, small number). "
    "Half of it was given within 4.5 working days.",
    how_far=(
        ("Feedback given", "6 of 9 (67%, small number)"),
        ("Given in time", "5 of 6 (83%, small number)"),
        ("Not given, and late", "1 of 3"),
        ("Answered by the practitioner", "4 of 6 (67%, small number)"),
    ),
    how_long=(
        ("0 to 5 working days", "4 of 6 (67%, small number)"),
        ("6 to 10 working days", "2 of 6 (33%, small number)"),
        ("11 to 20 working days", "0 of 6 (0%, small number)"),
        ("More than 20 working days", "0 of 6 (0%, small number)"),
    ),
    said=(("Agrees", TOO_FEW), ("Agrees in part", TOO_FEW), ("Disputes it", TOO_FEW)),
    clocks="In time is within 5 working days after the outcome; an answer may take 10 after feedback.",
)


def fed_back_of(words: str) -> FeedbackReport:
    """Sentences as long or as odd as can be."""
    return replace(FED_BACK, line=words[:300], sentence=words[:900], clocks=words)
