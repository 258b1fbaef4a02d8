"""Rates and the indicator table: every number of audits_by_quarter.csv (R-110 to R-118)."""

import csv
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_tool.analysis.indicators import (
    GRADES,
    Column,
    IndicatorTable,
    PeriodCounts,
    indicator_table,
    joined,
    sentence,
)
from audit_tool.analysis.quarter_charts import line_of
from audit_tool.analysis.quarters import days_of
from audit_tool.analysis.rates import percent, share
from audit_tool.analysis.series import not_comparable
from audit_tool.exchange.figures_file import read_figures
from tests.conftest import ROOT, Office

FILE = ROOT / "resources" / "figures" / "audits_by_quarter.csv"
Q = ("Q1", "Q2", "Q3", "Q4")


@pytest.mark.parametrize(
    ("count", "base", "places", "printed"),
    [
        (5, 8, 0, "63"), (1, 16, 1, "6.3"), (1, 8, 0, "13"), (3, 8, 0, "38"), (7, 8, 0, "88"), (1, 200, 0, "1"),
        (1, 201, 0, "0"), (0, 9, 0, "0"), (9, 9, 0, "100"), (6, 9, 0, "67"), (6, 9, 1, "66.7"), (2, 32, 1, "6.3"),
        (52, 161, 1, "32.3"), (53, 161, 1, "32.9"), (1, 3, 3, "33.333"), (0, 7, 1, "0.0"),
    ],
)  # fmt: skip
def test_r111_percentages_are_rounded_half_up_from_whole_numbers(
    count: int, base: int, places: int, printed: str
) -> None:
    assert str(percent(count, base, places)) == printed


def test_a_share_of_nothing_is_no_number_and_of_few_no_percentage() -> None:
    assert percent(0, 0) is None
    assert share(6, 9) == "6 of 9 (67%)"
    assert share(3, 4) == "3 of 4"
    assert share(0, 0) == "0 of 0"


@given(st.integers(0, 400), st.integers(1, 400))
def test_a_rate_and_its_rest_differ_from_a_hundred_by_rounding_only(count: int, base: int) -> None:
    count = min(count, base)
    rate, rest = percent(count, base), percent(base - count, base)
    assert rate is not None
    assert rest is not None
    assert rate + rest in {Decimal(100), Decimal(101)}
    assert abs(rate * base - 100 * count) * 2 <= base


@pytest.fixture
def table(office: Office) -> IndicatorTable:
    figures = office.as_("Q-01").figures
    figures.bring_in(read_figures(FILE), FILE.name)
    return figures.indicators()


def column(table: IndicatorTable, year: str, label: str) -> Column:
    return next(each for each in table.columns if (each.year, each.label) == (year, label))


def test_r117_prior_year_stands_beside_the_current_one_by_quarter_and_year(table: IndicatorTable) -> None:
    assert table.years == ("2017-18", "2018-19")
    expected = [("2017-18", each) for each in (*Q, "Year")] + [("2018-19", each) for each in (*Q, "Year to date")]
    assert [(each.year, each.label) for each in table.columns] == expected
    assert table.as_at == date(2018, 9, 30)


def test_r117_every_number_of_the_file_is_reproduced(table: IndicatorTable) -> None:
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    labels = {"2017-18": "Year", "2018-19-H1": "Year to date"}
    for row in rows[1:]:
        shown = column(table, row["financial_year"], row["quarter"] or labels[row["period_id"]])
        assert [shown.number(grade) for grade in GRADES] == [row[grade] for grade in GRADES]
        assert shown.total_text() == row["total_audits"]
        assert str(percent(shown.good_or_outstanding, shown.total, 1)) == row["good_or_outstanding_pct"]
        for grade in GRADES:
            assert str(percent(int(row[grade]), int(row["total_audits"]), 1)) == row[f"{grade}_pct"]


def test_r117_the_82_audits_of_2016_stand_apart_as_1_31_41_9(table: IndicatorTable) -> None:
    (apart,) = table.others
    assert [apart.counts[grade] for grade in GRADES] == [1, 31, 41, 9]
    assert apart.total == 82


