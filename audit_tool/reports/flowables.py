"""Paragraphs, lists and figures that tag themselves; reports use these instead of reportlab's own."""

from collections.abc import Iterable
from itertools import count
from typing import Any

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import getAscentDescent
from reportlab.platypus import Flowable
from reportlab.platypus import Paragraph as PlainParagraph
from reportlab.platypus.paragraph import cleanBlockQuotedText
from reportlab.platypus.paraparser import ParaFrag

from audit_tool.reports.elements import Element
from audit_tool.reports.lines import WIDE_SPACE, broken
from audit_tool.reports.structure import TaggedCanvas, TaggedText
from audit_tool.reports.typesetting import Look, Placed
from audit_tool.reports.wording import plain

# Only ever compared: numbers never reach the file, so two builds stay equal.
new_key = count(1).__next__


_MARKUP = frozenset("<&\n")
_NO_ROOM = 0.001
"""Points; in less reportlab breaks no lines."""
_SHIFTS = {TA_LEFT: 0.0, TA_CENTER: 0.5, TA_RIGHT: 1.0}
"""The share of a line's room that lies before its words."""


def _in_style(words: str, style: ParagraphStyle) -> ParaFrag:
    """Plain words as reportlab's parser would hand them on: it is asked once for a style, not for every cell."""
    owner, pattern = vars(style).get("plain_fragment", (None, None))
    if owner is not style:  # a style made from another one is born with all that the other one has
        pattern = PlainParagraph("x", style).frags[0]
        pattern.look = _look(pattern, style)
        style.plain_fragment = (style, pattern)
    return pattern.clone(text=words)


def _look(words: ParaFrag, style: ParagraphStyle) -> Look:
    return Look(words.fontName, words.fontSize, style.leading, words.textColor)


def _tidy(text: str) -> str:
    """Without spaces that a line does not need."""
    return cleanBlockQuotedText(text) if "  " in text or text[:1] == " " or text[-1:] == " " else text


def _plain_lines(fragment: ParaFrag, style: ParagraphStyle, widths: list[float]) -> ParaFrag | None:
    if not hasattr(fragment, "text"):
        return None  # the second piece of a paragraph that was cut has words
    lines = broken(fragment.text, fragment.fontName, fragment.fontSize, widths, style.spaceShrinkage)
    if lines is None:
        return None
    ascent, descent = getAscentDescent(fragment.fontName, fragment.fontSize)
    return fragment.clone(kind=0, lines=lines, ascent=ascent, descent=descent, fontSize=fragment.fontSize)


def _placed(room: float, words: list[str], shift: float) -> Placed:
    """A line in its room; where that is less than nothing, its spaces give way."""
    text = " ".join(words) + " "  # a reader never hears the words of two lines run together
    spaces = text.count(" ") + text.count(WIDE_SPACE) - 1
    if room < -1e-8 and spaces:
        return Placed(0, room / spaces, text)
    return Placed(shift * room, 0, text)


