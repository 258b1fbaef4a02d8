"""Counts and lists as people say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_tool.counted_words import agree, count_of, listed

WORDS = st.lists(st.text("abcxyz", min_size=1), max_size=6)


@pytest.mark.parametrize(
    ("number", "told"),
    [(0, "0 cases"), (1, "1 case"), (2, "2 cases"), (1.0, "1 case"), (2.5, "2.5 cases"), (10.0, "10 cases")],
)
def test_only_one_is_a_single_case(number: float, told: str) -> None:
    assert count_of(number, "case") == told


def test_thousands_have_a_comma() -> None:
    assert count_of(999, "case") == "999 cases"
    assert count_of(1234567, "case") == "1,234,567 cases"


def test_a_plural_may_be_given_and_a_verb_come_along() -> None:
    assert [count_of(number, "stratum", "strata") for number in (1, 2)] == ["1 stratum", "2 strata"]
    assert [count_of(number, "case is", "cases are") for number in (0, 1)] == ["0 cases are", "1 case is"]


@given(st.integers(min_value=0))
def test_the_number_stays_what_it_is_and_the_words_agree_with_it(number: int) -> None:
    told, words = count_of(number, "answer is", "answers are").split(" ", 1)
    assert int(told.replace(",", "")) == number
    assert words == agree(number, "answer is", "answers are")


@pytest.mark.parametrize(
    ("names", "told"),
    [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")],
)
def test_a_list_ends_with_and(names: tuple[str, ...], told: str) -> None:
    assert listed(names) == told


def test_a_list_may_end_with_another_word() -> None:
    assert listed(["a", "b", "c"], "or") == "a, b or c"


@given(WORDS)
def test_a_list_names_everything_once_and_in_order(names: list[str]) -> None:
    assert listed(names).replace(" and ", ", ").split(", ") == (names or [""])
