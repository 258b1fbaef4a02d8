"""Widths of columns in which no word has to be cut in two."""

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Spacer

from audit_tool.reports.flowables import Paragraph
from audit_tool.reports.graphics import GradeChip

_LONGEST = (0.35, 0.25, 0.2, 0.15)
"""Of a table's width: a word that needs more, a fingerprint say, is rather cut; the less room, the sooner."""


def unbroken(rows: Sequence[Sequence[object]], widths: Sequence[float], padding: float) -> list[float]:
    """The widths in points, where one is too narrow for a word at the cost of those that have room."""
    wanted = [_needed(rows, at, width, padding) for at, width in enumerate(widths)]
    for share in _LONGEST:
        most = share * sum(widths)
        needs = [min(want, max(most, width)) for want, width in zip(wanted, widths, strict=True)]
        missing = sum(max(0.0, need - width) for need, width in zip(needs, widths, strict=True))
        spare = sum(max(0.0, width - need) for need, width in zip(needs, widths, strict=True))
        if 0 < missing <= spare:
            kept = 1 - missing / spare
            return [max(need, need + (width - need) * kept) for need, width in zip(needs, widths, strict=True)]
    return list(widths)


def _needed(rows: Sequence[Sequence[object]], at: int, width: float, padding: float) -> float:
    """What the widest word of a column takes, or the widest grade."""
    words: set[tuple[str, str, float]] = set()
    other = 0.0
    for row in rows:
        cell = row[at]
        for part in cell if isinstance(cell, list) else [cell]:
            if isinstance(part, Paragraph):
                style = part.style
                words |= {(word, style.fontName, style.fontSize) for word in part.words.split()}
            elif isinstance(part, GradeChip):
                other = max(other, part.wrap(width - padding, 0)[0], part.wanted_width())
            elif isinstance(part, Flowable) and not isinstance(part, Spacer):
                return width  # a table in a cell has its own columns
    widest: float = max([other, *(stringWidth(*word) for word in words)])
    return padding + widest
