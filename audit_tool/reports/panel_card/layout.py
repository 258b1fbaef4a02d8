"""“You and the panel” as a page: the sentence, each difference with its reason, and how it was counted."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from audit_tool.analysis.direction_words import (
    AUDITED,
    AUDITED_WORDS,
    CALIBRATION,
    COUNTED,
    DIFFERED,
    NONE_DIFFERED,
    TITLE,
)
from audit_tool.reports.blocks import Cell, grade_or_words, listing, opening, section
from audit_tool.reports.flowables import Paragraph
from audit_tool.reports.panel_card.content import GivenAnswer, PanelCardPage, PanelLine, ReviewedPart
from audit_tool.reports.styles import Sheet, sheet
from audit_tool.reports.wording import figure, said

_COLUMNS, _SHARES = ("Question", "Yours", "Decided", "Why"), (0.3, 0.17, 0.17, 0.36)

_ASKED, _ASKED_SHARES = ("About your audit", "Answer", "What was written"), (0.4, 0.26, 0.34)


def story(data: PanelCardPage, scale: float = 1.0) -> list[Flowable]:
    """Everything on the page, in reading order."""
    styles = sheet(scale)
    return [
        *opening(TITLE, data.line, styles),
        Paragraph(figure(data.sentence), styles.sentence),
        *(Paragraph(figure(each), styles.body) for each in (*data.further, CALIBRATION)),
        *section(DIFFERED, [_differences(data, styles)], styles),
        *section("How this was counted", [Paragraph(figure(COUNTED), styles.body)], styles),
        *(section(AUDITED, _reviewed(data.reviews, styles), styles) if data.reviews else ()),
    ]


def _reviewed(parts: Sequence[ReviewedPart], styles: Sheet) -> list[Flowable]:
    found: list[Flowable] = [Paragraph(figure(AUDITED_WORDS), styles.body)]
    for part in parts:
        rows: list[list[Cell]] = [
            [
                Paragraph(figure(line.question), styles.cell_strong),
                _answer(line.given, styles),
                Paragraph(said(line.comment), styles.cell),
            ]
            for line in part.lines
        ]
        found += [Paragraph(figure(part.title), styles.sentence), listing(_ASKED, rows, _ASKED_SHARES, styles)]
    return found


def _differences(data: PanelCardPage, styles: Sheet) -> Flowable:
    if not data.differences:
        return Paragraph(figure(NONE_DIFFERED), styles.body)
    return listing(_COLUMNS, [_row(each, styles) for each in data.differences], _SHARES, styles)


def _row(each: PanelLine, styles: Sheet) -> list[Cell]:
    notes = [Paragraph(said(text), styles.cell) for text in each.notes]
    return [
        [Paragraph(figure(each.name), styles.cell_strong), Paragraph(figure(each.question), styles.cell)],
        _answer(each.own, styles),
        _answer(each.decided, styles),
        [Paragraph(figure(each.reason), styles.cell_strong), *notes],
    ]


def _answer(given: GivenAnswer, styles: Sheet) -> Flowable:
    return grade_or_words(given.grade, given.words, styles)
