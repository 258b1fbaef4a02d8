"""Limits on the overall grade: they hold it down, never lift it, and can be set aside with a reason."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.definition import Form, Kind
from audit_tool.formdef.grading import overall, sentence
from audit_tool.formdef.reading import read_form
from tests.formdef.conftest import FORMS

FORM = read_form(FORMS / "cin-1.yaml")
GRADES = [grade.code for grade in FORM.grades]
GRADED = [code for code, question in FORM.questions.items() if question.kind is Kind.GRADE]
ANSWERS = st.dictionaries(
    st.sampled_from(GRADED), st.sampled_from([*GRADES, "not_judged", ""]).map(Answer), max_size=len(GRADED)
)


@pytest.mark.parametrize(
    ("low", "limit"),
    [
        ("SAF-02", "inadequate"),
        ("RSK-22", "inadequate"),
        ("PLN-15", "requires_improvement"),
        ("NEG-05", "requires_improvement"),
        ("ASM-14", ""),
    ],
)
def test_which_answer_limits_how_far(cin: Form, low: str, limit: str) -> None:
    """RUL-01, RUL-02, RUL-08; a grade of the full set alone limits nothing (RUL-03)."""
    found = overall(cin, {low: Answer("inadequate"), "OVR-01": Answer("outstanding")})
    assert found is not None
    assert found.limit == limit
    assert found.effective == (limit or "outstanding")


def test_every_short_grade_has_a_limit(cin: Form) -> None:
    limited = {code for limit in cin.limits for code in limit.questions}
    marked = {code for code in GRADED if cin.questions[code].second_auditor and code != cin.overall}
    assert limited == marked


def test_a_reason_sets_the_limit_aside_and_is_kept(cin: Form) -> None:
    """R-059, RUL-05."""
    answers = {"SAF-02": Answer("inadequate"), "OVR-01": Answer("good"), "OVR-07": Answer("An older event.")}
    found = overall(cin, answers)
    assert found is not None
    assert (found.effective, found.overridden, found.override_reason) == ("good", True, "An older event.")
    assert found.above_limit
    assert sentence(found, cin, {}).startswith("The limit at Inadequate is set aside with a reason.")
    kept_low = overall(cin, {**answers, "OVR-01": Answer("inadequate")})
    assert kept_low is not None
    assert not kept_low.overridden


def test_a_limit_can_be_switched_off(cin: Form) -> None:
    answers = {"SAF-02": Answer("inadequate"), "PLN-15": Answer("inadequate"), "OVR-01": Answer("good")}
    found = overall(cin, answers, off={"RUL-01"})
    assert found is not None
    assert found.effective == "requires_improvement"
    found = overall(cin, answers, off={"RUL-01", "RUL-02"})
    assert found is not None
    assert found.effective == "good"


def test_a_form_without_an_overall_grade_has_none(cin: Form) -> None:
    """R-060."""
    assert overall(replace(cin, overall=""), {"SAF-02": Answer("inadequate")}) is None
    assert sentence(None, cin, {}) == ""


def test_the_sentence_names_every_answer_that_holds_it(cin: Form) -> None:
    answers = {"SAF-02": Answer("inadequate"), "RSK-22": Answer("inadequate"), "PLN-15": Answer("inadequate")}
    found = overall(cin, answers)
    assert sentence(found, cin, {"SAF-02": "2.2", "RSK-22": "7.2"}) == (
        "Overall can be at most Inadequate because of 2.2 Is the child safe enough now, and is the reason clear? "
        "and 7.2 Is risk seen, answered and reduced in time?"
    )


@given(ANSWERS)
def test_limits_never_lift_a_grade_and_always_hold(answers: dict[str, Answer]) -> None:
    found = overall(FORM, answers)
    assert found is not None
    if found.chosen not in GRADES:
        assert found.effective == found.chosen
        return
    chosen, effective = GRADES.index(found.chosen), GRADES.index(found.effective)
    assert effective <= chosen
    if found.limit:
        assert effective == min(chosen, GRADES.index(found.limit))
    else:
        assert effective == chosen
    assert bool(sentence(found, FORM, {})) == bool(found.limit)


@given(ANSWERS, st.sampled_from([code for code in GRADED if code != "OVR-01"]))
def test_a_lower_answer_never_lifts_the_overall(answers: dict[str, Answer], code: str) -> None:
    before = overall(FORM, {**answers, "OVR-01": Answer("outstanding")})
    after = overall(FORM, {**answers, "OVR-01": Answer("outstanding"), code: Answer("inadequate")})
    assert before is not None
    assert after is not None
    assert GRADES.index(after.effective) <= GRADES.index(before.effective)
