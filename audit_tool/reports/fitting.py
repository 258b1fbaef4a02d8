"""Reports that are held to a number of pages: how much room parts take, and a text cut at a word to fit it."""

from collections.abc import Iterable

from reportlab.platypus import Flowable

from audit_tool.reports.lead import Lead
from audit_tool.reports.page import TEXT_HEIGHT, TEXT_WIDTH


def height_of(parts: Iterable[Flowable]) -> float:
    """How much of a page they take, one below the other."""
    shown = [part for part in parts if not isinstance(part, Lead)]
    room: list[float] = [part.wrap(TEXT_WIDTH, TEXT_HEIGHT)[1] for part in shown]
    return sum(room) + sum(float(part.getSpaceBefore()) + float(part.getSpaceAfter()) for part in shown)


def short(text: str, most: int) -> str:
    """A text on one line, cut at a word where it is too long for the page."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[:most]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut[most // 2 :] else cut}…"
