"""The indicator table of the published audit counts, made by the program from the council's own file."""

from dataclasses import replace

from audit_tool.analysis.indicators import PeriodCounts, indicator_table
from audit_tool.analysis.small_numbers import Policy
from audit_tool.exchange.figure_lines import lines_of
from audit_tool.exchange.figures_file import aggregates_of
from audit_tool.reports.indicator_table.collect import public_table_of, table_of
from audit_tool.services.figures import Aggregate
from tests.conftest import ROOT
from tests.reports.sample_case import MARKING


def _period(each: Aggregate) -> PeriodCounts:
    return PeriodCounts(
        each.label,
        each.financial_year,
        each.quarter,
        each.starts_on,
        each.ends_on,
        dict(each.counts),
        "Printed totals of the improvement plans of 2016 and 2018",
    )


_HELD = aggregates_of(lines_of(ROOT / "resources" / "figures" / "audits_by_quarter.csv"))
COUNTED = indicator_table([_period(each) for each in _HELD if each.quarter or not each.financial_year])
INSIDE = replace(
    MARKING,
    as_at="30 September 2018",
    form_label="Form versions not recorded",
    note="Small numbers: no share under 10 audits; figures are counts of audits, no child is shown",
)

INDICATORS = table_of(COUNTED, INSIDE)
QUARTERS, HALF_YEAR = INDICATORS.tables
PUBLIC_INDICATORS = public_table_of(
    COUNTED, replace(INSIDE, marking="PUBLIC [NOT PROTECTIVELY MARKED]", audience="Public"), Policy()
)
"""What a council publishes, small counts hidden; `INDICATORS` is what it reads inside."""
