"""No broken value reaches a page, and no person's words are lost (R-163)."""

from dataclasses import replace

import pytest

from audit_tool.reports.indicator_table import layout
from audit_tool.reports.request import forms_words
from audit_tool.reports.tables import Table
from audit_tool.reports.typeface import printable
from audit_tool.reports.wording import UnprintableError, figure, said
from tests.reports.sample_indicators import INDICATORS, QUARTERS


@pytest.mark.parametrize("broken", ["nan", "NaN", "None", "NULL", "", "  ", "#REF!", "6 of #DIV/0!", "<NA>", "inf"])
def test_a_broken_figure_is_refused(broken: str) -> None:
    with pytest.raises(UnprintableError):
        figure(broken)


@pytest.mark.parametrize("value", [None, float("nan"), 3])
def test_only_words_are_printed(value: object) -> None:
    with pytest.raises(UnprintableError):
        said(value)  # type: ignore[arg-type]  # what a careless caller would do


def test_a_child_may_speak_of_nan() -> None:
    assert said("nan") == "nan"
    assert figure("I told her about Nan") == "I told her about Nan"


def test_markup_in_an_answer_is_printed_as_written() -> None:
    assert said("<b>5 & 6</b>\nnext") == "&lt;b&gt;5 &amp; 6&lt;/b&gt;<br/>next"


def test_signs_the_typeface_lacks_are_named() -> None:
    assert printable("ok 😀") == "ok [grinning face]"
    assert printable("Zażółć ŵ Ж é") == "Zażółć ŵ Ж é"
    assert printable("e\u0301\u200b\x00") == "é"


def test_a_row_with_a_missing_figure_is_refused() -> None:
    short = replace(QUARTERS.rows[0], cells=QUARTERS.rows[0].cells[:-1])
    data = replace(INDICATORS, tables=(replace(QUARTERS, rows=(short,)),))
    with pytest.raises(UnprintableError, match="9 figures for 10 columns"):
        layout.story(data)


def test_an_empty_cell_is_refused_and_a_dash_is_not() -> None:
    row = QUARTERS.rows[0]
    for last, refused in (("", True), ("-", False), ("not yet due", False)):
        table = replace(QUARTERS, rows=(replace(row, cells=(*row.cells[:-1], last)),))
        if refused:
            with pytest.raises(UnprintableError):
                layout.story(replace(INDICATORS, tables=(table,)))
        else:
            assert layout.story(replace(INDICATORS, tables=(table,)))


def test_in_large_print_each_year_has_its_own_table() -> None:
    """A number is never broken over two lines for want of room."""
    ordinary = [part for part in layout.story(INDICATORS) if isinstance(part, Table)]
    large = [part for part in layout.story(INDICATORS, 1.5) if isinstance(part, Table)]
    assert len(large) == len(ordinary) + 1
    assert min(large[0]._argW) >= 1.5 * 34


def test_more_forms_than_the_foot_has_room_for_are_counted() -> None:
    assert forms_words({}) == "No audit form"
    assert forms_words({"CIN": "Child in need"}) == "Child in need (CIN)"
    assert forms_words({code: code for code in "ABCDEFGH"}) == "Forms A, B, C, D, E, F, G and H"
    assert forms_words({code: code for code in "ABCDEFGHIJ"}) == "Forms A, B, C, D, E, F, G and 3 others"
