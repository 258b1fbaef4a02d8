"""No text is ever a formula, nothing is cut off unseen, and what no file can hold is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_tool.exchange.cells import CUT, MOST_IN_A_CELL, fitting, still, storable, units, unquoted
from tests.exchange.nasty import FORMULAS, PLAIN, UNHELD

LIVE = ("=", "+", "-", "@", "\t", "\r", "\n")


@pytest.mark.parametrize("text", FORMULAS)
def test_what_would_be_a_formula_is_a_text(text: str) -> None:
    assert still(text) == f"'{text}"
    assert unquoted(still(text)) == text


@pytest.mark.parametrize("text", [*PLAIN, "", "a=b", "half-way", "'tis"])
def test_what_is_none_stays_as_it_is(text: str) -> None:
    assert still(text) == unquoted(text) == storable(text) == fitting(text) == text


@pytest.mark.parametrize("text", UNHELD)
def test_a_sign_stands_for_what_no_spreadsheet_can_hold(text: str) -> None:
    assert storable(text) == UNHELD[text]


@given(st.text())
def test_any_text_is_still_and_comes_back(text: str) -> None:
    made = still(text)
    assert not made.lstrip().startswith(LIVE)
    assert not made.startswith(LIVE)
    assert unquoted(made) == text


@given(st.text(st.characters(codec="utf-8"), max_size=3), st.integers(-2, 3))
def test_no_text_is_longer_than_a_cell_and_a_cut_one_says_so(text: str, more: int) -> None:
    whole = (text or "😀") * 1 + "😀" * ((MOST_IN_A_CELL - units(text or "😀")) // 2 + more)
    made = fitting(whole)
    assert units(still(made)) <= MOST_IN_A_CELL
    assert made == whole or (made.endswith(CUT) and whole.startswith(made.removesuffix(CUT)))
    made.encode("utf-8")
