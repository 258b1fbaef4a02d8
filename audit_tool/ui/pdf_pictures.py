"""Pages of a PDF as pictures and as text; plain functions for the reading lane, no Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's size in points and the words on it."""

    width: float
    height: float
    text: str


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as four bytes a pixel: blue, green, red, nothing."""

    width: int
    height: int
    stride: int
    pixels: bytes


def read_pages(pdf: bytes) -> tuple[PageText, ...]:
    """The size and the words of every page."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    try:
        found = []
        for page in document:
            words = " ".join(page.get_textpage().get_text_range().split())
            found.append(PageText(page.get_width(), page.get_height(), words))
        return tuple(found)
    finally:
        document.close()


def draw_pages(pdf: bytes, pixels: int) -> tuple[PagePicture, ...]:
    """Every page, so many pixels wide."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    try:
        found = []
        for page in document:
            bitmap = page.render(scale=pixels / page.get_width(), prefer_bgrx=True)
            found.append(PagePicture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)))
        return tuple(found)
    finally:
        document.close()
