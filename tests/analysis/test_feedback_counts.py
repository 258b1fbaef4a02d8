"""Feedback of a round in counts (R-132, R-133)."""

import pytest

from audit_tool.analysis.feedback_counts import FeedbackFigures, Response, Timed, counted, figures_words

A, P, D = Response.AGREES, Response.PARTLY, Response.DISPUTES
CASES = [
    Timed(2, False, A),
    Timed(5, False, D),
    Timed(8, True, P, disputed_before=True),
    Timed(4, False, None),
    Timed(None, True, None),
]


@pytest.mark.parametrize(
    ("cases", "wanted"),
    [
        ([], FeedbackFigures(0, 0, 0, 0, None, 0, 0, 0, 0)),
        ([Timed(None, False, None)], FeedbackFigures(1, 0, 0, 0, None, 0, 0, 0, 0)),
        ([Timed(0, False, A)], FeedbackFigures(1, 1, 1, 0, 0, 1, 1, 0, 0, 0, (0,))),
        (CASES, FeedbackFigures(5, 4, 3, 1, 4.5, 3, 1, 1, 1, 1, (2, 4, 5, 8))),
    ],
)
def test_r132_cases_are_counted(cases: list[Timed], wanted: FeedbackFigures) -> None:
    assert counted(cases) == wanted


def test_r132_each_count_says_of_how_many() -> None:
    assert figures_words(counted(CASES)) == (
        "Feedback given on 4 of 5 settled cases. 1 not given is late. In time 3 of 4; half were given within 4.5 "
        "working days of the audit. Answered 3 of 4: 1 agree, 1 in part, 1 dispute."
    )
    assert figures_words(counted([])) == "No case of this round is settled yet, so there is nothing to feed back."
    assert figures_words(counted([Timed(None, False, None)])) == "Feedback given on 0 of 1 settled case."
