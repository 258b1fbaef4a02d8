"""The tagging base on its own: what it builds and what it refuses."""

import io
from collections.abc import Sequence

import pikepdf
import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, KeepTogether
from reportlab.platypus import Image as PlainImage
from reportlab.platypus import Paragraph as PlainParagraph
from reportlab.platypus import Table as PlainTable

from audit_tool.reports import graphics
from audit_tool.reports.flowables import Figure, Paragraph, bullets
from audit_tool.reports.graphics import GradeChip
from audit_tool.reports.marking import PageFrame
from audit_tool.reports.marks import UntaggedContentError
from audit_tool.reports.page import build
from audit_tool.reports.palette import GRADES
from audit_tool.reports.styles import sheet
from audit_tool.reports.tables import Table
from audit_tool.reports.wording import said
from tests.reports.sample_case import MARKING
from tests.reports.walk import Walk, walk

STYLES = sheet()
WORDS = "One word follows another on this line. "


def made(story: Sequence[Flowable]) -> bytes:
    buffer = io.BytesIO()
    build(buffer, [Paragraph("A title", STYLES.title), *story], PageFrame("A title", MARKING))
    return buffer.getvalue()


def walked(story: Sequence[Flowable]) -> Walk:
    with pikepdf.open(io.BytesIO(made(story))) as pdf:
        found = walk(pdf)
    assert found.faults == []
    return found


def cell(text: str) -> Paragraph:
    return Paragraph(text, STYLES.cell)


def rows(number: int) -> list[list[Flowable]]:
    return [[cell("Name"), cell("Value")], *([cell(f"Row {row}"), cell(WORDS)] for row in range(number))]


def test_a_paragraph_is_broken_into_lines_once_for_each_width() -> None:
    paragraph = Paragraph(WORDS * 4, STYLES.body)
    size = paragraph.wrap(200, 900)
    lines = paragraph.blPara
    assert paragraph.wrap(200, 50) == size
    assert paragraph.blPara is lines
    assert paragraph.wrap(100, 900)[1] > size[1]
    assert paragraph.wrap(200, 900) == size


def test_a_paragraph_without_room_says_so_each_time() -> None:
    paragraph = Paragraph(WORDS, STYLES.body)
    none, wide = paragraph.wrap(0, 900), paragraph.wrap(200, 900)
    assert none[1] > wide[1]
    assert [paragraph.wrap(0, 900), paragraph.wrap(0, 900)] == [none, none]
    assert paragraph.wrap(200, 900) == wide


def test_the_words_of_two_lines_stay_apart() -> None:
    """Bookmarks and the list of terms read them."""
    assert Paragraph(said("Early\nhelp & care"), STYLES.body).words == "Early help & care"
    assert Paragraph("<b>Early</b> h<i>el</i>p", STYLES.body).words == "Early help"


@pytest.mark.parametrize("text", ["", "Help came late.", "Zażółć gęślą jaźń, ŵyth 😀", "x" * 400])
def test_a_remembered_width_is_the_one_reportlab_adds_up(text: str) -> None:
    font = pdfmetrics.getFont(STYLES.body.fontName)
    for _ in range(2):
        assert font.stringWidth(text, 10.5) == TTFont.stringWidth(font, text, 10.5)


def test_a_paragraph_over_three_pages_is_one_element() -> None:
    found = walked([Paragraph(WORDS * 400, STYLES.body)])
    assert ("P", 3) in found.pages_of
    assert found.kinds["P"] == 1


def test_the_head_of_a_long_table_is_heard_once() -> None:
    """R-162: headers repeat on paper; in the tree they stand once."""
    found = walked([Table(rows(120), colWidths=[100, 300], repeatRows=1, header_columns=1)])
    assert found.kinds["THead"] == 1
    assert found.kinds["TBody"] == 1
    assert found.kinds["TR"] == 121
    assert found.kinds["TH"] == 2 + 120


def test_a_row_taller_than_a_page_stays_one_row() -> None:
    table = rows(3)
    table[2][1] = cell(WORDS * 300)
    found = walked([Table(table, colWidths=[100, 300], repeatRows=1)])
    assert found.kinds["TR"] == 4
    assert max(pages for kind, pages in found.pages_of if kind == "P") >= 3


def test_a_row_that_fits_a_page_is_kept_whole() -> None:
    """R-162: rows are kept whole unless taller than a page."""
    table = rows(8)
    for row in table[1:]:
        row[1] = cell(WORDS * 40)
    found = walked([Table(table, colWidths=[100, 300], repeatRows=1)])
    assert {pages for kind, pages in found.pages_of if kind == "P"} == {1}


