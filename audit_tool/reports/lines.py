"""Plain words broken into lines: reportlab's own rule without its loop for mixed and hyphenated text."""

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import getFont

Line = tuple[float, list[str]]
"""The room left at the end, and the words."""
SOFT_HYPHEN, WIDE_SPACE = "\u00ad", "\u00a0"


def broken(text: str, face: str, size: float, widths: Sequence[float], shrinkage: float) -> list[Line] | None:
    """The lines of a text, the first and the later ones each with their width in points.

    None where reportlab itself must see to it: a word that is wider than a line, or signs that steer the breaking.
    `shrinkage` is the share of a space by which each space of a full line may shrink.
    """
    if SOFT_HYPHEN in text or WIDE_SPACE in text:
        return None
    measured, scale = getFont(face).measured, 0.001 * size
    space = scale * measured(" ")
    narrowest, room = min(widths), widths[0]
    lines: list[Line] = []
    line: list[str] = []
    filled = -space
    for word in text.split():
        width = scale * measured(word)
        if width > narrowest:
            return None
        wanted = filled + space + width
        if wanted > room and line and wanted > room + shrinkage * space * len(line):
            lines.append((room - filled, line))
            line, filled, room = [word], width, widths[-1]
        else:
            line.append(word)
            filled = wanted
    if line:
        lines.append((room - filled, line))
    return lines
