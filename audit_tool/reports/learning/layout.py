"""The learning briefing as pages: the sentence first, then why, where, what to learn, and what to make clearer."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from audit_tool.reports.blocks import Cell, listing, opening, section, together
from audit_tool.reports.flowables import Paragraph, bullets
from audit_tool.reports.glossary import explained
from audit_tool.reports.learning.content import LearningBriefing
from audit_tool.reports.styles import Sheet, sheet
from audit_tool.reports.wording import figure, said

_REASONS, _REASON_SHARES = ("Reason", "Differences"), (0.7, 0.3)
_QUESTIONS, _QUESTION_SHARES = ("Question", "Differences", "Most often"), (0.46, 0.14, 0.4)
METHOD = (
    "A difference is a question to which the two auditors of a case gave different answers. Each is counted once, by "
    "the reason given when it was decided, in cases that are decided. Nothing here is about a single auditor, worker "
    "or child."
)
NO_NOTE = "No note for everybody was written."
NO_WISH = "Nothing was asked to be made clearer."


def story(data: LearningBriefing, scale: float = 1.0) -> list[Flowable]:
    """Everything on the pages, in reading order."""
    styles = sheet(scale)
    wishes = [(f"{each.name} {each.text}", wish) for each in data.questions for wish in each.wishes]
    counted = filter(None, (METHOD, data.withheld))
    parts = [
        *opening(f"Learning briefing: {data.title}", data.line, styles),
        Paragraph(figure(data.sentence), styles.sentence),
        *(section("Why auditors differed", [_reasons(data, styles)], styles) if data.reasons else ()),
        *(section("On which questions", [_questions(data, styles)], styles) if data.questions else ()),
        *section("What everybody can learn", _pairs(data.notes, NO_NOTE, styles), styles),
        *section("To make clearer in the next version of a form", _pairs(wishes, NO_WISH, styles), styles),
        *section("How this was counted", [Paragraph(figure(each), styles.body) for each in counted], styles),
    ]
    return explained(parts, styles)


def _reasons(data: LearningBriefing, styles: Sheet) -> Flowable:
    rows: list[list[Cell]] = [
        [Paragraph(figure(reason), styles.cell_strong), Paragraph(figure(count), styles.cell)]
        for reason, count in data.reasons
    ]
    return listing(_REASONS, rows, _REASON_SHARES, styles)


def _questions(data: LearningBriefing, styles: Sheet) -> Flowable:
    rows: list[list[Cell]] = [
        [
            Paragraph(figure(f"{each.name} {each.text}"), styles.cell_strong),
            *(Paragraph(figure(words), styles.cell) for words in (each.count, each.most_often)),
        ]
        for each in data.questions
    ]
    return listing(_QUESTIONS, rows, _QUESTION_SHARES, styles)


def _pairs(pairs: Sequence[tuple[str, str]], nothing: str, styles: Sheet) -> list[Flowable]:
    """Texts under the questions they are about; a question stands once, however many texts there are."""
    if not pairs:
        return [Paragraph(figure(nothing), styles.body)]
    by_question: dict[str, list[str]] = {}
    for question, text in pairs:
        by_question.setdefault(question, []).append(text)
    parts: list[Flowable] = []
    for question, texts in by_question.items():
        learnt = bullets([said(text) for text in dict.fromkeys(texts)], styles.bullet)
        parts += together([Paragraph(figure(question), styles.lesser_heading), *learnt])
    return parts
