"""The page every report shares: marking and status above, form and page number below."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from audit_tool.reports import palette, typeface
from audit_tool.reports.marking import Marking, PageFrame
from audit_tool.reports.structure import TaggedCanvas
from audit_tool.reports.typesetting import Look, Placed
from audit_tool.reports.wording import figure, plain, said

LEFT_MARGIN = 51.0
TOP_MARGIN = 63.0
BOTTOM_MARGIN = 66.0
TEXT_WIDTH: float = A4[0] - 2 * LEFT_MARGIN
TEXT_HEIGHT: float = A4[1] - TOP_MARGIN - BOTTOM_MARGIN


_LINE = HexColor(palette.LINE)
_MARKING = Look(typeface.BOLD, 8.5, 12, HexColor(palette.TEXT))
_NUMBER = Look(typeface.MEDIUM, 8.5, 12, HexColor(palette.TEXT))
_QUIET = Look(typeface.REGULAR, 8.5, 12, HexColor(palette.MUTED))
_MOST_PAGES = "  Page 1000 of 1000"
_FOOT_LEADING, _FOOT_LINES = 10.0, 3
"""More lines would go beyond what a printer prints."""


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
    with _all_kept():
        document.build(list(story), canvasmaker=_PagedCanvas)
        del document.canv  # the document knows itself, and would keep all that was painted


@contextmanager
def _all_kept() -> Iterator[None]:
    """Nothing that reportlab makes can go before the file is written: looking for it in between finds none."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


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
            _say(self, _NUMBER, f"Page {number} of {total}", LEFT_MARGIN, BOTTOM_MARGIN - 25, to_the_right=True)
            self.endForm()
        super().save()


def foot_words(marking: Marking) -> str:
    """What stands at the foot of every page, beside its number."""
    told = figure(marking.form_label), said(marking.note)
    return plain(". ".join(part.rstrip(".") for part in told if part))


def _lines(words: str, room: float) -> list[str]:
    """The foot in as many lines as there is paper for beside the number of a page; what is longer ends in dots."""
    broken: list[str] = simpleSplit(words, _QUIET.face, _QUIET.size, room)
    shown, rest = broken[: _FOOT_LINES - 1], broken[_FOOT_LINES - 1 :]
    return [
        typeface.fitting(line, _QUIET.face, _QUIET.size, room) for line in [*shown, *filter(None, [" ".join(rest)])]
    ]


class _Furniture:
    """Paints head and foot of a page, outside the reading order."""

    def __init__(self, marking: Marking) -> None:
        self.left = plain(figure(marking.marking))
        parts = f"{marking.audience}. {marking.status}. As at {marking.as_at}"
        self.right = plain(figure(parts))
        room = TEXT_WIDTH - stringWidth(_MOST_PAGES, _NUMBER.face, _NUMBER.size)
        self.foot = _lines(foot_words(marking), room)

    def __call__(self, canvas: TaggedCanvas, _document: object) -> None:
        top, edge = A4[1] - 42, A4[0] - LEFT_MARGIN
        with canvas.artifact("Pagination"):
            canvas.saveState()
            canvas.setStrokeColor(_LINE)
            canvas.setLineWidth(0.75)
            canvas.line(LEFT_MARGIN, top - 10, edge, top - 10)
            canvas.line(LEFT_MARGIN, BOTTOM_MARGIN - 12, edge, BOTTOM_MARGIN - 12)
            canvas.restoreState()
            _say(canvas, _MARKING, self.left, LEFT_MARGIN, top)
            _say(canvas, _QUIET, self.right, LEFT_MARGIN, top, to_the_right=True)
            for at, words in enumerate(self.foot):
                _say(canvas, _QUIET, words, LEFT_MARGIN, BOTTOM_MARGIN - 25 - at * _FOOT_LEADING)
            canvas.doForm(f"pageNumber{canvas.getPageNumber()}")


def _say(
    canvas: TaggedCanvas, look: Look, words: str, left: float, level: float, *, to_the_right: bool = False
) -> None:
    """Write a line of head or foot, from the left edge on or up to the right one."""
    width = stringWidth(words, look.face, look.size) if to_the_right else 0
    right = TEXT_WIDTH - width if to_the_right else 0
    canvas.write(canvas.typesetter.written(left, level, look, [Placed(right, 0, words)]), None)
