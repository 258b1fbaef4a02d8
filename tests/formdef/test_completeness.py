"""What is missing, in words: grades, facts, dates, choices, findings (R-055, R-061, R-063)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_tool.formdef.answer_files import read_answers
from audit_tool.formdef.answers import Answer, Finding, findings_value
from audit_tool.formdef.applicability import asked, asked_questions, facts_of, items
from audit_tool.formdef.completeness import gaps, missing, progress
from audit_tool.formdef.conditions import Facts
from audit_tool.formdef.definition import AuditSet, Form, Seat
from audit_tool.formdef.reading import read_form
from audit_tool.formdef.standards import standard_of, verdict_of
from tests.formdef.conftest import FORMS, ROOT

REASON = "The child was seen at home on 27 October and was safe."
FORM = read_form(FORMS / "cin-1.yaml")
EXAMPLE = read_answers(ROOT / "resources" / "demo" / "worked_example.yaml")
SECTIONS = asked(FORM, AuditSet.SHORT, Seat.FIRST, facts_of(FORM, EXAMPLE["cover"]))
REQUIRED = [one.question.code for one in asked_questions(SECTIONS) if one.question.required]


@pytest.mark.parametrize(
    ("code", "answer", "expected"),
    [
        ("SAF-02", Answer(), "Choose a grade."),
        ("SAF-02", Answer("excellent", REASON, ("plan",)), "Choose a grade."),
        ("SAF-02", Answer("good", "x" * 39, ("plan",)), "Write the reason in 40 characters or more; there are 39."),
        ("SAF-02", Answer("good", " " * 60, ("plan",)), "Write the reason in 40 characters or more; there are 0."),
        ("SAF-02", Answer("good", REASON), "Point to at least one record."),
        ("SAF-02", Answer("good", REASON, ("plan: 3 May",)), None),
        ("SAF-02", Answer("not_judged"), "Choose why it cannot be judged."),
        ("SAF-02", Answer("not_judged", reason="too_early"), None),
        ("OVR-01", Answer("good", REASON), "Point to at least one record."),
        ("SAF-01", Answer("no"), None),
        ("SAF-01", Answer("yes"), "Add a comment to this answer."),
        ("SAF-01", Answer("partly", "Evenings are thin."), None),
        ("THR-01", Answer("no"), "Add a comment to this answer."),
        ("THR-01", Answer("yes"), None),
        ("MGT-03", Answer("no"), None),
        ("MGT-03", Answer("not_applicable"), "Say why it does not apply."),
        ("MGT-03", Answer("not_applicable", "No decision was due."), None),
        ("MGT-03", Answer("maybe"), "Choose an answer."),
        ("FDB-01", Answer("obtained"), None),
        ("FDB-01", Answer("not_sought"), "Choose the reason."),
        ("FDB-01", Answer("not_sought", reason="other"), "Add a word of explanation."),
        ("FDB-01", Answer("not_sought", "The line was down.", reason="other"), None),
        ("CVR-16", Answer("other"), "Add a word of explanation."),
        ("CVR-14", Answer("theme"), "Add a word of explanation."),
        ("CVR-14", Answer("random,theme"), "Choose an answer."),
        ("CVR-27", Answer(), "Choose at least one."),
        ("CVR-27", Answer("plan,assessment"), None),
        ("OVR-06", Answer("85"), None),
        ("OVR-06", Answer("-3"), "Give a number."),
        ("CVR-03", Answer("unborn"), None),
        ("CVR-20", Answer("2"), "Give 2 numbers."),
        ("CVR-20", Answer("2/1"), None),
        ("OVR-02", Answer("  "), "Write an answer."),
        ("SEC-04", Answer(), None),
        ("OVR-08", Answer(), None),
        ("CVR-12", Answer("2026-01-01/2026-06-30"), None),
    ],
)
def test_what_an_answer_still_needs(cin: Form, code: str, answer: Answer, expected: str | None) -> None:
    assert missing(cin.questions[code], answer) == expected


def test_findings_need_a_theme_each_and_three_or_no_more(cin: Form) -> None:
    """R-057."""
    question = cin.questions["OVR-03"]
    one = findings_value((Finding("School work", "partnership"),))
    assert missing(question, Answer(one)) == 'Add 2 more, or mark "no more to add".'
    assert missing(question, Answer(one, reason="no_more")) is None
    assert missing(question, Answer(findings_value((Finding("School"),)))) == "Choose a theme for each."
    assert missing(question, Answer("{")) == "Write them again; what is held cannot be read."


@pytest.mark.parametrize(
    ("value", "reason", "expected"),
    [
        ("", "", "Give the start date."),
        ("2026-03-12/", "", 'Give the end date, or choose "not done yet".'),
        ("2026-03-12/2026-03-18", "", None),
        ("2026-03-12/2026-03-30", "", "Choose why it was late."),
        ("2026-03-12/2026-03-30", "allocation_delay", None),
        ("2026-03-12/2026-03-30", "other", "Add a word of explanation."),
        ("2026-03-12/..", "", "Choose why it was late."),
        ("not_applicable", "", "Say why it does not apply."),
    ],
)
def test_dates_need_both_ends_and_a_reason_when_late(
    cin: Form, facts: Facts, value: str, reason: str, expected: str | None
) -> None:
    question = cin.questions["ASM-02"]
    answer = Answer(value, reason=reason)
    verdict = verdict_of(standard_of(cin, question, facts), answer, date(2026, 10, 1))
    assert missing(question, answer, verdict) == expected


def test_an_interval_must_be_chosen_where_several_may_apply(cin: Form, facts: Facts) -> None:
    question, standard = cin.questions["REV-01"], standard_of(cin, cin.questions["REV-01"], facts)
    assert standard is not None
    confirmed = replace(standard, status="council")
    answer = Answer("2026-01-05/2026-03-05")
    assert missing(question, answer, verdict_of(confirmed, answer)) == "Choose which interval applies."
    assert missing(question, answer, verdict_of(standard, answer)) is None


@pytest.mark.parametrize(
    ("plan", "evidence", "expected"),
    [
        (" ", (), "Say how often the plan wants it: a number and its unit."),
        ("0 weeks", (), "Say how often the plan wants it: a number and its unit."),
        ("2 ", (), "Say how often the plan wants it: a number and its unit."),
        ("3 weeks", (), "Say where the plan says so."),
        ("3 weeks", ("plan: section 4",), None),
        ("3 months", (), "Say where the plan says so."),
        ("2 weeks", ("plan: section 4",), "Choose why it was late."),
    ],
)
def test_an_interval_of_the_plan_needs_a_number_a_unit_and_where_it_stands(
    cin: Form, facts: Facts, plan: str, evidence: tuple[str, ...], expected: str | None
) -> None:
    """R-046."""
    question = cin.questions["WRK-01"]
    answer = Answer(f"2026-10-06/2026-10-27//{plan}", evidence=evidence)
    assert missing(question, answer, verdict_of(standard_of(cin, question, facts), answer)) == expected


def test_an_empty_audit_lists_every_required_question_in_order() -> None:
    """R-063."""
    found = gaps(SECTIONS, {})
    assert [gap.question for gap in found] == REQUIRED
    assert [gap.number for gap in found] == sorted(
        (gap.number for gap in found), key=lambda number: [int(part) for part in number.split(".")]
    )
    done = progress(SECTIONS, {})
    assert (done.answered, done.total) == (0, len(REQUIRED))
    assert items(SECTIONS) == 56
    assert sum(total for _, total in done.sections.values()) == done.total
    assert done.sections[0][1] == sum(one.question.required for one in SECTIONS[0].questions) > 0


@given(st.sets(st.sampled_from(REQUIRED)))
@settings(deadline=None)
def test_gaps_are_exactly_the_required_questions_without_an_answer(left_out: set[str]) -> None:
    answers = {code: answer for code, answer in EXAMPLE["first"].items() if code not in left_out}
    found = gaps(SECTIONS, answers)
    assert {gap.question for gap in found} == left_out
    assert all(gap.text.endswith(".") for gap in found)
    done = progress(SECTIONS, answers)
    assert done.total - done.answered == len(left_out), "complete exactly where nothing is missing"


@given(st.sampled_from(sorted(FORM.questions)), st.builds(Answer, *[st.text(max_size=12)] * 2, st.just(()), st.text()))
@settings(max_examples=400, deadline=None)
def test_any_answer_at_all_is_judged_without_a_crash(code: str, answer: Answer) -> None:
    question = FORM.questions[code]
    verdict = verdict_of(standard_of(FORM, question, Facts()), answer, date(2026, 1, 1))
    said = missing(question, answer, verdict)
    assert said is None or said.endswith(".")
