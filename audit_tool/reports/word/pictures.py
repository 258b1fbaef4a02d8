"""Drawings of a report as pictures that Word shows: the same drawing as in the PDF, drawn by the same library."""

import io
from functools import lru_cache

from pypdfium2 import PdfDocument
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing

from audit_tool.reports.graphics import badge

_DOTS = 216 / 72
"""Dots for each point: sharp on paper, and small as a file."""


def png(drawing: Drawing) -> bytes:
    """A drawing as a picture on white."""
    document = PdfDocument(renderPDF.drawToString(drawing))
    try:
        picture = document[0].render(scale=_DOTS).to_pil()
    finally:
        document.close()
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


@lru_cache
def badge_png(grade: int, size: float) -> bytes:
    """The badge of a grade, which stands before its word."""
    return png(badge(grade, size))
