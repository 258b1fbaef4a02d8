"""R-110, R-115, R-120: what printed figures and their counts contradict, by rule; no list of them is kept anywhere."""

from dataclasses import replace
from datetime import date

import pytest

from audit_tool.analysis.contradictions import Why, contradictions
from audit_tool.analysis.indicators import GRADES, PeriodCounts
from audit_tool.analysis.printed import Kind, PrintedFigure
from audit_tool.analysis.quarters import days_of

FIGURE = PrintedFigure("a", Kind.COMPLIANCE, "homes", "Homes", "January 2018", "80", "percent", "002 L1")
BASELINE = replace(FIGURE, kind=Kind.BASELINE, measure="quoted")


def quarter(year: str, name: str, *counts: int) -> PeriodCounts:
    given = dict(zip(GRADES, counts, strict=True))
    return PeriodCounts(f"{year} {name}", year, name, *days_of(f"{year} {name}"), given, f"{year} {name} source")


def told(*figures: PrintedFigure, periods: tuple[PeriodCounts, ...] = ()) -> list[tuple[Why, str]]:
    return [(each.why, each.told) for each in contradictions(figures, periods)]


@pytest.mark.parametrize(
    ("printed", "met", "base", "words"),
    [
        ("81", 29, 36, ""),
        ("80.6", 29, 36, ""),
        ("63", 5, 8, ""),
        ("6.3", 1, 16, ""),
        ("80", 29, 36, "Printed as 80%, but 29 of 36 is 80.6%, which prints as 81%. It was cut off, not rounded."),
        ("62", 5, 8, "Printed as 62%, but 5 of 8 is 62.5%, which prints as 63%. It was cut off, not rounded."),
        ("64", 12, 19, "Printed as 64%, but 12 of 19 is 63.2%, which prints as 63%."),
        ("80.5", 29, 36, "Printed as 80.5%, but 29 of 36 is 80.6%. It was cut off, not rounded."),
    ],
)
def test_a_percentage_is_computed_again_half_up_from_its_counts(printed: str, met: int, base: int, words: str) -> None:
    found = told(replace(FIGURE, printed=printed, numerator=met, denominator=base))
    assert found == ([(Why.COUNTS, words)] if words else [])


@pytest.mark.parametrize(
    ("printed", "recomputed", "fits"),
    [
        ("75", "6 of 8 or 3 of 4", True),
        ("75", "", True),
        ("63", "63.2 (12 of 19), prints as 63", True),
        ("64", "63.2 (12 of 19), prints as 63", False),
        ("28", "27.1 of 2,532 or 26.6 of 2,585", False),
        ("27", "27.1 of 2,532 or 26.6 of 2,585", True),
        ("15", "15.6 if the two parts are added (9.3 + 6.3)", False),
        ("9", "15.6 if the two parts are added (9.3 + 6.3)", False),
    ],
)
def test_a_quoted_percentage_is_held_against_what_its_file_computes(printed: str, recomputed: str, fits: bool) -> None:
    assert (told(replace(BASELINE, printed=printed, recomputed=recomputed)) == []) is fits


YEAR = (
    quarter("2017-18", "Q1", 0, 10, 24, 5),
    quarter("2017-18", "Q2", 0, 17, 25, 4),
    quarter("2017-18", "Q3", 1, 7, 22, 2),
    quarter("2017-18", "Q4", 0, 18, 22, 4),
)


def test_r119_a_quoted_year_is_held_against_the_pooled_quarters_and_both_meanings_of_good() -> None:
    quoted = replace(BASELINE, measure="audits_good_2017_18", label="Audits rated good", period="2017-18", printed="35")
    words = (
        "Printed as 35%, but 52 of 161 good is 32.3%, which prints as 32%; "
        "53 of 161 good or outstanding is 32.9%, which prints as 33%."
    )
    assert told(quoted, periods=YEAR) == [(Why.COUNTS, words)]
    assert told(replace(quoted, printed="32"), periods=YEAR) == []
    assert told(replace(quoted, printed="33"), periods=YEAR) == []
    assert told(quoted, periods=YEAR[:3]) == []