class Paragraph(PlainParagraph):  # type: ignore[misc]  # reportlab has no types
    """A paragraph or heading; its style says which (`tag`) and whether it is bookmarked (`outline`)."""

    def __init__(self, text: str | None, style: ParagraphStyle, **options: object) -> None:
        self.words = ""
        if text is not None and _MARKUP.isdisjoint(text):
            self.words = _tidy(text)
            options["frags"] = [_in_style(self.words, style)]
        super().__init__(text, style, **options)
        if text and not self.words:
            self.words = "".join([" " if hasattr(part, "lineBreak") else part.text for part in self.frags])
        self.key = new_key()
        self._element: Element | None = None
        self._broken_for: float | None = None

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Break into lines; a table asks each of its cells again on every page, and most for the same width."""
        if availWidth != self._broken_for:
            self._broken_for = None
            size: tuple[float, float] = super().wrap(availWidth, availHeight)
            if availWidth >= _NO_ROOM:
                self._broken_for = availWidth
            return size
        return self.width, self.height

    def breakLines(self, width: list[float]) -> ParaFrag:  # noqa: N802
        """The lines at these widths; most text is plain and has a short way."""
        plain = _plain_lines(self.frags[0], self.style, width) if len(self.frags) == 1 else None
        return plain or super().breakLines(width)

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803
        """Cut at the foot of a page; both pieces stay one element."""
        pieces = super().split(availWidth, availHeight)
        # Where nothing fits, reportlab has thrown the lines away.
        self._broken_for = None
        for piece in pieces:
            piece.key, piece.words = self.key, self.words
        return list(pieces)

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Paint at this place, and bookmark a heading the first time."""
        canvas.claim(self)
        self._paint(canvas, self._hAlignAdjust(x, _sW), y)

    def _paint(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        self._element = None
        if canvas.tagging and self._has_words():
            tag = getattr(self.style, "tag", "P")
            self._element, new = canvas.element(tag, ("paragraph", self.key))
            if new and tag[0] == "H":
                canvas.add_heading(self.words, int(tag[1]), x, y + self.height)
        if self._is_plain():
            self._write(canvas, x, y)
        else:
            super().drawOn(canvas, x, y)

    def _is_plain(self) -> bool:
        """Whether these are words and nothing else, in lines of one look and no frame."""
        style, lines = self.style, self.blPara
        framed = style.backColor or (style.borderWidth and style.borderColor)
        mixed = lines.kind or lines.link or lines.us_lines or style.firstLineIndent
        return style.alignment in _SHIFTS and not (mixed or framed)

    def _write(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Write the lines straight into the page."""
        style, lines = self.style, self.blPara
        look = getattr(lines, "look", None) or _look(lines, style)
        shift = _SHIFTS[style.alignment]
        placed = [_placed(room, words, shift) for room, words in lines.lines if words]
        if placed:
            foot = y + self.height - look.size
            canvas.write(canvas.typesetter.written(x + style.leftIndent, foot, look, placed), self._element)

    def beginText(self, x: float, y: float) -> TaggedText:  # noqa: N802
        """The text object for the words alone; background and border stay decoration."""
        text = TaggedText(self.canv, x, y)
        text.element = self._element
        return text

    def _has_words(self) -> bool:
        # The fragments are used up by breaking lines; a simple line is a pair, a mixed one an object.
        lines = self.blPara.lines
        return any(line[1] if isinstance(line, (tuple, list)) else line.words for line in lines)


class BulletItem(Paragraph):
    """One entry of a list: its label hangs in the indent of the first line."""

    list_key = 0
    label = "•"
    label_alt = ""

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803
        """Cut at the foot of a page; the list and the label go along."""
        pieces = super().split(availWidth, availHeight)
        for piece in pieces:
            piece.list_key, piece.label = self.list_key, self.label
        return pieces

    def _paint(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Paint list, item, label and body, each in its own element."""
        if not canvas.tagging:
            self._paint_label(canvas, x, y)
            super()._paint(canvas, x, y)
            return
        whole, new_list = canvas.element("L", ("list", self.list_key))
        if new_list:
            kind = "/Disc" if self.label == "•" else "/Decimal"
            whole.attributes = {"O": "/List", "ListNumbering": kind}
        with canvas.within(whole):
            item, first = canvas.element("LI", ("item", self.key))
            with canvas.within(item):
                if first:
                    self._paint_label(canvas, x, y)
                with canvas.within(canvas.element("LBody", ("body", self.key))[0]):
                    super()._paint(canvas, x, y)

    def _paint_label(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        style = self.style
        look = Look(style.fontName, style.fontSize, style.leading, style.textColor)
        foot = y + self.height - style.fontSize
        written = canvas.typesetter.written(x + style.bulletIndent, foot, look, [Placed(0, 0, self.label)])
        canvas.write(written, self._label_element(canvas))

    def _label_element(self, canvas: TaggedCanvas) -> Element | None:
        return canvas.element("Lbl", ("label", self.key), alt=self.label_alt)[0] if canvas.tagging else None


def bullets(texts: Iterable[str], style: ParagraphStyle, *, numbered: bool = False) -> list[Flowable]:
    """A list with one entry for each text; the style gives the indent."""
    list_key = new_key()
    items: list[Flowable] = []
    for number, text in enumerate(texts, start=1):
        item = BulletItem(text, style)
        item.list_key = list_key
        if numbered:
            item.label = f"{number}."
        items.append(item)
    return items


class Figure(Flowable):  # type: ignore[misc]
    """A drawing with the words that stand for it; without words it is decoration."""

    def __init__(self, drawing: Drawing, alt: str) -> None:
        super().__init__()
        self.drawing = drawing
        self.alt = plain(alt)
        self.key = new_key()

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """The drawing's own size."""
        self.width, self.height = self.drawing.width, self.drawing.height
        return self.width, self.height

    def draw(self) -> None:
        """Paint the drawing inside one mark."""
        canvas = self.canv
        canvas.claim(self)
        if not self.alt:
            with canvas.artifact():
                renderPDF.draw(self.drawing, canvas, 0, 0)
            return
        element, _ = canvas.element("Figure", ("figure", self.key), alt=self.alt)
        x, y = canvas.absolutePosition(0, 0)
        box = f"[{x:.2f} {y:.2f} {x + self.width:.2f} {y + self.height:.2f}]"
        element.attributes = {"O": "/Layout", "Placement": "/Block", "BBox": box}
        with canvas.content(element):
            renderPDF.draw(self.drawing, canvas, 0, 0)
