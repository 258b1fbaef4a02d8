"""Charts on the page: however much they show, they fit it and can be read."""

from dataclasses import replace

import pytest
from reportlab.graphics.shapes import String

from audit_tool.analysis.charts import BarChart, Chart, GradeBar, TrendChart
from audit_tool.analysis.counting import Count
from audit_tool.analysis.series import Point
from audit_tool.reports.figures import figures
from audit_tool.reports.page import TEXT_HEIGHT
from audit_tool.reports.styles import sheet
from tests.reports.sample_indicators import INDICATORS
from tests.reports.samples import Sample
from tests.reports.samples import _indicators as indicators

QUARTERS = [f"20{year}-{year + 1} Q{quarter}" for year in range(10, 20) for quarter in (1, 2, 3, 4)]
BARS = BarChart("Shares", "As counted.", tuple(GradeBar(label, (1, 2, 3, 4)) for label in QUARTERS))
LINE = TrendChart("Share", "As counted.", tuple(Point(label, Count(6, 12)) for label in QUARTERS))
sizes = pytest.mark.parametrize("scale", [1.0, 1.5])
both = pytest.mark.parametrize("chart", [BARS, LINE], ids=["bars", "line"])


def words(chart: Chart, scale: float) -> list[str]:
    drawn = figures(chart, sheet(scale))
    return [part.text for each in drawn for part in each.drawing.contents if isinstance(part, String)]


@sizes
@both
def test_ten_years_of_quarters_fit_their_pages_and_each_is_named(chart: Chart, scale: float) -> None:
    drawn = figures(chart, sheet(scale))
    assert all(each.drawing.height < 0.75 * TEXT_HEIGHT for each in drawn)
    told = words(chart, scale)
    assert not [each for each in told if each.endswith("…")]
    assert sum(each.startswith("201") for each in told) == len(QUARTERS)
    assert [label for label in QUARTERS if not any(label in each.alt for each in drawn)] == []


@both
def test_what_has_room_is_one_drawing(chart: Chart) -> None:
    few = replace(BARS, bars=BARS.bars[:6]) if chart is BARS else replace(LINE, points=LINE.points[:6])
    (only,) = figures(few, sheet(1.5))
    assert only.alt.startswith(few.title)


def test_a_second_drawing_says_that_it_goes_on() -> None:
    first, second, *_ = figures(BARS, sheet(1.0))
    assert first.alt.startswith("Shares. As counted.")
    assert second.alt.startswith("Shares, continued.")


def test_a_label_is_in_signs_that_the_typeface_has() -> None:
    chart = replace(BARS, bars=(GradeBar("Calm \N{GRINNING FACE}", (1, 0, 0, 0)),))
    assert "Calm [grinning face]" in words(chart, 1.0)


@sizes
def test_an_indicator_table_of_ten_years_is_made(scale: float) -> None:
    made: Sample = indicators("years", replace(INDICATORS, bars=BARS, line=LINE))
    assert made.pdf(scale).startswith(b"%PDF")
