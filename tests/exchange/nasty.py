"""Texts that people may type or paste, and that a file for spreadsheets may get wrong."""

from audit_tool.exchange.cells import STANDS_FOR

FORMULAS = (
    "=1+1",
    "+44 7700",
    "-2 posts",
    "@home",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\u202e=1+1",
    "\ufeff=1+1",
    "'=1+1",
    "''=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠home",
    '=HYPERLINK("x","y")',
    "=cmd|' /C calc'!A0",
)
"""All of them would be formulas, or hide one."""
PLAIN = (
    "Z\u0301oe\u0308 u\u0308ber Łódź",
    "اسم عربي שם",
    "a\u202eb\u202c",
    "👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "007",
    "1e5",
    "TRUE",
    "#N/A",
    "#REF!",
    "_x0041_",
    'say "no", or; not',
    "one\ntwo",
    "a\u2028b",
    "<b>&amp;</b>",
    "O'Neill",
)
"""These come out as they went in."""
UNHELD = {"null\x00sign": f"null{STANDS_FOR}sign", "\x07bell": f"{STANDS_FOR}bell", "end\uffff": f"end{STANDS_FOR}"}
"""What no spreadsheet can hold, and what stands in its place."""
LINE_ENDS = ("one\r\ntwo\rthree",)
EVERY = (*FORMULAS, *PLAIN, *UNHELD, *LINE_ENDS)


def comes_out(text: str) -> str:
    """What a file holds in the place of a text, an apostrophe in CSV left aside."""
    for sign in ("\x00", "\x07", "\uffff"):
        text = text.replace(sign, STANDS_FOR)
    return text.replace("\r\n", "\n").replace("\r", "\n")
