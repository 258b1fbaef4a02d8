"""R-110 to R-116, R-128: counts before shares, half up, pooled; no rating stands beside; no change is made up."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_tool.analysis.charts import BarChart, GradeBar, TrendChart, distribution_sentence, spoken
from audit_tool.analysis.counting import (
    Count,
    beside_words,
    change_words,
    count,
    empty_words,
    points_between,
    pooled,
    share_words,
)
from audit_tool.analysis.rates import percent
from audit_tool.analysis.series import Point, joined, not_comparable, trend_sentence
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.measures import MET, OUTSIDE, Part

ANSWERS = st.dictionaries(
    st.sampled_from([*OUTSIDE, "good", "outstanding", "requires_improvement", "inadequate"]), st.integers(0, 500)
)


def test_r112_what_is_no_rating_leaves_the_base_and_is_told_beside_it() -> None:
    found = count({"good": 5, "requires_improvement": 3, "not_judged": 1, "not_applicable": 2, "": 1}, MET, audits=14)
    assert (found.met, found.base, found.asked) == (5, 8, 12)
    told = "2 not asked, 2 not applicable, 1 not judged, for want of evidence, 1 not recorded"
    assert beside_words(found) == told


@given(ANSWERS, ANSWERS)
def test_r113_pooled_counts_are_those_of_all_answers_together(one: dict[str, int], other: dict[str, int]) -> None:
    both = {value: one.get(value, 0) + other.get(value, 0) for value in {*one, *other}}
    assert pooled([count(one, MET), count(other, MET)]) == count(both, MET)


@given(ANSWERS, st.integers(0, 3000))
def test_every_audit_is_in_the_base_or_beside_it(answers: dict[str, int], audits: int) -> None:
    found = count(answers, MET, audits=audits)
    told = found.base + sum(number for _, number in found.beside)
    assert told == max(audits, sum(answers.values()))
    assert 0 <= found.met <= found.base


@pytest.mark.parametrize(
    ("met", "base", "told"),
    [
        (6, 12, "6 of 12 (50%)"),
        (6, 9, "6 of 9 (67%, small number)"),
        (5, 8, "5 of 8 (63%, small number)"),
        (3, 4, "3 of 4"),
        (0, 12, "0 of 12 (0%)"),
    ],
)
def test_r110_r111_counts_come_first_and_shares_round_half_up(met: int, base: int, told: str) -> None:
    assert share_words(Count(met, base)) == told


def test_r111_one_of_sixteen_prints_as_6_3() -> None:
    assert percent(1, 16, 1) == Decimal("6.3")


def test_r114_nothing_is_told_in_words_and_never_as_zero() -> None:
    assert empty_words(count({}, MET)) == "no audit was asked this"
    assert empty_words(count({"not_applicable": 3}, MET)) == "no rating was given: 3 not applicable"


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ((6, 12), (6, 9), "too few to tell a change; the count is the same, only the total differs"),
        ((5, 40), (30, 40), "63 percentage points more"),
        ((12, 20), (11, 20), "5 percentage points fewer, which may be chance"),
        ((10, 20), (20, 40), "the same share"),
    ],
)
def test_r115_r116_a_change_is_told_no_stronger_than_its_counts(
    before: tuple[int, int], now: tuple[int, int], told: str
) -> None:
    assert change_words(Count(*before), Count(*now)) == told


def test_points_are_rounded_half_away_from_zero() -> None:
    more, fewer = Count(0, 16), Count(2, 16)
    assert (points_between(more, fewer), points_between(fewer, more)) == (13, -13)


def test_r128_only_the_same_way_of_working_and_the_same_kind_of_figure_are_compared() -> None:
    with_them, alone = ("with_the_practitioner_throughout",), ("file_only",)
    before, now = Point("Q1", Count(6, 12), with_them), Point("Q2", Count(9, 12), alone)
    assert not_comparable(before, Point("Q2", Count(9, 12), with_them)) == ""
    assert "with the practitioner throughout, then file only" in not_comparable(before, now)
    assert trend_sentence([before, now]).endswith(
        "not comparable, since the audits were done in other ways: with the practitioner throughout, then file only."
    )
    brought = Point("Q2", Count(9, 12), aggregate=True)
    assert "without its records" in not_comparable(before, brought)


def test_a_line_says_which_forms_it_joins() -> None:
    points = (
        Point("Q1", Count(1, 2), versions=("CIN 1",)),
        Point("Q2", Count(1, 2), versions=("CIN 2",)),
    )
    assert joined(points) == "Joined: CIN 1, CIN 2."
    assert joined(points[:1]) == ""


@pytest.mark.parametrize(
    ("points", "told"),
    [
        ((), "No audit was asked this."),
        ((Point("Q1", Count(3, 12)),), "3 of 12 (25%) in Q1: nothing to compare it with yet."),
        (
            (Point("Q1", Count(6, 12)), Point("Q2", Count(0, 0)), Point("Q3", Count(6, 9))),
            (
                "6 of 12 (50%) in Q1, then 6 of 9 in Q3: too few to tell a change; "
                "the count is the same, only the total differs."
            ),
        ),
    ],
)
def test_a_sentence_stands_over_each_line(points: tuple[Point, ...], told: str) -> None:
    assert trend_sentence(points) == told


def test_several_answers_of_an_audit_are_one_verdict() -> None:
    smart = Part("M01-1", "", ("PLN-01", "PLN-02"))
    asked = frozenset(smart.questions)

    def verdict(*values: str) -> str | None:
        return smart.verdict({code: Answer(value) for code, value in zip(smart.questions, values, strict=True)}, asked)

    assert [verdict("yes", "yes"), verdict("yes", "partly"), verdict("yes", "not_applicable")] == [
        "yes",
        "no",
        "not_applicable",
    ]
    assert smart.verdict({}, frozenset({"PLN-01"})) is None


def test_a_chart_is_heard_whole_and_its_table_has_every_number() -> None:
    bars = BarChart("Grades by team", "", (GradeBar("North", (1, 7, 3, 0)), GradeBar("South", (0, 2, 2, 1))), "Team")
    assert bars.table()[1] == ("North", "1", "7", "3", "0", "11", "8 of 11 (73%)", "-")
    assert "Team: South, Outstanding: 0, Good: 2" in spoken(bars)
    line = TrendChart("Overall", "", (Point("Q1", Count(6, 12)), Point("Q2", Count(6, 9))))
    assert line.table()[1:] == (
        ("Q1", "6 of 12 (50%)", "25 to 75%", "-", "-"),
        ("Q2", "6 of 9", "-", "-", "-"),
    )


def test_nothing_is_put_in_an_order_on_small_numbers() -> None:
    few = [GradeBar("North", (0, 2, 1, 0)), GradeBar("South", (0, 0, 2, 1))]
    assert "Too few to say where work is strongest" in distribution_sentence(few)
    many = [GradeBar("North", (0, 9, 3, 0)), GradeBar("South", (0, 3, 9, 1))]
    assert distribution_sentence(many) == (
        "Most often good or outstanding: North, 9 of 12 (75%). Least often: South, 3 of 13 (23%)."
    )
    assert distribution_sentence([]) == "No settled audit has a grade here yet."
