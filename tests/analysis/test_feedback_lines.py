"""R-132, R-133: feedback of a round line by line, each count with its base; few are not told apart."""

from collections.abc import Iterable

from audit_tool.analysis.feedback_counts import Response, Timed, counted
from audit_tool.analysis.feedback_lines import (
    NOTHING_YET,
    TOO_FEW,
    FeedbackLine,
    half_within,
    how_far,
    how_long,
    what_was_said,
)

A, P, D = Response.AGREES, Response.PARTLY, Response.DISPUTES
GIVEN = [Timed(0, False, A), Timed(5, False, D), Timed(6, False, P), Timed(10, True, A), Timed(21, True, A)]
MANY = [*GIVEN, Timed(20, False, None, disputed_before=True), Timed(None, True, None), Timed(None, False, None)]


def told(lines: Iterable[FeedbackLine]) -> list[tuple[str, str]]:
    return [(line.key, line.told) for line in lines]


def test_each_count_stands_first_and_says_of_how_many() -> None:
    found = counted(MANY)
    assert told(how_far(found)) == [
        ("given", "6 of 8 (75%, small number)"),
        ("in_time", "4 of 6 (67%, small number)"),
        ("late", "1 of 2"),
        ("answered", "5 of 6 (83%, small number)"),
    ]
    assert told(how_long(found)) == [
        ("days_0_to_5", "2 of 6 (33%, small number)"),
        ("days_6_to_10", "2 of 6 (33%, small number)"),
        ("days_11_to_20", "1 of 6 (17%, small number)"),
        ("days_over_20", "1 of 6 (17%, small number)"),
    ]
    assert told(what_was_said(found)) == [
        ("agrees", "3 of 5 (60%, small number)"),
        ("partly", "1 of 5 (20%, small number)"),
        ("disputes", "1 of 5 (20%, small number)"),
        ("disputed_before", "1 of 8 (13%, small number)"),
    ]
    assert half_within(found) == 8


def test_what_could_be_about_one_worker_is_not_told() -> None:
    found = counted(GIVEN[:4])
    assert [line.told for line in (*how_long(found), *what_was_said(found))] == [TOO_FEW] * 8
    assert half_within(found) is None
    assert told(how_far(found))[0] == ("given", "4 of 4")
    assert told(how_far(counted([])))[0] == ("given", NOTHING_YET)
    assert told(how_far(counted([Timed(None, True, None)])))[:2] == [("given", "0 of 1"), ("in_time", NOTHING_YET)]
    assert "%" not in " ".join(line.told for line in how_far(found))


def test_a_base_of_ten_bears_its_percentage_unmarked() -> None:
    found = counted(GIVEN * 2)
    assert told(what_was_said(found))[0] == ("agrees", "6 of 10 (60%)")
