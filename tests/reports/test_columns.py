"""Columns as wide as their words: none is cut in two while another column has room."""

from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from audit_tool.reports.blocks import gap, labelled, listing
from audit_tool.reports.columns import unbroken
from audit_tool.reports.flowables import Paragraph
from audit_tool.reports.graphics import GradeChip
from audit_tool.reports.styles import sheet
from audit_tool.reports.tables import Table

LARGE = sheet(1.5)


def lines_of(table: Table, row: int, column: int) -> list[str]:
    table.wrap(500, 800)
    (cell,) = table._cellvalues[row][column]
    return [" ".join(words) for _, words in cell.blPara.lines]


def cell(text: str) -> Paragraph:
    return Paragraph(text, LARGE.cell)


def test_r162_a_narrow_column_takes_what_its_longest_word_needs() -> None:
    table = listing(
        ("Fact", "Answer", "Comment"), [[cell("Seen?"), cell("Partly"), cell("Yes")]], (0.4, 0.06, 0.54), LARGE
    )
    assert lines_of(table, 0, 1) == ["Answer"]
    assert lines_of(table, 1, 1) == ["Partly"]


def test_r162_a_label_is_whole_beside_a_grade() -> None:
    table = labelled([("Conversation", GradeChip(2, LARGE)), ("Case", cell("Child in need"))], LARGE, share=0.1)
    assert lines_of(table, 0, 0) == ["Conversation"]


def test_r162_a_label_is_whole_beside_what_stands_apart_from_a_grade() -> None:
    told: list[Flowable] = [GradeChip(2, LARGE), gap(3, LARGE), cell("Decided by moderation")]
    table = labelled([("Conversation", cell("Held")), ("Overall", told)], LARGE, share=0.18)
    assert lines_of(table, 0, 0) == ["Conversation"]


def test_a_column_of_grades_takes_what_their_words_need_in_large_print() -> None:
    chip = GradeChip(2, LARGE)
    (width, _) = unbroken([[chip, cell("Good")]], [60, 400], 12)
    chip.wrap(width - 12, 100)
    assert chip.word_size >= 1.5 * 9 * 0.93


def test_a_word_that_is_cut_anyway_does_not_cost_the_others_theirs() -> None:
    rows = [[cell("Conversation"), cell("x" * 400), cell("m" * 18)]]
    first, *_ = unbroken(rows, [60, 100, 340], 12)
    assert first >= 12 + stringWidth("Conversation", LARGE.cell.fontName, LARGE.cell.fontSize) - 0.01


def test_what_is_longer_than_any_column_leaves_the_others_their_room() -> None:
    rows = [[cell("A"), cell("0123456789abcdef" * 4)]]
    first, second = unbroken(rows, [400, 100], 12)
    assert first + second == 500
    assert second == 0.35 * 500


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.lists(st.text("abci ", min_size=1, max_size=20), min_size=3, max_size=3), min_size=1, max_size=4),
    st.lists(st.floats(20, 300), min_size=3, max_size=3),
)
def test_the_table_stays_as_wide_and_no_column_gives_what_it_needs(texts: list[list[str]], widths: list[float]) -> None:
    rows = [[cell(text) for text in row] for row in texts]
    found = unbroken(rows, widths, 12)
    assert abs(sum(found) - sum(widths)) < 0.01
    for at, (now, before) in enumerate(zip(found, widths, strict=True)):
        words = [word for row in texts for word in row[at].split()]
        need = 12 + max((stringWidth(word, LARGE.cell.fontName, LARGE.cell.fontSize) for word in words), default=0)
        if now < before:
            assert now >= need - 0.01
