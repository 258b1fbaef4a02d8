"""R-155: the sentence beside a plan row, from counts alone; half-up, with what has no rating beside it."""

import pytest

from audit_tool.analysis.plan_measures import (
    QuarterCount,
    count_by_quarter,
    older_of,
    quarter_words,
    sentence,
)


def counts(*quarters: tuple[str, int, int, int]) -> tuple[QuarterCount, ...]:
    return tuple(QuarterCount(*each) for each in quarters)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            counts(("2018-19 Q1", 6, 12, 0), ("2018-19 Q2", 6, 9, 0)),
            (
                "Good: 6 of 12 (50%) in 2018-19 Q1, 6 of 9 (67%, small number) in Q2: too few to tell a change; "
                "the count is the same, only the total differs."
            ),
        ),
        (
            counts(("2018-19 Q2", 5, 8, 1), ("2019-20 Q1", 3, 4, 2)),
            (
                "Good: 5 of 8 (63%, small number) in 2018-19 Q2, 3 of 4 in 2019-20 Q1: too few to tell a change. "
                "Without a rating: 1 in 2018-19 Q2, 2 in 2019-20 Q1."
            ),
        ),
        (
            counts(("2018-19 Q1", 5, 40, 0), ("2018-19 Q2", 30, 40, 0)),
            "Good: 5 of 40 (13%) in 2018-19 Q1, 30 of 40 (75%) in Q2: 63 percentage points more.",
        ),
        (
            counts(("2018-19 Q1", 12, 20, 0), ("2018-19 Q2", 11, 20, 0)),
            "Good: 12 of 20 (60%) in 2018-19 Q1, 11 of 20 (55%) in Q2: 5 percentage points fewer, which may be chance.",
        ),
        (
            counts(("2018-19 Q1", 10, 20, 0), ("2018-19 Q2", 20, 40, 0)),
            "Good: 10 of 20 (50%) in 2018-19 Q1, 20 of 40 (50%) in Q2: the same share.",
        ),
        (
            counts(("2018-19 Q1", 0, 0, 2), ("2018-19 Q2", 0, 12, 0)),
            "Good: 0 of 12 (0%) in 2018-19 Q2: nothing to compare it with yet. Without a rating: 2 in 2018-19 Q1.",
        ),
        (
            counts(
                ("2017-18 Q3", 1, 2, 5), ("2017-18 Q4", 0, 0, 1), ("2018-19 Q1", 12, 20, 0), ("2018-19 Q2", 11, 20, 3)
            ),
            (
                "Good: 12 of 20 (60%) in 2018-19 Q1, 11 of 20 (55%) in Q2: 5 percentage points fewer, "
                "which may be chance. Without a rating: 3 in 2018-19 Q2."
            ),
        ),
        (counts(("2018-19 Q1", 0, 0, 2)), "Good: no rating was given; 2 without one."),
        ((), "Good: no decided audit was asked this yet."),
    ],
)
def test_r155_the_sentence_says_counts_and_no_more_than_they_bear(given: tuple[QuarterCount, ...], told: str) -> None:
    assert sentence("Good", given) == told


def test_quarters_before_those_of_the_sentence_are_told_apart_and_none_is_lost() -> None:
    given = counts(("a", 1, 2, 0), ("b", 0, 0, 3), ("c", 2, 4, 0), ("d", 0, 0, 1), ("e", 3, 4, 0), ("f", 0, 0, 2))
    assert older_of(given) == given[:2]
    assert older_of(given[2:]) == ()
    assert older_of(()) == ()


def test_a_quarter_by_itself_says_counts_and_what_has_no_rating() -> None:
    given = counts(("a", 6, 12, 0), ("b", 3, 4, 2), ("c", 0, 0, 3))
    assert [quarter_words(each) for each in given] == [
        "6 of 12 (50%)",
        "3 of 4; 2 without a rating",
        "3 without a rating",
    ]


def test_r112_what_has_no_rating_leaves_the_base_and_is_counted_beside() -> None:
    given = {"2018-19 Q2": {"good": 2, "requires_improvement": 1, "not_judged": 1}, "2018-19 Q1": {"": 1}}
    assert count_by_quarter(given) == counts(("2018-19 Q1", 0, 0, 1), ("2018-19 Q2", 2, 3, 1))
    assert count_by_quarter({}) == ()
