"""The public copy of a week's report as pages: three small tables, and how they were counted."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from audit_tool.reports.blocks import Cell, opening, ruled, section
from audit_tool.reports.flowables import Paragraph
from audit_tool.reports.glossary import explained
from audit_tool.reports.graphics import GradeChip
from audit_tool.reports.page import TEXT_WIDTH
from audit_tool.reports.practice_week.content import PUBLIC_HEADS, PublicLine, PublicWeek
from audit_tool.reports.styles import Sheet, sheet
from audit_tool.reports.wording import figure

_LABEL = 0.4


def public_story(data: PublicWeek, scale: float = 1.0) -> list[Flowable]:
    """Everything on the pages, in reading order."""
    styles = sheet(scale)
    overall, sections, completion = (
        _table(PUBLIC_HEADS[name], lines, styles)
        for name, lines in (("overall", data.overall), ("sections", data.sections), ("completion", data.completion))
    )
    parts = [
        *opening(data.title, f"{data.line} Prepared by {data.marking.prepared_by}.", styles),
        Paragraph(figure(data.sentence), styles.sentence),
        *section("Overall grade", [overall], styles),
        *(section("Sections", [sections], styles) if data.sections else ()),
        *section("Completion", [completion], styles),
        *section("How this was counted", [Paragraph(figure(words), styles.body) for words in data.method], styles),
        *section("Small numbers", [Paragraph(figure(data.small_numbers), styles.body)], styles),
    ]
    return explained(parts, styles)


def _table(heads: Sequence[str], lines: Sequence[PublicLine], styles: Sheet) -> Flowable:
    head: list[Cell | str] = [Paragraph(heads[0], styles.column)]
    head += [Paragraph(each, styles.column_right) for each in heads[1:]]
    rows: list[list[Cell | str]] = [
        [_label(line, styles), *(Paragraph(figure(cell), styles.cell_right) if cell else "" for cell in line.cells)]
        for line in lines
    ]
    width = (1 - _LABEL) * TEXT_WIDTH / (len(heads) - 1)
    return ruled([head, *rows], [_LABEL * TEXT_WIDTH, *[width] * (len(heads) - 1)], styles, heads=1, head_left=1)


def _label(line: PublicLine, styles: Sheet) -> Cell:
    if line.grade is None:
        return Paragraph(figure(line.label), styles.cell)
    return GradeChip(line.grade, styles, size=9)
