"""Lines of plain text written straight into a page: reportlab's text objects do more for a line than these need."""

from collections.abc import Iterable
from typing import NamedTuple

from reportlab.lib.colors import Color
from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfbase.ttfonts import TTFont


class Look(NamedTuple):
    """How lines look; sizes in points."""

    face: str
    size: float
    leading: float
    colour: Color


class Placed(NamedTuple):
    """One line: how far right it begins, what each space is wider than usual, in points, and its words."""

    right: float
    wider: float
    words: str


class BeyondFirstSetError(Exception):
    """A sign for which the file needs a second set of this face's signs; reportlab itself changes between them."""


class _Signs(dict[int, str]):
    """What each sign of a face is written as, inside a string of this file."""

    def __init__(self, font: TTFont, document: PDFDocument) -> None:
        super().__init__()
        self._font, self._document = font, document

    def __missing__(self, sign: int) -> str:
        ((sign_set, code),) = self._font.splitString(chr(sign), self._document)
        if sign_set:
            raise BeyondFirstSetError
        written: str = escapePDF(code)
        self[sign] = written
        return written


class Typesetter:
    """Writes the lines of one file."""

    def __init__(self, document: PDFDocument) -> None:
        self._document = document
        self._signs: dict[str, _Signs] = {}
        self._openings: dict[Look, str] = {}

    def written(self, x: float, y: float, look: Look, lines: Iterable[Placed]) -> str:
        """The instruction that paints these lines; the first one's foot is at this place."""
        signs = self._signs.get(look.face) or self._signs_of(look.face)
        parts = [f"BT {self._openings.get(look) or self._opening(look)} 1 0 0 1 {x:.2f} {y:.2f} Tm"]
        before, down = 0.0, 0.0
        for right, wider, words in lines:
            if down or right:
                parts.append(f"{right - before:.2f} {down:.2f} Td")
            text = f"({words.translate(signs)}) Tj"
            parts.append(f"{wider:.4f} Tw {text} 0 Tw" if wider else text)
            before, down = right, -look.leading
        parts.append("ET")
        return " ".join(parts)

    def _signs_of(self, face: str) -> _Signs:
        return self._signs.setdefault(face, _Signs(getFont(face), self._document))

    def _opening(self, look: Look) -> str:
        name = getFont(look.face).getSubsetInternalName(0, self._document)
        red, green, blue = look.colour.rgb()
        opening = f"{name} {look.size:.6g} Tf {red:.4g} {green:.4g} {blue:.4g} rg"
        return self._openings.setdefault(look, opening)
