"""The page every report shares: marking and status above, form and page number below."""

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from audit_tool.reports import palette, typeface
from audit_tool.reports.marking import Marking, PageFrame
from audit_tool.reports.structure import TaggedCanvas
from audit_tool.reports.wording import figure, plain, said

LEFT_MARGIN = 51.0
TOP_MARGIN = 63.0
BOTTOM_MARGIN = 66.0
TEXT_WIDTH: float = A4[0] - 2 * LEFT_MARGIN
TEXT_HEIGHT: float = A4[1] - TOP_MARGIN - BOTTOM_MARGIN


def build(target: Path | BinaryIO, story: Sequence[Flowable], frame: PageFrame) -> None:
    """Write the story as a tagged PDF; the same story gives the same bytes."""
    typeface.register()
    document = _TaggedDocument(
        str(target) if isinstance(target, Path) else target,
        pagesize=A4,
        title=frame.title,
        author=frame.marking.prepared_by,
        subject=frame.marking.marking,
        creator="Audit tool",
        lang="en-GB",
        displayDocTitle=True,
        invariant=1,
        initialFontName=typeface.REGULAR,
        initialFontSize=10,
    )
    body = Frame(LEFT_MARGIN, BOTTOM_MARGIN, TEXT_WIDTH, TEXT_HEIGHT, 0, 0, 0, 0, id="body")
    document.addPageTemplates(PageTemplate("page", [body], onPage=_Furniture(frame.marking)))
    document.build(list(story), canvasmaker=_PagedCanvas)


class _TaggedDocument(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
    """A document whose first view shows its bookmarks."""

    def beforeDocument(self) -> None:  # noqa: N802
        self.canv.showOutline()


class _PagedCanvas(TaggedCanvas):
    """Knows at the end how many pages there are, and then writes each page's number."""

    def save(self) -> None:
        total = self.getPageNumber() - 1
        for number in range(1, total + 1):
            self.beginForm(f"pageNumber{number}")
            self.setFont(typeface.MEDIUM, 8.5)
            self.setFillColor(HexColor(palette.TEXT))
            self.drawRightString(A4[0] - LEFT_MARGIN, BOTTOM_MARGIN - 25, f"Page {number} of {total}")
            self.endForm()
        super().save()


def foot_words(marking: Marking) -> str:
    """What stands at the foot of every page, beside its number."""
    told = figure(marking.form_label), said(marking.note)
    return plain(". ".join(part.rstrip(".") for part in told if part))


class _Furniture:
    """Paints head and foot of a page, outside the reading order."""

    def __init__(self, marking: Marking) -> None:
        self.left = plain(figure(marking.marking))
        parts = f"{marking.audience}. {marking.status}. As at {marking.as_at}"
        self.right = plain(figure(parts))
        self.foot = foot_words(marking)

    def __call__(self, canvas: TaggedCanvas, _document: object) -> None:
        top, edge = A4[1] - 42, A4[0] - LEFT_MARGIN
        with canvas.artifact("Pagination"):
            canvas.saveState()
            canvas.setStrokeColor(HexColor(palette.LINE))
            canvas.setLineWidth(0.75)
            canvas.line(LEFT_MARGIN, top - 10, edge, top - 10)
            canvas.line(LEFT_MARGIN, BOTTOM_MARGIN - 12, edge, BOTTOM_MARGIN - 12)
            canvas.setFillColor(HexColor(palette.TEXT))
            canvas.setFont(typeface.BOLD, 8.5)
            canvas.drawString(LEFT_MARGIN, top, self.left)
            canvas.setFillColor(HexColor(palette.MUTED))
            canvas.setFont(typeface.REGULAR, 8.5)
            canvas.drawRightString(edge, top, self.right)
            canvas.drawString(LEFT_MARGIN, BOTTOM_MARGIN - 25, self.foot)
            canvas.doForm(f"pageNumber{canvas.getPageNumber()}")
            canvas.restoreState()
