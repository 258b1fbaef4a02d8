"""How pages are filled: what stands at their foot, and where tables and headings begin."""

import io
from dataclasses import replace

import pikepdf
import pytest
from pypdfium2 import PdfDocument
from reportlab.platypus import Spacer

from audit_tool.reports.blocks import section
from audit_tool.reports.flowables import Paragraph
from audit_tool.reports.handwriting import LabelledLine, boxes
from audit_tool.reports.marking import PageFrame
from audit_tool.reports.page import BOTTOM_MARGIN, TEXT_HEIGHT, TEXT_WIDTH, build
from audit_tool.reports.practice_week import layout as practice_week
from audit_tool.reports.styles import sheet
from audit_tool.reports.tables import Table
from tests.reports.sample_case import MARKING
from tests.reports.sample_practice_week import WEEK
from tests.reports.test_structure import STYLES, WORDS, cell, made, rows, walked
from tests.reports.walk import walk


def pages_of(pdf: bytes) -> list[list[tuple[str, float]]]:
    """The signs of each page between head and foot, with how far above the edge they stand."""
    document = PdfDocument(pdf)
    found = []
    for page in document:
        text = page.get_textpage()
        signs = [(text.get_text_range(at, 1), text.get_charbox(at)[1]) for at in range(text.count_chars())]
        found.append([(sign, low) for sign, low in signs if BOTTOM_MARGIN < low < BOTTOM_MARGIN + TEXT_HEIGHT])
    document.close()
    return found


@pytest.mark.parametrize("label", ["Forms of the year " * 12, "w" * 900], ids=["words", "one word"])
def test_the_foot_of_a_page_never_runs_into_its_number(label: str) -> None:
    """R-161: what is longer than a line goes on in the next one, which ends before the number too."""
    buffer = io.BytesIO()
    build(buffer, [Paragraph("A title", STYLES.title)], PageFrame("A title", replace(MARKING, form_label=label)))
    document = PdfDocument(buffer)
    text = document[0].get_textpage()
    left, *_ = text.get_charbox(text.get_text_range().index("Page 1 of 1"))
    written = [at for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()]
    foot = [text.get_charbox(at) for at in written if text.get_charbox(at)[3] < BOTTOM_MARGIN]
    document.close()
    assert max(right for start, _, right, _ in foot if start < left - 0.1) < left
    assert sum(start > left - 0.1 for start, *_ in foot) == len("Page1of1")
    assert min(low for _, low, *_ in foot) > 12


def test_a_row_that_fits_no_page_begins_below_the_others() -> None:
    """A page is not left empty before it."""
    table = rows(9)
    for row in table[2::2]:
        row[1] = cell(WORDS * 200)
    pdf = made([Table(table, colWidths=[100, 300], repeatRows=1)])
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert walk(opened).faults == []
    lowest = [min(low for _, low in page) for page in pages_of(pdf)]
    assert max(lowest[:-1]) < BOTTOM_MARGIN + 0.2 * TEXT_HEIGHT


@pytest.mark.parametrize("words", [60, 78])
def test_a_heading_goes_along_with_the_row_that_it_leads_to(words: int) -> None:
    """However large the row is, it is never on another page than its heading."""
    table = rows(2)
    table[1][1] = cell(WORDS * words)
    head = section("Where", [Table(table, colWidths=[100, 300], repeatRows=1)], STYLES)
    written = ["".join(sign for sign, _ in page) for page in pages_of(made([cell(WORDS * 40), *head]))]
    assert [("Where" in page, "Row 0" in page) for page in written].count((True, True)) == 1


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("text", [WORDS * 300, "x" * 9000], ids=["words", "one word"])
def test_an_answer_to_tick_that_fits_no_page_goes_on_in_the_next_one(text: str, scale: float) -> None:
    # Whatever room there is at the foot of the page.
    for above in range(0, 24, 2):
        found = walked([Spacer(1, above), boxes(["Yes", text, "No"], sheet(scale))])
        assert (found.kinds["L"], found.kinds["LI"], found.kinds["Lbl"]) == (1, 3, 3)


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("text", [WORDS * 300, "x" * 9000], ids=["words", "one word"])
def test_what_stands_before_a_line_to_write_on_goes_on_in_the_next_page(text: str, scale: float) -> None:
    found = walked([cell(WORDS), LabelledLine(text, sheet(scale)), LabelledLine("To", sheet(scale))])
    assert found.kinds["P"] == 3


@pytest.mark.parametrize("size", [50, 90, 400])
def test_a_head_that_leaves_no_room_for_rows_stands_there_once(size: int) -> None:
    table = rows(12)
    table[0][1] = cell(WORDS * size)
    for row in table[1:4]:
        row[1] = cell(WORDS * 70)
    found = walked([Table(table, colWidths=[100, 300], repeatRows=1, header_columns=1)])
    assert (found.kinds["THead"], found.kinds["TBody"], found.kinds["TR"]) == (1, 1, 13)
    assert found.kinds["TH"] == 2 + 12


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_figures_at_the_head_of_a_week_stand_on_one_line(scale: float) -> None:
    drawn = next(part for part in practice_week.story(WEEK, scale) if isinstance(part, Table))
    drawn.wrap(TEXT_WIDTH, TEXT_HEIGHT)
    numbers = [figures[0] for figures in drawn._cellvalues[0]]
    assert [len(number.blPara.lines) for number in numbers] == [1] * len(WEEK.figures)
    assert min(number.style.fontSize for number in numbers) >= 1.2 * 10 * scale
