"""Lines written straight into a page stand where the library would have put them, in whatever signs they are."""

import io
import unicodedata
from itertools import zip_longest

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph as PlainParagraph

from audit_tool.reports import typeface
from audit_tool.reports.flowables import Paragraph, bullets
from audit_tool.reports.structure import TaggedCanvas
from audit_tool.reports.styles import CENTRE, RIGHT, Sheet, sheet
from audit_tool.reports.typeface import printable
from audit_tool.reports.wording import said

WORDS = st.lists(
    st.text(st.sampled_from("abcWil(\\\\), .-–é\u00a0“ŁżЖ"), min_size=1, max_size=24), min_size=1, max_size=30
)
ALL_SIGNS = [
    chr(code) for code in range(0x21, 0x530) if printable(chr(code)) == unicodedata.normalize("NFC", chr(code))
]
LEFT, FOOT = 60, 300


def signs_on(pdf: bytes) -> list[tuple[str, float, float]]:
    """Each sign that is seen, with the place where it begins."""
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    places = ((text.get_text_range(at, 1), *text.get_charbox(at)[:2]) for at in range(text.count_chars()))
    return [(sign, x, y) for sign, x, y in places if sign.strip() and sign.isprintable()]


def painted(
    paragraph: PlainParagraph, canvas: Canvas, file: io.BytesIO, width: float
) -> list[tuple[str, float, float]]:
    paragraph.wrapOn(canvas, width, 800)
    paragraph.drawOn(canvas, LEFT, FOOT)
    canvas.showPage()
    canvas.save()
    return signs_on(file.getvalue())


def ours(markup: str, style: ParagraphStyle, width: float) -> list[tuple[str, float, float]]:
    file = io.BytesIO()
    return painted(Paragraph(markup, style), TaggedCanvas(file, pagesize=A4), file, width)


def theirs(markup: str, style: ParagraphStyle, width: float) -> list[tuple[str, float, float]]:
    file = io.BytesIO()
    return painted(PlainParagraph(markup, style), Canvas(file, pagesize=A4), file, width)


def assert_same_places(markup: str, style: ParagraphStyle, width: float) -> None:
    pairs = list(zip_longest(ours(markup, style, width), theirs(markup, style, width)))
    for mine, other in pairs:
        assert mine is not None
        assert other is not None
        assert mine[0] == other[0]
        assert mine[1:] == pytest.approx(other[1:], abs=0.04)


@pytest.fixture(scope="module")
def styles() -> Sheet:
    typeface.register()
    return sheet(1.0)


@settings(deadline=None, max_examples=80)
@given(
    WORDS,
    st.floats(40, 480),
    st.sampled_from([0, CENTRE, RIGHT, TA_JUSTIFY]),
    st.sampled_from([0, 14]),
    st.sampled_from([0, 9]),
)
def test_r162_each_sign_stands_where_the_library_puts_it(
    styles: Sheet, words: list[str], width: float, alignment: int, indent: int, first: int
) -> None:
    style = styles.body.clone("tried", alignment=alignment, leftIndent=indent, firstLineIndent=first)
    assert_same_places(said(" ".join(words)), style, width)


def test_r162_spaces_of_a_full_line_give_way_as_the_library_has_it(styles: Sheet) -> None:
    words = "The plan was made with the child and says who does what by when and how it will be seen. " * 3
    for width in range(180, 260, 3):
        for style in (styles.body, styles.cell_right, styles.column_group):
            assert_same_places(words.strip(), style, width)


def test_r162_a_style_made_from_one_in_use_has_its_own_look(styles: Sheet) -> None:
    """The status of an action lost its colour once any other cell of the plan had been written."""
    Paragraph("In use", styles.cell)
    made = ParagraphStyle("made", parent=styles.cell, fontSize=20, textColor=HexColor("#ff0000"))
    assert_same_places("At risk", made, 300)
    canvas = TaggedCanvas(io.BytesIO(), pagesize=A4)
    paragraph = Paragraph("At risk", made)
    paragraph.wrapOn(canvas, 300, 100)
    paragraph.drawOn(canvas, LEFT, FOOT)
    assert any("1 0 0 rg" in part for part in canvas._code)  # reportlab's only record of a page


def test_r162_a_justified_text_is_written_as_the_library_has_it(styles: Sheet) -> None:
    assert_same_places("The plan says who does what by when. " * 9, styles.body.clone("j", alignment=TA_JUSTIFY), 200)


@pytest.mark.parametrize("name", ["footnote", "cell_right"])
def test_r162_lines_of_a_long_text_do_not_drift(styles: Sheet, name: str) -> None:
    """In large print the leading of a footnote has three decimals."""
    style = getattr(sheet(1.5), name)
    assert_same_places("The plan says who does what. " * 30, style, 200)


def test_r162_a_text_in_more_signs_than_one_set_holds_is_all_there(styles: Sheet) -> None:
    assert len(ALL_SIGNS) > 600
    rare_and_usual = " ".join(f"plan {sign}{later}" for sign, later in zip(ALL_SIGNS, reversed(ALL_SIGNS), strict=True))
    assert_same_places(said(rare_and_usual), styles.cell, 480)


def test_r162_what_is_in_a_string_of_the_file_never_ends_it(styles: Sheet) -> None:
    assert_same_places(said(r"Brackets ) ( \) \( and \\\\ and ) Tj ET EMC"), styles.body, 300)


def test_r166_words_in_decoration_open_no_element(styles: Sheet) -> None:
    file = io.BytesIO()
    canvas = TaggedCanvas(file, pagesize=A4)
    item = bullets(["In the head of a page that goes on"], styles.bullet)[0]
    item.wrapOn(canvas, 300, 100)
    with canvas.artifact("Pagination"):
        item.drawOn(canvas, LEFT, FOOT)
    assert canvas.root.document.kids == []
