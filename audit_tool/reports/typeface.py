"""The house typeface for reports: IBM Plex Sans, embedded unchanged in every file."""

import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from audit_tool import places

REGULAR = "PlexSans"
ITALIC = "PlexSans-Italic"
MEDIUM = "PlexSans-Medium"
SEMIBOLD = "PlexSans-SemiBold"
BOLD = "PlexSans-Bold"

_FILES = {
    REGULAR: "IBMPlexSans-Regular.ttf",
    ITALIC: "IBMPlexSans-Italic.ttf",
    MEDIUM: "IBMPlexSans-Medium.ttf",
    SEMIBOLD: "IBMPlexSans-SemiBold.ttf",
    BOLD: "IBMPlexSans-Bold.ttf",
}


class _Typeface(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A font that remembers how wide words are: most come again, and reportlab adds up their letters in Python."""

    def __init__(self, name: str, file: Path) -> None:
        super().__init__(name, str(file))
        widths, missing = self.face.charWidths, self.face.defaultWidth
        self.measured = lru_cache(20_000)(lambda text: sum(widths.get(ord(sign), missing) for sign in text))

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: ARG002, N802
        """The width of a text at a size in points."""
        width: float = 0.001 * size * self.measured(text)
        return width


_HAIR = 0.01
"""In points: sums of widths end a little beside what they fill."""
# Control and formatting signs, and codes that are no sign at all.
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")


@cache
def register() -> None:
    """Make the typeface known to reportlab, once for the life of the program."""
    folder: Path = places.resources() / "fonts"
    for name, file_name in _FILES.items():
        pdfmetrics.registerFont(_Typeface(name, folder / file_name))
    # reportlab also reads this table backwards and keeps the last entry, so the plain pairs come last.
    for family in (MEDIUM, REGULAR):
        addMapping(family, 1, 1, SEMIBOLD)
        addMapping(family, 0, 1, ITALIC)
        addMapping(family, 1, 0, SEMIBOLD)
        addMapping(family, 0, 0, family)


@cache
def _glyphs() -> frozenset[int]:
    register()
    return frozenset(pdfmetrics.getFont(REGULAR).face.charToGlyph)


def printable(text: str) -> str:
    """The text in signs the typeface has; any other sign, an emoji say, is given by its name."""
    if text.isascii() and text.isprintable():
        return text  # the typeface has them all
    composed = unicodedata.normalize("NFC", text)
    return "".join(_sign(sign) for sign in composed)


def _sign(sign: str) -> str:
    if sign.isspace():
        return sign if sign in "\n\u00a0" else " "
    kind = unicodedata.category(sign)
    if kind not in _UNSEEN and ord(sign) in _glyphs():
        return sign
    if kind in _UNSEEN or kind in ("Mn", "Me"):
        return ""
    return f"[{unicodedata.name(sign, 'sign').lower()}]"


def fitting(text: str, face: str, size: float, room: float) -> str:
    """As much of a text as stands in so many points; what is cut ends in dots."""
    if pdfmetrics.stringWidth(text, face, size) <= room + _HAIR:
        return text
    while text and pdfmetrics.stringWidth(f"{text}…", face, size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"
