"""Answers in words."""

from datetime import date

import pytest

from audit_tool.formdef.answers import Answer, Finding, findings_value
from audit_tool.formdef.definition import Form
from audit_tool.formdef.library import Library
from audit_tool.formdef.standards import judge, verdict_of
from audit_tool.formdef.wording import evidence_words, reason_words, span_words, verdict_words, words
from tests.formdef.conftest import FORMS


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ("SAF-02", "requires_improvement", "Requires improvement"),
        ("SAF-02", "not_judged", "Not judged"),
        ("SAF-01", "partly", "Partly"),
        ("SAF-01", "", ""),
        ("SAF-02", "satisfactory", "satisfactory"),
        ("CVR-02", "child_in_need,child_protection", "Child in need, Child protection"),
        ("OVR-05", "fairly_sure", "Fairly sure"),
        ("OVR-06", "85", "85 minutes"),
        ("OVR-06", "1", "1 minute"),
        ("CVR-03", "unborn", "unborn"),
        ("CVR-20", "2/0", "2 referrals, 0 section 47 enquiries"),
        ("ASM-01", "2026-03-12/2026-05-22", "12 March 2026 to 22 May 2026"),
        ("ASM-01", "2026-03-12/..", "12 March 2026, not done yet"),
        ("ASM-01", "2026-03-12/", "12 March 2026, no end date"),
        ("ASM-01", "not_applicable", "Not applicable"),
        ("ASM-01", "last spring", "last spring"),
        ("EXP-01", "2026-05-01T22:00/2026-05-04T09:30", "1 May 2026 22:00 to 4 May 2026 09:30"),
        ("REV-01", "2026-01-05/2026-03-05/first", "5 January 2026 to 5 March 2026 (first)"),
        ("WRK-01", "2026-10-06/2026-10-27//2 weeks", "6 October 2026 to 27 October 2026, by the plan: every 2 weeks"),
        ("WRK-01", "2026-10-06/..//1 working_days", "6 October 2026, not done yet, by the plan: every working day"),
        ("WRK-01", "2026-10-06/..// ", "6 October 2026, not done yet"),
        ("OUT-01", "She eats breakfast.", "She eats breakfast."),
    ],
)
def test_values(cin: Form, code: str, value: str, expected: str) -> None:
    assert words(cin.questions[code], Answer(value)) == expected


def test_findings_are_numbered_lines_with_their_theme(cin: Form) -> None:
    value = findings_value((Finding("School works", "partnership"), Finding("Plan", "")))
    assert words(cin.questions["OVR-03"], Answer(value)) == "1. School works (Multi-agency work)\n2. Plan"
    assert words(cin.questions["OVR-03"], Answer(reason="no_more")) == "No more to add"
    assert words(cin.questions["OVR-03"], Answer("{")) == "{"


def test_reasons_and_evidence(cin: Form) -> None:
    answer = Answer("not_judged", evidence=("plan: 3 May, page 2", "not_on_record", "diary"), reason="too_early")
    assert reason_words(cin.questions["SAF-02"], answer) == "Too early"
    assert evidence_words(cin.questions["SAF-02"], answer) == ("Plan: 3 May, page 2", "Not on record", "diary")


def test_a_verdict_shows_its_arithmetic() -> None:
    standards = Library(FORMS / "shared").words.standards
    late = judge(standards["STD-03"], date(2026, 3, 12), date(2026, 5, 22))
    assert verdict_words(late, standards["STD-03"]) == "Not met: 48 working days, due 19 May 2026 (45 working days)"
    unconfirmed = judge(standards["STD-05"], date(2026, 9, 25), date(2026, 10, 8))
    assert verdict_words(unconfirmed, standards["STD-05"]) == "No verdict: 9 working days (10 working days)"
    assert verdict_words(judge(None, None, None), None) == "No verdict"


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("2 weeks", "Not met: 21 days, due 20 October 2026 (by the plan; standard: 1 month)"),
        ("3 weeks", "Met: 21 days, due 27 October 2026 (by the plan; standard: 1 month)"),
        ("2 months", "Met: 21 days, due 6 November 2026 (standard: 1 month; the plan’s interval is longer)"),
        ("two weeks", "Met: 21 days, due 6 November 2026 (1 month)"),
    ],
)
def test_a_verdict_says_whether_the_plan_or_the_standard_decides(plan: str, expected: str) -> None:
    """R-046."""
    standard = Library(FORMS / "shared").words.standards["STD-07"]
    verdict = verdict_of(standard, Answer(f"2026-10-06/2026-10-27//{plan}"))
    assert verdict_words(verdict, standard) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2026, 11, 9), date(2026, 11, 13), "9 to 13 November 2026"),
        (date(2026, 11, 30), date(2026, 12, 4), "30 November 2026 to 4 December 2026"),
        (date(2025, 11, 9), date(2026, 11, 13), "9 November 2025 to 13 November 2026"),
        (date(2026, 11, 9), date(2026, 11, 9), "9 November 2026"),
    ],
)
def test_two_days_are_told_as_shortly_as_they_can_be(first: date, last: date, expected: str) -> None:
    assert span_words(first, last) == expected
