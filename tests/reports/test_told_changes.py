"""R-097: what changed between two issues, in words of old and new value, figures first."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_tool.reports.case_summary.content import CaseSummary
from audit_tool.reports.frozen_content import kept
from audit_tool.reports.told_changes import MOST, told_changes
from tests.reports.sample_case import CASE
from tests.reports.sample_indicators import INDICATORS
from tests.reports.sample_practice_week import PUBLIC_WEEK, WEEK

PLAN = CASE.sections[0]


def told(before: Any, now: Any) -> tuple[str, ...]:
    return told_changes(kept(before), kept(now))


def test_each_issue_has_its_own_number_and_day_and_these_are_no_change() -> None:
    again = replace(CASE.marking, version="2", as_at="27 November 2026", prepared_by="the moderator")
    assert told(CASE, replace(CASE, marking=again)) == ()


def test_a_grade_is_told_by_its_words_and_before_any_text() -> None:
    now = replace(CASE, story="Another story.", sections=(replace(PLAN, grade=1), *CASE.sections[1:]))
    first, second = told(CASE, now)
    assert first == f"Sections, {PLAN.section}, grade: from {WORDS[PLAN.grade or 0]} to inadequate."
    assert second.startswith("Story: from “")


WORDS = ("", "inadequate", "requires improvement", "good", "outstanding")


def test_a_cell_of_a_table_is_told_by_its_row_and_column() -> None:
    table = INDICATORS.tables[0]
    good = table.rows[2]
    row = replace(good, cells=("11\n28%", *good.cells[1:]))
    now = replace(
        INDICATORS, tables=(replace(table, rows=(*table.rows[:2], row, *table.rows[3:])), *INDICATORS.tables[1:])
    )
    assert told(INDICATORS, now) == ("Audits by quarter, Good, 2017-18 Q1: from “10 (26%)” to “11 (28%)”.",)


def test_the_main_sentence_is_told_first_and_then_a_figure_that_is_hidden_from_now_on() -> None:
    table = INDICATORS.tables[0]
    row = replace(table.rows[2], cells=("suppressed", *table.rows[2].cells[1:]))
    tables = (replace(table, rows=(*table.rows[:2], row, *table.rows[3:])), *INDICATORS.tables[1:])
    now = replace(INDICATORS, sentence="Nothing is told in all.", whose="Of others.", tables=tables)
    first, second, third = told(INDICATORS, now)
    assert first.startswith("Main sentence: from “")
    assert first.endswith("to “Nothing is told in all.”")
    assert second == "Audits by quarter, Good, 2017-18 Q1: from “10 (26%)” to “suppressed”."
    assert third.startswith("Whose: from “")


def test_a_count_too_small_for_a_share_is_told_with_these_words_apart() -> None:
    table = INDICATORS.tables[0]
    row = replace(table.rows[2], cells=(*table.rows[2].cells[:6], "7\ntoo few", *table.rows[2].cells[7:]))
    tables = (replace(table, rows=(*table.rows[:2], row, *table.rows[3:])), *INDICATORS.tables[1:])
    (line,) = told(INDICATORS, replace(INDICATORS, tables=tables))
    assert line == "Audits by quarter, Good, 2018-19 Q2: from “6 (too few)” to “7 (too few)”."


def test_a_small_count_is_told_without_the_share_that_goes_with_it() -> None:
    table = INDICATORS.tables[0]
    before, now = (
        replace(
            INDICATORS,
            tables=(replace(table, rows=(replace(table.rows[2], cells=(cell, *table.rows[2].cells[1:])),)),),
        )
        for cell in ("<5\nsuppressed", "suppressed")
    )
    assert told(before, now) == ("Audits by quarter, Good, 2017-18 Q1: from “<5” to “suppressed”.",)


def test_a_cell_of_a_public_week_is_told_by_what_stands_above_it() -> None:
    before = PUBLIC_WEEK
    row, plan = before.overall[3], before.sections[-1]
    now = replace(
        before,
        overall=(*before.overall[:3], replace(row, cells=("15", "60%")), *before.overall[4:]),
        sections=(*before.sections[:-1], replace(plan, cells=("20", "10", "50%"))),
    )
    assert told(before, now) == (
        "Overall, Requires improvement, audits: from “14” to “15”.",
        "Overall, Requires improvement, share: from “56%” to “60%”.",
        "Sections, Plan, grades: from “suppressed” to “20”.",
        "Sections, Plan, good or outstanding: from “9” to “10”.",
        "Sections, Plan, share: from “suppressed” to “50%”.",
    )


def test_another_note_at_the_foot_is_told_by_where_it_stands() -> None:
    now = replace(PUBLIC_WEEK, marking=replace(PUBLIC_WEEK.marking, note="Counts under 10 are hidden"))
    (line,) = told(PUBLIC_WEEK, now)
    assert line.startswith("Foot of each page: from “")


def test_where_periods_changed_no_figure_is_told_under_one_that_it_was_not_of() -> None:
    table = INDICATORS.tables[0]
    first, *others = table.groups
    row = replace(table.rows[2], cells=("11\n28%", *table.rows[2].cells[1:]))
    later = replace(first, columns=("Q2", "Q3", "Q4", "Q1", "Whole year"))
    changed = replace(table, groups=(later, *others), rows=(*table.rows[:2], row, *table.rows[3:]))
    now = replace(INDICATORS, tables=(changed, *INDICATORS.tables[1:]))
    assert "Audits by quarter, Good, column 1: from “10 (26%)” to “11 (28%)”." in told(INDICATORS, now)


def test_what_a_line_counts_is_told_by_its_name_alone() -> None:
    (what, value), *others = WEEK.completion
    now = replace(WEEK, completion=((what, "1 of 900"), *others))
    assert told(WEEK, now) == (f"Completion, {what}: from “{value}” to “1 of 900”.",)


def test_a_drawing_of_the_counts_in_a_table_is_not_told_beside_them() -> None:
    line = INDICATORS.line
    assert line is not None
    point = line.points[0]
    changed = replace(point, count=replace(point.count, met=1))
    drawn = replace(INDICATORS, line=replace(line, points=(changed, *line.points[1:])), bars=None)
    assert told(INDICATORS, drawn) == ()
    both = told(INDICATORS, replace(drawn, sentence="Nothing is told in all."))
    assert [each.partition(":")[0] for each in both] == ["Main sentence"]


def test_a_key_figure_is_told_by_what_it_counts() -> None:
    one = WEEK.figures[0]
    now = replace(WEEK, figures=(replace(one, number="1 of 900"), *WEEK.figures[1:]))
    assert told(WEEK, now) == (f"Figures at the top, {one.what}: from “{one.number}” to “1 of 900”.",)


def test_a_row_that_came_or_went_is_no_change_of_the_rows_below() -> None:
    assert told(CASE, replace(CASE, sections=CASE.sections[1:])) == (f"Sections. No longer there: {line_of(CASE)}.",)
    back = told(replace(CASE, sections=CASE.sections[1:]), CASE)
    assert back == (f"Sections. New: {line_of(CASE)}.",)


def line_of(case: CaseSummary) -> str:
    (line,) = told(case, replace(case, sections=case.sections[1:]))
    return line.removeprefix("Sections. No longer there: ").removesuffix(".")


def test_there_is_a_limit_and_it_says_how_many_more() -> None:
    sections = tuple(replace(PLAN, section=f"Part {letter}", grade=3) for letter in "ABCDEFGHIJKLMN")
    before, now = (replace(CASE, sections=tuple(replace(each, grade=grade) for each in sections)) for grade in (3, 2))
    lines = told(before, now)
    assert len(lines) == MOST + 1
    assert lines[-1] == "And 2 more changes."


def test_of_two_long_texts_the_part_where_they_part_is_told() -> None:
    words, after = ("The visit was made in time and the child was seen alone. " * times for times in (9, 3))
    before, now = (words + each + after for each in ("All went well. ", "It did not. "))
    (line,) = told(replace(CASE, story=before), replace(CASE, story=now))
    assert "All went well." in line
    assert "It did not." in line
    assert len(line) < 300
    assert line.count("“") == line.count("”") == 2


@given(chance=st.data())
@pytest.mark.parametrize("name", ["grade", "story", "sections", "strengths", "notes", "actions", "marking"])
def test_a_change_of_anything_is_never_told_as_none(name: str, chance: st.DataObject) -> None:
    """Whatever is changed is either told, or is what differs at each issue."""
    other = chance.draw(st.from_type(CaseSummary))
    now = replace(CASE, **{name: getattr(other, name)})
    same = replace(CASE.marking, **{each: getattr(now.marking, each) for each in ("as_at", "version", "prepared_by")})
    assert (told(CASE, now) == ()) == (now == replace(CASE, marking=same))
    assert told(now, now) == ()
