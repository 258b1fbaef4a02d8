"""A report's story as the body of a Word document, part by part."""

from collections.abc import Callable, Sequence

from docx.blkcntnr import BlockItemContainer
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph
from reportlab.platypus import Flowable, PageBreak, Spacer

from audit_tool.reports.flowables import BulletItem, Figure, Paragraph
from audit_tool.reports.graphics import GradeChip
from audit_tool.reports.handwriting import Boxes
from audit_tool.reports.lead import Lead
from audit_tool.reports.tables import Table
from audit_tool.reports.word.faults import NoWordForItError
from audit_tool.reports.word.paragraphs import Writing
from audit_tool.reports.word.tables import add_table

_HAIR = 1.0
"""Points of the line between two tables, which Word would otherwise take for one."""


class Body:
    """Writes flowables one below the other, in a document or in a cell of a table."""

    def __init__(self, writing: Writing, into: BlockItemContainer, room: float) -> None:
        self._writing, self._into, self._room = writing, into, room
        self._gap, self._new_page, self._after_table = 0.0, False, False
        # By the very class: what is derived from one of these may say more than Word would tell.
        self._ways: dict[type[Flowable], Callable[..., None]] = {
            Paragraph: self._paragraph,
            BulletItem: self._item,
            Boxes: self._boxes,
            GradeChip: self._chip,
            Figure: self._figure,
            Table: self._table,
            Spacer: self._space,
            PageBreak: self._page,
            Lead: self._nothing,
        }

    def write(self, parts: Sequence[Flowable]) -> None:
        """Everything, in reading order; a part that is not known is refused."""
        for part in parts:
            way = self._ways.get(type(part))
            if way is None:
                raise NoWordForItError(part)
            way(part)

    def finish(self) -> None:
        """After a table stands a paragraph, as Word wants it."""
        if self._after_table:
            self._hair()

    def _paragraph(self, part: Paragraph) -> None:
        self._placed(self._writing.paragraph(part, self._into), float(part.style.spaceBefore))

    def _item(self, part: BulletItem) -> None:
        self._placed(self._writing.item(part, self._into), float(part.style.spaceBefore))

    def _boxes(self, part: Boxes) -> None:
        for item in part.items:
            self._item(item)

    def _chip(self, part: GradeChip) -> None:
        self._placed(self._writing.chip(part, self._into), 0)

    def _figure(self, part: Figure) -> None:
        self._placed(self._writing.figure(part, self._into), 0)

    def _table(self, part: Table) -> None:
        if self._after_table or self._new_page:
            self._hair()
        add_table(part, self._into, self._room, self._cell)
        self._gap, self._after_table = float(part.getSpaceAfter()), True

    def _cell(self, parts: Sequence[Flowable], into: BlockItemContainer, room: float) -> None:
        inner = Body(self._writing, into, room)
        inner.write(parts)
        inner.finish()

    def _space(self, part: Spacer) -> None:
        self._gap += float(part.height)

    def _page(self, _part: PageBreak) -> None:
        self._new_page = True

    def _nothing(self, _part: Lead) -> None:
        """Word keeps a heading with what follows by its style."""

    def _placed(self, made: WordParagraph, before: float) -> None:
        if self._new_page:
            made.paragraph_format.page_break_before, made.paragraph_format.space_before = True, Pt(0)
        elif self._gap > before:
            made.paragraph_format.space_before = Pt(self._gap)
        self._gap, self._new_page, self._after_table = 0.0, False, False

    def _hair(self) -> None:
        made = self._into.add_paragraph()
        made.paragraph_format.line_spacing = Pt(_HAIR)
        self._placed(made, 0)
