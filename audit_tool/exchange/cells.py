"""Texts as cells of a spreadsheet: never a formula, nothing that a file cannot hold, never cut off unseen."""

import re

INTERNAL_MARK = "PRIVATE AND CONFIDENTIAL. Internal: small numbers are shown. Never publish it."
"""What every export of figures or audits carries (R-161, R-165); the public has reports, which hide small numbers."""
MOST_IN_A_CELL = 32_767
"""Units that a cell of Excel holds; a character outside the first plane, such as an emoji, is two."""
CUT = " … [cut: longer than a cell holds]"
STANDS_FOR = "\N{REPLACEMENT CHARACTER}"
"""In the place of a character that no spreadsheet can hold."""
_NOT_HELD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LIVE = re.compile("['\\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\\-@＝＋－＠]|'*[\t\r\n]")
"""What a spreadsheet program may take for the beginning of a formula, also behind what nobody sees."""
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def still(text: str) -> str:
    """A text for CSV that stays a text: an apostrophe in front of what would be a formula."""
    return f"'{text}" if _LIVE.match(text) else text


def unquoted(text: str) -> str:
    """The text again, without the apostrophe that `still` put in front."""
    return text[1:] if text.startswith("'") and _LIVE.match(text) else text


def storable(text: str) -> str:
    """The same text with a sign in the place of each control character, which no spreadsheet can hold."""
    return _NOT_HELD.sub(STANDS_FOR, text)


def lines_alike(text: str) -> str:
    """The same text with one kind of line end, which every program reads as a line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def units(text: str) -> int:
    """How long Excel takes a text to be."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def fitting(text: str) -> str:
    """A text that fits into one cell; what is longer ends in a mark that says so."""
    # One less than a cell holds: an apostrophe may come in front.
    if units(text) < MOST_IN_A_CELL:
        return text
    room = (MOST_IN_A_CELL - 1 - units(CUT)) * 2
    return text.encode("utf-16-le", "surrogatepass")[:room].decode("utf-16-le", "ignore") + CUT


def escaped(text: str) -> str:
    """For a workbook, whose readers take `_x0041_` for the letter A."""
    return _ESCAPE.sub("_x005F_", text)
