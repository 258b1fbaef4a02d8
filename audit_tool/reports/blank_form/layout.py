"""The blank form as pages: each question with what one has to know, boxes to tick, and room to write."""

from reportlab.platypus import Flowable

from audit_tool.reports.blank_form.content import BlankForm, BlankQuestion, BlankSection
from audit_tool.reports.blocks import gap, opening, together
from audit_tool.reports.flowables import Paragraph
from audit_tool.reports.handwriting import LabelledLine, WritingLines, boxes
from audit_tool.reports.styles import Sheet, sheet
from audit_tool.reports.wording import figure, said


def story(data: BlankForm, scale: float = 1.0) -> list[Flowable]:
    """Everything on the pages, in reading order."""
    styles = sheet(scale)
    parts = [*opening(data.title, data.subtitle, styles), Paragraph(figure(data.how_to), styles.body)]
    for section in data.sections:
        parts += _section(section, styles)
    return parts


def _section(section: BlankSection, styles: Sheet) -> list[Flowable]:
    first, *rest = [_question(question, styles) for question in section.questions]
    parts = together([Paragraph(figure(section.title), styles.heading), *first])
    for each in rest:
        parts += together(each)
    return parts


def _question(question: BlankQuestion, styles: Sheet) -> list[Flowable]:
    parts: list[Flowable] = [Paragraph(f"{figure(question.number)}  {said(question.text)}", styles.asked)]
    parts += [
        Paragraph(f"<b>{figure(detail.about)}:</b> {said(detail.words)}", styles.told) for detail in question.details
    ]
    if question.options:
        parts.append(boxes(question.options, styles))
    parts += [LabelledLine(words, styles) for words in question.fields]
    if question.lines:
        parts.append(WritingLines(question.lines, styles))
    return [*parts, gap(6, styles)]
