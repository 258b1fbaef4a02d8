"""Plain text takes a short way through reportlab; what stands on the page is what the long way gives."""

import string

from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Paragraph as PlainParagraph

from audit_tool.reports import typeface
from audit_tool.reports.flowables import Paragraph
from audit_tool.reports.styles import sheet
from audit_tool.reports.typeface import printable
from audit_tool.reports.wording import said

WORDS = st.lists(st.text(st.sampled_from("abcdeWil, .-–é\u00a0\u00ad"), min_size=1, max_size=30), max_size=40)


@settings(deadline=None, max_examples=150)
@given(WORDS, st.floats(30, 500), st.sampled_from([0, 12.5]))
def test_r162_plain_words_are_broken_where_the_library_breaks_them(
    words: list[str], width: float, indent: float
) -> None:
    typeface.register()
    style = sheet(1.0).body.clone("tried", firstLineIndent=indent)
    markup = said(" ".join(words))
    ours, theirs = Paragraph(markup, style), PlainParagraph(markup, style)
    assert ours.wrap(width, 800) == theirs.wrap(width, 800)
    assert ours.blPara.kind == theirs.blPara.kind
    for mine, other in zip(ours.blPara.lines, theirs.blPara.lines, strict=True):
        assert mine[1] == other[1]
        assert abs(mine[0] - other[0]) < 1e-6


def test_r162_the_typeface_has_every_plain_sign() -> None:
    plain = string.printable[:95]
    assert printable(plain) == plain
    assert {ord(sign) for sign in plain} <= set(pdfmetrics.getFont(typeface.REGULAR).face.charToGlyph)
