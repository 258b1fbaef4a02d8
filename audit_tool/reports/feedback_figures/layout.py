"""Feedback of a round as a page: how far it is, how long it took, what was answered, how it was counted."""

from reportlab.platypus import Flowable

from audit_tool.reports.blocks import Cell, listing, opening, section
from audit_tool.reports.feedback_figures.content import FeedbackReport, Lines
from audit_tool.reports.flowables import Paragraph
from audit_tool.reports.styles import Sheet, sheet
from audit_tool.reports.wording import figure

TITLE = "Feedback"
METHOD = (
    "Counted from the settled cases of the round alone, by what was noted after the outcome that stands now. Days are "
    "working days from the day on which the first audit was submitted to the day of feedback. No case, worker, team or "
    "auditor is told apart, and what could be about one worker is left out."
)


def story(data: FeedbackReport, scale: float = 1.0) -> list[Flowable]:
    """Everything on the pages, in reading order."""
    styles = sheet(scale)
    return [
        *opening(f"{TITLE}: {data.title}", data.line, styles),
        Paragraph(figure(data.sentence), styles.sentence),
        *section("How far it is", [_table("Step", data.how_far, styles)], styles),
        *section("From the audit to feedback", [_table("Time", data.how_long, styles)], styles),
        *section("What practitioners answered", [_table("Answer", data.said, styles)], styles),
        *section(
            "How this was counted",
            [Paragraph(figure(words), styles.body) for words in (METHOD, data.clocks)],
            styles,
        ),
    ]


def _table(head: str, lines: Lines, styles: Sheet) -> Flowable:
    rows: list[list[Cell]] = [
        [Paragraph(figure(words), styles.cell_strong), Paragraph(figure(told), styles.cell)] for words, told in lines
    ]
    return listing((head, "How many"), rows, (0.5, 0.5), styles)
