"""R-103, R-109: direction in sentences that can be checked by hand."""

import pytest

from audit_tool.analysis.agreement import INDICATIVE
from audit_tool.analysis.direction import FEW, Direction, direction
from audit_tool.analysis.direction_words import mean_words, stood_words, uncounted_words


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (
            Direction(5, 20, 1, None),
            "Your grade stood on 20 of 26 questions. It was higher than decided on 5, lower on 1.",
        ),
        (Direction(1, 1, 0, None), "Your grade stood on 1 of 2 questions. It was higher than decided on 1."),
        (Direction(0, 0, 1, None), "Your grade stood on 0 of 1 question. It was lower than decided on 1."),
        (Direction(0, 1, 0, None), "Your grade stood on the one question."),
        (Direction(0, 9, 0, 0.0), "Your grade stood on all 9 questions."),
        (Direction(0, 0, 0, None), "No grade of yours was decided about."),
    ],
)
def test_the_counts_are_one_sentence(found: Direction, words: str) -> None:
    assert stood_words(found) == words


@pytest.mark.parametrize(
    ("gaps", "words"),
    [
        (
            [1] * 5 + [0] * 20 + [-1],
            "On average 0.1 of a grade higher than decided, moved towards no difference because",
        ),
        ([-1] * 8, "On average 0.5 of a grade lower than decided, moved"),
        ([2] * 8, "On average 1 grade higher than decided, moved"),
        ([3] * 8, "On average 1.5 grades higher than decided, moved"),
        ([1, *[0] * 19], "On average neither higher nor lower than decided, to a tenth of a grade."),
        ([0] * 8, "On average neither higher nor lower than decided, to a tenth of a grade."),
        ([1] * 7, "No average is told: of fewer than 8 grades it would be mostly chance, and here are 7."),
        ([1], "No average is told: of fewer than 8 grades it would be mostly chance, and here is 1."),
        ([], "No average is told: of fewer than 8 grades it would be mostly chance, and here is none."),
    ],
)
def test_r103_the_average_is_told_from_8_grades_on(gaps: list[int], words: str) -> None:
    assert mean_words(direction(gaps)).startswith(words)


def test_numbers_are_called_small_only_where_they_are() -> None:
    assert mean_words(direction([1] * 29)).endswith(", moved towards no difference because there are few grades.")
    assert mean_words(direction([1] * 30)) == "On average 0.8 of a grade higher than decided."
    assert FEW == INDICATIVE


def test_what_is_not_counted_is_said() -> None:
    assert uncounted_words(0) == ""
    assert uncounted_words(1).startswith("1 more difference is about a fact")
    assert uncounted_words(2).startswith("2 more differences are about a fact")
