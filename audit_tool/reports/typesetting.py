"""Lines of plain text written straight into a page: reportlab's text objects do more for a line than these need."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from reportlab.lib.colors import Color
from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfbase.ttfonts import TTFont


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """How lines look; sizes in points. Each is its own: a style has one for all that is written in it."""

    face: str
    size: float
    leading: float
    colour: Color


class Placed(NamedTuple):
    """One line: how far right it begins, what each space is wider than usual, in points, and its words."""

    right: float
    wider: float
    words: str


class _BeyondFirstSetError(Exception):
    """A file holds 255 signs of a face in one set; this sign is in a later one."""


class _Signs(dict[int, str]):
    """What each sign of a face is written as, inside a string of this file."""

    def __init__(self, font: TTFont, document: PDFDocument) -> None:
        super().__init__()
        self._font, self._document = font, document

    def __missing__(self, sign: int) -> str:
        ((sign_set, code),) = self._font.splitString(chr(sign), self._document)
        if sign_set:
            raise _BeyondFirstSetError
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
        parts = [f"BT {self._openings.get(look) or self._opening(look)} 1 0 0 1 {x:.2f} {y:.2f} Tm"]
        before, down = 0.0, 0.0
        for right, wider, words in lines:
            if down or right:
                parts.append(f"{right - before:.3f} {down:.3f} Td")  # what is rounded adds up line by line
            text = self._string(words, look)
            parts.append(f"{wider:.4f} Tw {text} 0 Tw" if wider else text)
            before, down = right, -look.leading
        parts.append("ET")
        return " ".join(parts)

    def _string(self, words: str, look: Look) -> str:
        signs = self._signs.get(look.face)
        if signs is None:
            signs = self._signs[look.face] = _Signs(getFont(look.face), self._document)
        try:
            return f"({words.translate(signs)}) Tj"
        except _BeyondFirstSetError:
            return self._of_several_sets(words, look)

    def _of_several_sets(self, words: str, look: Look) -> str:
        split = getFont(look.face).splitString(words, self._document)
        parts = [f"{self._face(look, sign_set)} ({escapePDF(codes)}) Tj" for sign_set, codes in split]
        return " ".join([*parts, self._face(look)])

    def _face(self, look: Look, sign_set: int = 0) -> str:
        return f"{getFont(look.face).getSubsetInternalName(sign_set, self._document)} {look.size:.6g} Tf"

    def _opening(self, look: Look) -> str:
        red, green, blue = look.colour.rgb()
        opening = f"{self._face(look)} {red:.4g} {green:.4g} {blue:.4g} rg"
        return self._openings.setdefault(look, opening)
