"""R-100, R-103, R-104: agreement in sentences, counts first, coefficients last, and in words what does not exist."""

import json

import pytest

from audit_tool.analysis.agreement import figures
from audit_tool.analysis.agreement_told import CASES, QUESTIONS, told
from tests.conftest import ROOT

EXAMPLES = json.loads((ROOT / "tests" / "figures" / "agreement_examples.json").read_text(encoding="utf-8"))["examples"]
WEEK = next(each for each in EXAMPLES if each["id"] == "D10")


def pairs(*table: tuple[int, int, int]) -> list[tuple[int, int]]:
    """First, second, and how often."""
    return [(first, second) for first, second, often in table for _ in range(often)]


def test_r100_a_typical_week_reads_as_its_published_example() -> None:
    found = told(
        figures([(a - 1, b - 1) for a, b in zip(WEEK["first_grades"], WEEK["second_grades"], strict=True)], 4), CASES
    )
    assert found.exact == "Both auditors gave the same grade on 14 of 20 cases (70%; 95% interval 48% to 85%)."
    assert found.direction == (
        "The first auditor was higher on 5 and lower on 1. On average that is 0.20 of a grade higher. "
        "Chance alone gives a split at least as uneven 22 times in 100 (sign test, p 0.22)."
    )
    assert found.boundary == "On 16 of 20 cases (80%) both are on the same side of good."
    assert found.within == "None is two or more grades apart."
    assert [(name, words[:4]) for name, words in found.coefficients] == [
        ("Weighted kappa, linear", "0.50"),
        ("AC2, linear", "0.83"),
    ]
    assert found.guidance == "Indicative: 20 cases."
    assert found.left_out == ""


def test_r103_under_ten_pairs_there_are_counts_alone() -> None:
    found = told(figures(pairs((2, 2, 6), (2, 1, 3)), 4), QUESTIONS)
    assert found.exact == "Both auditors gave the same grade on 6 of 9 questions."
    assert found.direction == "The first auditor was higher on 3 and lower on 0."
    assert found.coefficients == ()
    assert found.guidance == "Counts only: a coefficient needs 10 questions that both graded."


@pytest.mark.parametrize(
    ("judgements", "words"),
    [
        ([], "No question was graded by both auditors yet."),
        ([(1, None), (None, None)], "No question was graded by both auditors yet."),
        (pairs((2, 2, 4)), "Both auditors gave the same grade on 4 of 4 questions."),
    ],
)
def test_r104_what_does_not_exist_is_said_and_never_a_number(
    judgements: list[tuple[int | None, int | None]], words: str
) -> None:
    found = told(figures(judgements, 4), QUESTIONS)
    assert found.exact == words
    assert found.coefficients == ()
    assert "nan" not in repr(found).lower()


def test_r104_the_same_grade_throughout_has_no_coefficient() -> None:
    found = told(figures(pairs((2, 2, 30)), 4), QUESTIONS)
    assert {words for _, words in found.coefficients} == {"not estimable - all judgements the same"}
    assert found.direction == ""
    assert found.guidance == ""


def test_what_one_or_neither_graded_is_counted_beside_and_far_ones_are_told() -> None:
    found = told(figures([*pairs((0, 3, 1), (2, 2, 11)), (1, None), (None, 2), (None, None)], 4), QUESTIONS)
    assert (
        found.left_out == "Not counted: 2 questions that only one of the two graded and 1 question that neither graded."
    )
    assert found.within == "11 of 12 are within one grade; 1 is two or more apart."


def test_a_lean_that_chance_hardly_gives_is_told_as_such() -> None:
    found = told(figures(pairs((2, 1, 20), (2, 2, 20)), 4), QUESTIONS)
    assert "less than once in 100 times (sign test, p under 0.01)" in found.direction


def test_many_raters_have_no_direction_to_tell() -> None:
    with pytest.raises(ValueError, match="not of two auditors"):
        told(figures([(1, 2, 3)], 4), QUESTIONS)