@pytest.mark.parametrize(("printed", "fits"), [("55", True), ("63", False), ("100", True), ("0", True)])
def test_a_percentage_may_fit_no_count_of_its_quarter(printed: str, fits: bool) -> None:
    of_quarter = replace(FIGURE, service="Children's social care", period="2018-19 Q1", printed=printed)
    held = (quarter("2018-19", "Q1", 0, 2, 5, 4),)
    if printed == "63":
        held = (quarter("2018-19", "Q1", 0, 2, 2, 1),)
    assert (told(of_quarter, periods=held) == []) is fits


def test_a_percentage_may_fit_no_whole_number_of_a_base_that_is_told() -> None:
    of_seven = replace(FIGURE, printed="50", denominator=7)
    assert told(of_seven) == [(Why.NO_COUNT, "Printed as 50%, which no whole number of 7 prints as.")]
    assert told(replace(of_seven, denominator=8)) == []


def test_r115_a_share_that_rises_on_the_same_count_is_told() -> None:
    before = quarter("2018-19", "Q1", 0, 6, 3, 3)
    assert told(periods=(before, quarter("2018-19", "Q2", 0, 6, 2, 1))) == [
        (Why.SAME_COUNT, "6 of 12 (50%), then 6 of 9 (67%): the count is the same.")
    ]
    assert told(periods=(before, quarter("2018-19", "Q2", 0, 7, 2, 1))) == []
    assert told(periods=(before, quarter("2018-19", "Q3", 0, 6, 2, 1))) == []
    assert told(periods=(before, quarter("2018-19", "Q2", 0, 6, 5, 1))) == []


def test_the_same_of_a_criterion_with_its_counts() -> None:
    spans = [(date(2018, 4, 1), date(2018, 6, 30)), (date(2018, 7, 1), date(2018, 9, 30))]
    line = [
        replace(FIGURE, measure="smart", printed=printed, starts_on=first, ends_on=last, numerator=6, denominator=base)
        for (first, last), printed, base in zip(spans, ("50", "67"), (12, 9), strict=True)
    ]
    assert [why for why, _ in told(*line)] == [Why.SAME_COUNT]


def test_parts_that_make_no_total_a_changed_definition_and_another_base() -> None:
    days = replace(BASELINE, label="Days: stage 1, stage 2, total", unit="days", printed="80; 254; 254")
    assert told(days) == [(Why.TOTAL, "Printed as 80 and 254 with a total of 254 days; the parts come to 334.")]
    assert told(replace(days, printed="80; 174; 254")) == []
    rate = replace(BASELINE, unit="rate", printed="228.8 after 414.5", recomputed="about 405 on the earlier definition")
    assert [why for why, _ in told(rate)] == [Why.DEFINITION]
    assert "no fall is shown" in told(rate)[0][1]
    base = replace(BASELINE, printed="Q1 50; Q2 83", recomputed="26.5 and 24.9 of all (53% x 50%; 30% x 83%)")
    assert [why for why, _ in told(base)] == [Why.BASE]
    assert told(replace(base, recomputed="24.9 and 26.5 of all")) == []


def test_two_documents_with_two_values_of_one_day_are_both_told() -> None:
    one = replace(FIGURE, ends_on=date(2017, 3, 31), time_basis="out-turn")
    other = replace(one, printed="82", source="001 L9", time_basis="month end")
    assert told(one, other) == [(Why.TWO_VALUES, "80% (002 L1, out-turn) and 82% (001 L9, month end). Both are kept.")]
    assert told(one, replace(other, printed="80")) == []
    assert told(one, replace(other, ends_on=date(2016, 3, 31))) == []
    assert told(one, replace(other, measure="other")) == []
