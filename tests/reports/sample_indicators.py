"""The published audit counts as an indicator table."""

from dataclasses import replace

from audit_tool.analysis.small_numbers import Policy
from audit_tool.reports.indicator_table.content import ColumnGroup, IndicatorRow, IndicatorTable, PeriodTable
from tests.reports.sample_case import MARKING

LATER = "not yet due"

QUARTERS = PeriodTable(
    heading="Audits by quarter",
    basis=(
        "Basis: counts in the quarter; “whole year” is the sum of the quarters. The source does not say whether the "
        "grades are first, second or moderated judgements."
    ),
    groups=(
        ColumnGroup("2017-18", ("Q1", "Q2", "Q3", "Q4", "Whole year")),
        ColumnGroup("2018-19", ("Q1", "Q2", "Q3", "Q4", "Year to date")),
    ),
    rows=(
        IndicatorRow("Audits undertaken", None, ("39", "46", "32", "44", "161", "12", "9", LATER, LATER, "21")),
        IndicatorRow(
            "Outstanding",
            4,
            ("0\n0%", "0\n0%", "1\n3%", "0\n0%", "1\n1%", "0\n0%", "0\ntoo few", LATER, LATER, "0\n0%"),
        ),
        IndicatorRow(
            "Good",
            3,
            ("10\n26%", "17\n37%", "7\n22%", "18\n41%", "52\n32%", "6\n50%", "6\ntoo few", LATER, LATER, "12\n57%"),
        ),
        IndicatorRow(
            "Requires improvement",
            2,
            ("24\n62%", "25\n54%", "22\n69%", "22\n50%", "93\n58%", "3\n25%", "2\ntoo few", LATER, LATER, "5\n24%"),
        ),
        IndicatorRow(
            "Inadequate",
            1,
            ("5\n13%", "4\n9%", "2\n6%", "4\n9%", "15\n9%", "3\n25%", "1\ntoo few", LATER, LATER, "4\n19%"),
        ),
        IndicatorRow(
            "Good or outstanding",
            None,
            ("10\n26%", "17\n37%", "8\n25%", "18\n41%", "53\n33%", "6\n50%", "6\ntoo few", LATER, LATER, "12\n57%"),
        ),
    ),
    footnotes=(
        "“Too few”: the base is under 10 audits, so no share is given.",
        "The number of good audits was 6 in both quarters of 2018-19; only the base fell, from 12 to 9.",
        "Shares are rounded half up and need not add to 100%.",
    ),
)

HALF_YEAR = PeriodTable(
    heading="March to end of August 2016",
    basis="Basis: six months of monthly audits. It starts in the last month of 2015-16 and is not a financial quarter.",
    groups=(ColumnGroup("2016", ("March to August",)),),
    rows=(
        IndicatorRow("Audits undertaken", None, ("82",)),
        IndicatorRow("Outstanding", 4, ("1 (1%)",)),
        IndicatorRow("Good", 3, ("31 (38%)",)),
        IndicatorRow("Requires improvement", 2, ("41 (50%)",)),
        IndicatorRow("Inadequate", 1, ("9 (11%)",)),
    ),
    footnotes=("Not to be joined to the quarters above.",),
)

SUPPRESSED = PeriodTable(
    heading="Audits by quarter",
    basis="Basis: counts in the quarter; a year is the sum of its quarters.",
    groups=(ColumnGroup("2017-18", ("Q1", "Q2", "Q3", "Q4", "Whole year")),),
    rows=(
        IndicatorRow("Audits undertaken", None, ("39", "46", "32", "44", "161")),
        IndicatorRow("Outstanding", 4, ("0\n0%", "0\n0%", "<5\nsuppressed", "0\n0%", "<5\nsuppressed")),
        IndicatorRow("Good", 3, ("suppressed", "17\n37%", "7\n22%", "18\n41%", "suppressed")),
        IndicatorRow("Inadequate", 1, ("suppressed", "<5\nsuppressed", "<5\nsuppressed", "<5\nsuppressed", "15\n9%")),
    ),
    footnotes=(),
)

INDICATORS = IndicatorTable(
    marking=replace(
        MARKING,
        marking="PUBLIC [NOT PROTECTIVELY MARKED]",
        audience="Public",
        as_at="30 September 2018",
        form_label="Form versions not recorded",
        note="Small numbers: grades are counts of audits, no child is shown",
    ),
    title="Case file audits and outcomes",
    sentence="12 of 21 audits so far in 2018-19 were good or outstanding (57%), against 53 of 161 in 2017-18 (33%).",
    tables=(QUARTERS, HALF_YEAR),
    source="Printed totals of the improvement plans of 2016 and 2018.",
)

PUBLIC_INDICATORS = replace(
    INDICATORS,
    sentence="65 of 182 audits (36%) were good or outstanding.",
    tables=(SUPPRESSED, HALF_YEAR),
    small_numbers=Policy().note(),
)
"""What a council publishes, small counts hidden; `INDICATORS` is what the source council printed itself."""