def test_a_list_over_two_pages_is_one_list_with_a_label_for_each_item() -> None:
    found = walked(bullets([WORDS * 8 for _ in range(30)], STYLES.bullet))
    assert found.kinds["L"] == 1
    assert found.kinds["LI"] == found.kinds["Lbl"] == found.kinds["LBody"] == 30


def test_two_lists_one_after_the_other_stay_two() -> None:
    story = [*bullets(["One", "<b>Two</b> parts"], STYLES.bullet), *bullets(["First"], STYLES.bullet, numbered=True)]
    assert walked(story).kinds["L"] == 2


def test_a_list_in_a_cell_of_a_split_row_holds_together() -> None:
    table = rows(2)
    table[1][1] = bullets([WORDS * 10 for _ in range(40)], STYLES.bullet)
    found = walked([Table(table, colWidths=[100, 300], repeatRows=1)])
    assert found.kinds["L"] == 1
    assert found.kinds["Lbl"] == 40


def test_kept_together_flowables_are_tagged_once() -> None:
    found = walked([Paragraph(WORDS * 90, STYLES.body), KeepTogether([cell(WORDS * 60), cell("End")])])
    assert found.kinds["P"] == 3


def test_a_figure_carries_its_words() -> None:
    found = walked([Figure(graphics.badge(3, 20), "Good: 4 of 11 audits")])
    assert found.alts == ["Good: 4 of 11 audits"]


def test_a_drawing_without_words_is_decoration() -> None:
    assert walked([Figure(graphics.badge(3, 20), "")]).kinds["Figure"] == 0


@pytest.mark.parametrize("grade", sorted(GRADES))
def test_a_chip_is_heard_as_its_word_and_fits_its_place(grade: int) -> None:
    chip = GradeChip(grade, STYLES)
    assert chip.wrap(300, 50)[0] <= 300
    assert chip.lines == [GRADES[grade].word]
    assert chip.wrap(90, 50)[0] <= 90.01
    assert chip.word_size > 7
    assert walked([GradeChip(grade, STYLES)]).kinds["P"] == 1


@pytest.mark.parametrize("grade", sorted(GRADES))
def test_a_chip_in_large_print_keeps_the_size_of_its_word(grade: int) -> None:
    """R-166: where there is no room beside the badge, the word stands below it and is not shrunk."""
    large = sheet(1.5)
    chip = GradeChip(grade, large)
    assert chip.wrap(105, 50)[0] <= 105
    assert chip.word_size >= 1.5 * 9 * 0.87
    beside = GradeChip(grade, large)
    assert beside.wrap(300, 50)[1] <= chip.height
    assert walked([Table([[chip, cell("Seen")]], colWidths=[105, 100])]).kinds["P"] == 2


@pytest.mark.parametrize(
    "stray",
    [
        lambda: PlainParagraph("Not tagged", ParagraphStyle("plain")),
        lambda: PlainTable([["Not tagged"]]),
        lambda: Table([["A bare string"]]),
        lambda: PlainImage(_picture(), 20, 20),
    ],
    ids=["paragraph", "table", "string cell", "image"],
)
def test_stray_content_stops_the_report(stray: type[Flowable]) -> None:
    with pytest.raises(UntaggedContentError, match="page 1"):
        made([stray()])


def test_a_skipped_heading_level_stops_the_report() -> None:
    with pytest.raises(UntaggedContentError, match="skips a level"):
        made([Paragraph("Too deep", STYLES.lesser_heading)])


def test_one_flowable_in_two_places_stops_the_report() -> None:
    twice = cell("Twice")
    with pytest.raises(UntaggedContentError, match="two places"):
        made([twice, twice])


def test_a_link_stops_the_report() -> None:
    with pytest.raises(UntaggedContentError, match="link"):
        made([Paragraph('<a href="https://example.org">Away</a>', STYLES.body)])


def test_lines_end_with_a_space_for_the_reader() -> None:
    """Otherwise a reader hears the last and first words of two lines as one."""
    with pikepdf.open(io.BytesIO(made([Paragraph(WORDS * 5, STYLES.body)]))) as pdf:
        shown = [
            bytes(instruction.operands[0])
            for instruction in pikepdf.parse_content_stream(pdf.pages[0])
            if str(instruction.operator) == "Tj"
        ]
    body = [text for text in shown if b"word" in text]
    assert len(body) >= 2
    assert all(text.endswith(b" ") for text in body)


def _picture() -> io.BytesIO:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (4, 4), "white").save(buffer, "PNG")
    buffer.seek(0)
    return buffer
