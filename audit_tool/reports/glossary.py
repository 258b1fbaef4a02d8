"""The glossary at the end of a report for a board: only words that stand in it, each with what it means (R-169)."""

from collections.abc import Iterable, Iterator, Sequence

from reportlab.platypus import Flowable

from audit_tool.formdef.terms import terms_in
from audit_tool.reports.blocks import Cell, ruled, section
from audit_tool.reports.flowables import Paragraph
from audit_tool.reports.graphics import GradeChip
from audit_tool.reports.page import TEXT_WIDTH
from audit_tool.reports.palette import GRADES
from audit_tool.reports.styles import Sheet
from audit_tool.reports.tables import Table
from audit_tool.reports.wording import figure

TITLE = "What words mean here"
_SHARES = (0.26, 0.74)


def explained(story: Sequence[Flowable], styles: Sheet) -> list[Flowable]:
    """The pages with a list of the terms that they use; as they are where they use none."""
    rows: list[list[Cell | str]] = [
        [Paragraph(figure(term.name), styles.cell_strong), Paragraph(figure(term.means), styles.cell)]
        for term in terms_in(_words(story))
    ]
    if not rows:
        return list(story)
    widths = [share * TEXT_WIDTH for share in _SHARES]
    return [*story, *section(TITLE, [ruled(rows, widths, styles, heads=0, head_left=1)], styles)]


def _words(parts: Iterable[object]) -> Iterator[str]:
    """All that is written in these parts, in cells of tables too."""
    for part in parts:
        if isinstance(part, Paragraph):
            yield part.words
        elif isinstance(part, GradeChip):
            yield GRADES[part.grade].word
        elif isinstance(part, Table):
            yield from _words(part._cellvalues)  # noqa: SLF001  # reportlab names it nowhere else
        elif isinstance(part, list | tuple):
            yield from _words(part)
