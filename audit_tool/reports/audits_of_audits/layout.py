"""Audits of audits as pages: agreement in the order of the other report (R-100), then the form in counts."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from audit_tool.reports.agreement.content import AgreementPart
from audit_tool.reports.agreement.layout import COEFFICIENTS, part_flowables
from audit_tool.reports.audits_of_audits.content import AuditsOfAudits
from audit_tool.reports.blocks import Cell, listing, opening, section
from audit_tool.reports.flowables import Paragraph
from audit_tool.reports.styles import Sheet, sheet
from audit_tool.reports.wording import figure

TITLE = "Audits of audits"
METHOD = (
    "Somebody who had no part in a case audits one of its audits: every inadequate one, and a share of the others "
    "that chance picks. These figures are told apart from those of first and second audits and of calibration, and "
    "enter neither them nor the result of any case. The audit's grade is the one that was submitted."
)


def story(data: AuditsOfAudits, scale: float = 1.0) -> list[Flowable]:
    """Everything on the pages, in reading order."""
    styles = sheet(scale)
    return [
        *opening(f"{TITLE}: {data.title}", data.line, styles),
        *_parts(data.against, "Auditor and reviewer", styles),
        *_parts(data.between, "Two reviewers of the same audit", styles),
        *section("What the audits of audits say", [_answers(data, styles)], styles),
        *section("How this was counted", _method(data, styles), styles),
    ]


def _parts(parts: Sequence[AgreementPart], title: str, styles: Sheet) -> list[Flowable]:
    return [flowable for part in parts for flowable in part_flowables(part, f"{title}: {part.title}", styles)]


def _answers(data: AuditsOfAudits, styles: Sheet) -> Flowable:
    rows: list[list[Cell]] = [
        [Paragraph(figure(question), styles.cell_strong), Paragraph(figure(counts), styles.cell)]
        for question, counts in data.answers
    ]
    return listing(("Question", "Answers"), rows, (0.45, 0.55), styles)


def _method(data: AuditsOfAudits, styles: Sheet) -> list[Flowable]:
    return [Paragraph(figure(words), styles.body) for words in (METHOD, *data.notes, COEFFICIENTS, data.seed)]
