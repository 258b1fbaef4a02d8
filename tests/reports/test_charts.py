"""What a chart must show whatever it is asked to draw."""

from itertools import pairwise

from reportlab.graphics.shapes import Line, String

from audit_tool.analysis.charts import BarChart, GradeBar, TrendChart
from audit_tool.analysis.counting import Count
from audit_tool.analysis.series import Point
from audit_tool.reports.charts import Ink, draw
from audit_tool.reports.page import TEXT_WIDTH


def words(labels: list[str]) -> list[tuple[float, float, str]]:
    points = tuple(Point(label, Count(6, 12)) for label in labels)
    drawing = draw(TrendChart("Good", "Six of twelve.", points), TEXT_WIDTH, Ink())
    return [(each.x, each.y, each.text) for each in drawing.contents if isinstance(each, String)]


def test_the_names_of_many_quarters_are_whole_on_lines_of_their_own() -> None:
    labels = [f"20{year}-{year + 1} Q{quarter}" for year in (17, 18, 26) for quarter in (1, 2, 3, 4)][:10]
    placed = words([*labels, "2018-19 Q3 to 2026-27 Q2"])
    told = [text for _, _, text in placed]
    assert [text for text in told if "…" in text] == []
    assert told.count("Q1") == 3
    assert told.count("2017-18") == 4
    assert told[-5:] == ["2018-19", "Q3 to", "2026-27", "Q2", "6 of 12"]
    year, quarter, base = (next(y for _, y, text in placed if text == name) for name in ("2017-18", "Q1", "6 of 12"))
    assert year > quarter > base > 0


def test_the_names_of_few_quarters_stay_on_one_line() -> None:
    told = [text for _, _, text in words(["2017-18 Q1", "2017-18 Q2"])]
    assert {"2017-18 Q1", "2017-18 Q2"} <= set(told)


def test_no_span_of_counts_alone_goes_through_the_words_under_it() -> None:
    points = tuple(Point(f"2026-27 Q{at + 1}", Count(met, 3)) for at, met in enumerate((0, 1, 3)))
    drawing = draw(TrendChart("Good", "Too few.", points), TEXT_WIDTH, Ink())
    lowest = min(min(each.y1, each.y2) for each in drawing.contents if isinstance(each, Line))
    under = [each for each in drawing.contents if isinstance(each, String) and each.text == "counts only"]
    assert len(under) == len(points)
    assert all(0 < each.y < each.y + each.fontSize < lowest for each in under)


def test_in_large_text_what_stands_under_ten_quarters_is_whole_and_apart() -> None:
    labels = [f"20{year}-{year + 1} Q{quarter}" for year in (17, 18, 26) for quarter in (1, 2, 3, 4)][:10]
    points = tuple(Point(label, Count(met, 2 * met)) for label, met in zip(labels, (*range(3, 12), 3), strict=True))
    drawing = draw(TrendChart("Good", "Too few.", points), 1020, Ink(size=26))
    under = [each for each in drawing.contents if isinstance(each, String) and each.textAnchor == "middle"]
    spans = [(each.y, *each.getBounds()[::2]) for each in under]
    assert not [each.text for each in under if "…" in each.text]
    assert all(0 <= left < right <= 1020 for _, left, right in spans)
    spans.sort()
    assert all(one[0] != other[0] or one[2] < other[1] for one, other in pairwise(spans))


def test_a_word_beside_a_hollow_point_is_left_out_where_the_span_of_the_next_would_cross_it() -> None:
    points = tuple(Point(f"2018-19 Q{at + 1}", count) for at, count in enumerate((Count(6, 12), Count(6, 9))))
    for width, told in ((TEXT_WIDTH, True), (220, False)):
        drawing = draw(TrendChart("Good", "Six, then six.", points), width, Ink(size=16))
        beside = [each for each in drawing.contents if isinstance(each, String) and each.text == "indicative"]
        assert bool(beside) is told
        crossing = [each.x1 for each in drawing.contents if isinstance(each, Line) and each.x1 == each.x2]
        assert crossing
        assert all(not left < x < right for x in crossing for left, _, right, _ in map(String.getBounds, beside))


def test_a_long_label_of_a_bar_stands_in_two_lines() -> None:
    label = "Voice and lived experience"
    drawing = draw(BarChart("Grades", "Most were good.", (GradeBar(label, (0, 6, 3, 1)),)), 300, Ink())
    shown = [part for part in drawing.contents if isinstance(part, String) and part.text in label]
    assert " ".join(part.text for part in shown) == label
    assert [part.y for part in shown] == sorted((part.y for part in shown), reverse=True)
    assert len({part.y for part in shown}) == 2
