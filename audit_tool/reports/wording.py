"""What people wrote and what the tool counted, made safe to print."""

from xml.sax.saxutils import escape, unescape

from audit_tool.errors import AuditToolError
from audit_tool.reports.typeface import printable

# Whole cells that are a computer's word for nothing; "nan" inside a sentence may be a child's grandmother.
_EMPTY_WORDS = frozenset({"nan", "none", "null", "nat", "<na>", "n/a", "inf", "-inf", "undefined", "#n/a"})
_BROKEN = ("#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!")


class UnprintableError(AuditToolError):
    """A report was about to print a broken value instead of a word or a figure."""


def said(text: str) -> str:
    """A person's words as paragraph markup: escaped, line breaks kept."""
    if not isinstance(text, str):
        raise UnprintableError(_message(text))
    return escape(printable(text.strip())).replace("\n", "<br/>")


def plain(markup: str) -> str:
    """Paragraph markup as text again, for what is drawn or spoken without any."""
    return unescape(markup.replace("<br/>", " "))


def figure(text: str) -> str:
    """A counted cell or label as paragraph markup; a missing value is refused, it must arrive in words."""
    if not isinstance(text, str) or not text.strip() or text.strip().lower() in _EMPTY_WORDS:
        raise UnprintableError(_message(text))
    if "#" in text and any(broken in text for broken in _BROKEN):
        raise UnprintableError(_message(text))
    return said(text)


def _message(value: object) -> str:
    return (
        f"The report was not made: one of its values is {str(value)!r} instead of a word or a figure. "
        "Nothing was saved; please report this fault."
    )