@pytest.mark.parametrize(
    ("year", "label", "share_text"),
    [
        ("2017-18", "Q1", "26%"), ("2017-18", "Q2", "37%"), ("2017-18", "Q3", "25%"), ("2017-18", "Q4", "41%"),
        ("2017-18", "Year", "33%"), ("2018-19", "Q1", "50%"), ("2018-19", "Q2", "too few"),
        ("2018-19", "Year to date", "57%"),
    ],
)  # fmt: skip
def test_r115_shares_are_whole_and_a_base_under_ten_gives_none(
    table: IndicatorTable, year: str, label: str, share_text: str
) -> None:
    assert column(table, year, label).share_text() == share_text


def test_r114_quarters_ahead_are_blank_a_quarter_not_recorded_is_a_dash_and_zero_is_0(table: IndicatorTable) -> None:
    for label in ("Q3", "Q4"):
        ahead = column(table, "2018-19", label)
        texts = (ahead.total_text(), ahead.good_text(), ahead.share_text(), *map(ahead.number, GRADES))
        assert set(texts) == {""}
    assert column(table, "2017-18", "Q1").number("outstanding") == "0"
    held = [period("2017-18", "Q1"), period("2017-18", "Q3"), period("2018-19", "Q1")]
    gap = indicator_table(held)
    assert column(gap, "2017-18", "Q2").total_text() == "-"
    assert column(gap, "2017-18", "Q4").number("good") == "-"
    assert column(gap, "2018-19", "Q2").total_text() == ""
    assert column(gap, "2017-18", "Year to date").total == 20


def period(year: str, quarter: str) -> PeriodCounts:
    month = {"Q1": 4, "Q2": 7, "Q3": 10, "Q4": 1}[quarter]
    first = date(int(year[:4]) + (month == 1), month, 1)
    counts = dict(zip(GRADES, (1, 4, 3, 2), strict=True))
    return PeriodCounts(
        f"{year} {quarter}", year, quarter, first, first.replace(month=month + 2, day=28), counts, "004"
    )


def test_r113_a_year_is_the_sum_of_its_audits_whatever_their_order() -> None:
    held = [period("2017-18", quarter) for quarter in Q]
    assert indicator_table(held).columns == indicator_table(held[::-1]).columns
    year = column(indicator_table(held), "2017-18", "Year")
    assert (year.total, year.good_or_outstanding, year.share_text()) == (40, 20, "50%")


def test_the_sentence_says_counts_before_shares(table: IndicatorTable) -> None:
    assert sentence(table) == "65 of 182 audits (36%) were good or outstanding."
    assert sentence(indicator_table([])) == "No figures are held yet."
    assert indicator_table([]).columns == ()


def test_r118_own_records_and_sums_brought_in_are_never_added_up() -> None:
    def quarter(name: str, good: int, *, own: bool = False) -> PeriodCounts:
        counts = dict.fromkeys(GRADES, 0) | {"good": good, "inadequate": 12 - good}
        return PeriodCounts(f"2026-27 {name}", "2026-27", name, *days_of(f"2026-27 {name}"), counts, own=own)

    periods, notes = joined([quarter("Q1", 6), quarter("Q2", 5)], [quarter("Q2", 3), quarter("Q3", 4)])
    table = indicator_table(periods, notes)
    shown = [(each.label, each.own, each.counts and each.counts["good"]) for each in table.columns]
    assert shown == [
        ("Q1", False, 6), ("Q2", True, 3), ("Q3", True, 4), ("Q4", False, None),
        ("Year to date", False, 6), ("Year to date", True, 7),
    ]  # fmt: skip
    assert sentence(table) == (
        "6 of 12 audits (50%) that were brought in, and 7 of 24 audits (29%) held here, were good or outstanding."
    )
    assert " ".join(table.notes) == (
        "2026-27 Q2 is counted from 12 audits with records; the sum of 12 audits that was brought in for it "
        "(outstanding 0, good 5, requires improvement 0, inadequate 7) stands beside, joined to nothing."
    )
    points = line_of(table).points
    assert [(each.label[-2:], each.aggregate) for each in points] == [("Q1", True), ("Q2", False), ("Q3", False)]
    assert not_comparable(points[0], points[1])
    assert not not_comparable(points[1], points[2])
