"""Keeps a heading on the page where its content begins."""

from collections.abc import Sequence

from reportlab.platypus import Flowable
from reportlab.platypus.doctemplate import FrameBreak

from audit_tool.reports.flowables import Paragraph
from audit_tool.reports.tables import Table

_LARGEST = 0.5
"""Of a page: where more than this leads to a row that is cut, that is not worth an empty rest of the page before."""


class Lead(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Takes no room; starts a new page when the beginnings of the parts do not fit on this one."""

    _ZEROSIZE = 1

    def __init__(self, parts: Sequence[Flowable]) -> None:
        super().__init__()
        self.parts = parts

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Ask for a new page if need be."""
        if availHeight < 0:
            return 0, 0  # goes to the next page by itself and is asked there again; asking now would leave that empty
        frame = self._doctemplateAttr("frame")
        page = frame._height  # noqa: SLF001  # reportlab names it nowhere else
        needed = self._needed(availWidth, page)
        # What fits a page is not cut, and goes to the next one by itself: without what leads to it, that stays behind.
        if availHeight < (needed if needed <= page else page * _LARGEST):
            frame.add_generated_content(FrameBreak)
        return 0, 0

    def draw(self) -> None:
        """Nothing to paint."""

    def _needed(self, width: float, page: float) -> float:
        height: float = 0
        for part in self.parts:
            if isinstance(part, Lead):
                continue
            full: float = part.wrapOn(self.canv, width, page)[1]
            height += float(part.getSpaceBefore()) + _beginning(part, full)
            if not _leads(part):
                break
            height += float(part.getSpaceAfter())
        return height


def _leads(part: Flowable) -> bool:
    """Whether what follows belongs on its page: its style says so, or the part itself."""
    return bool(getattr(part, "leads", False) or getattr(getattr(part, "style", None), "leads", 0))


def _beginning(part: Flowable, full: float) -> float:
    if isinstance(part, Table):
        return full if part.whole else part.height_of_beginning()
    if isinstance(part, Paragraph):
        return min(full, 3 * float(part.style.leading))
    return full
