"""A reflection, feedback or observation as pages: question by question, as it was asked and answered."""

from reportlab.platypus import Flowable

from audit_tool.reports.answer_words import NOT_ANSWERED
from audit_tool.reports.blocks import Cell, gap, grade_or_words, labelled, listing, opening, section, told
from audit_tool.reports.companion_record.content import Answered, AnsweredSection, CompanionRecord
from audit_tool.reports.flowables import Paragraph
from audit_tool.reports.styles import Sheet, sheet
from audit_tool.reports.wording import figure

_SHARES = (0.08, 0.42, 0.5)


def story(data: CompanionRecord, scale: float = 1.0) -> list[Flowable]:
    """Everything on the pages, in reading order."""
    styles = sheet(scale)
    told_of = (
        ("Whose view", data.voice),
        ("Round", data.round_name),
        ("Written by", data.author),
        ("Submitted", data.submitted),
    )
    pairs: list[tuple[str, Cell]] = [
        (label, Paragraph(figure(words), styles.cell)) for label, words in told_of if words
    ]
    return [
        *opening(data.title, f"About {data.reference}.", styles),
        labelled(pairs, styles, share=0.18),
        *(part for each in data.sections for part in _section(each, styles)),
        gap(6, styles),
        Paragraph(_frozen(data), styles.footnote),
    ]


def _frozen(data: CompanionRecord) -> str:
    if not data.fingerprint:
        return "This record was kept for somebody and has no fingerprint."
    return f"Fingerprint {figure(data.fingerprint)}. A change would give another one."


def _section(data: AnsweredSection, styles: Sheet) -> list[Flowable]:
    rows: list[list[Cell]] = [
        [
            Paragraph(figure(one.number), styles.cell_quiet),
            Paragraph(figure(one.question), styles.cell),
            _answer(one, styles),
        ]
        for one in data.answers
    ]
    # The question is what heads its row; the number before it is for finding it.
    return section(data.title, [listing(("No.", "Question", "Answer"), rows, _SHARES, styles, head_left=2)], styles)


def _answer(one: Answered, styles: Sheet) -> Cell:
    if one.grade is None:
        return told(one.answer, styles.cell, if_empty=NOT_ANSWERED)
    chip = grade_or_words(one.grade, "", styles)
    return [chip, told(one.answer, styles.cell)] if one.answer else [chip]
