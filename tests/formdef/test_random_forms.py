"""Random valid forms: read by either reader, kept as a snapshot, answered by their own rules; nothing crashes."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.applicability import AskedSection, asked_questions, facts_of
from audit_tool.formdef.asking import asked_of
from audit_tool.formdef.completeness import gaps, progress
from audit_tool.formdef.conditions import Facts
from audit_tool.formdef.definition import AuditSet, Form, Question, Seat
from audit_tool.formdef.differences import differences
from audit_tool.formdef.editor_schema import editor_schema
from audit_tool.formdef.grading import overall, sentence
from audit_tool.formdef.house_writing import house_text
from audit_tool.formdef.house_yaml import read_house_style
from audit_tool.formdef.library import Library
from audit_tool.formdef.reading import check, read_form
from audit_tool.formdef.snapshots import form_from, snapshot
from audit_tool.formdef.wording import words
from tests.conftest import plausible
from tests.formdef.conftest import FORMS
from tests.formdef.json_schema import wrong
from tests.formdef.random_forms import form_files
from tests.formdef.soak import LONG

LIBRARY = Library(FORMS / "shared")
SCHEMA = editor_schema()
JUNK = [
    "",
    "x",
    "yes",
    "a",
    "a,b",
    "v3,zz",
    "-1",
    "1/2",
    "3.5",
    "999999",
    "2026-01-01",
    "2026-01-05/..",
    "//",
    "[]",
    "[1]",
]
FACTS = st.builds(Facts, st.frozensets(st.sampled_from(["cin", "cp", "sibs"])), st.none() | st.integers(0, 18))
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much]


def form_in(folder: Path, content: dict[str, Any], text: str = "") -> Form:
    """The form as read from a file; contents whose conditions shut each other out are passed over."""
    path = folder / f"rnd-{content['version']}.yaml"
    path.write_text(text or house_text(content), encoding="utf-8")
    faults = check(path, LIBRARY)
    assume(not any("can never be true" in fault.problem for fault in faults))
    assert faults == ()
    return read_form(path, LIBRARY)


def asked_by(form: Form, facts: Facts, answers: dict[str, Answer], seat: Seat = Seat.FIRST) -> tuple[AskedSection, ...]:
    return asked_of(form, AuditSet.FULL, seat, facts, answers)


@pytest.mark.parametrize("times", LONG)
def test_random_forms_are_read_kept_and_explained(tmp_path: Path, times: int) -> None:
    @given(form_files())
    @settings(max_examples=20 * times, deadline=None, suppress_health_check=QUIET)
    def holds(content: dict[str, Any]) -> None:
        form = form_in(tmp_path, content)
        assert read_house_style(house_text(content)) is not None or not house_text(content).isascii()
        assert form_in(tmp_path, content, json.dumps(content)) == form
        assert wrong(content, SCHEMA, SCHEMA) == []
        assert form_from(snapshot(form)) == form
        assert differences(form, form) == ()
        assert list(form.questions) == [code for section in content["sections"] for code in section["questions"]]

    holds()


@pytest.mark.parametrize("times", LONG)
def test_random_forms_bear_any_answer(tmp_path: Path, times: int) -> None:
    @given(form_files(), FACTS, st.data())
    @settings(max_examples=20 * times, deadline=None, suppress_health_check=QUIET)
    def holds(content: dict[str, Any], facts: Facts, data: st.DataObject) -> None:
        form = form_in(tmp_path, content)
        value = st.sampled_from(JUNK)
        answers = {code: Answer(data.draw(value), data.draw(value), (), data.draw(value)) for code in form.questions}
        for seat in Seat:
            sections = asked_by(form, facts, answers, seat)
            missing = {gap.question for gap in gaps(sections, answers)}
            done = progress(sections, answers)
            counted = [one for one in asked_questions(sections) if one.question.required]
            assert done.total == len(counted)
            assert done.answered == sum(one.question.code not in missing for one in counted)
        for code, question in form.questions.items():
            assert isinstance(words(question, answers[code]), str)
        assert isinstance(sentence(overall(form, answers), form, {}), str)
        age = facts_of(form, answers).age
        assert age is None or age >= 0

    holds()


@pytest.mark.parametrize("times", LONG)
def test_random_forms_can_be_answered_to_their_end(tmp_path: Path, times: int) -> None:
    """By their own rules; each answer may open and close what comes after it, and nothing before."""

    @given(form_files(), FACTS, st.data())
    @settings(max_examples=20 * times, deadline=None, suppress_health_check=QUIET)
    def holds(content: dict[str, Any], facts: Facts, data: st.DataObject) -> None:
        form = form_in(tmp_path, content)
        answers: dict[str, Answer] = {}
        for _ in range(len(form.questions) + 1):
            missing = gaps(asked_by(form, facts, answers), answers)
            if not missing:
                break
            code = missing[0].question
            before = [one.question.code for one in asked_questions(asked_by(form, facts, answers))]
            answers[code] = data.draw(answer_to(form.questions[code]))
            after = [one.question.code for one in asked_questions(asked_by(form, facts, answers))]
            at = before.index(code) + 1
            assert after[:at] == before[:at]
        assert gaps(asked_by(form, facts, answers), answers) == ()

    holds()


def answer_to(question: Question) -> st.SearchStrategy[Answer]:
    """An answer that leaves no gap, of any choice that there is."""
    usual = plausible(question, "good")
    if not question.options or question.kind.value in {"findings", "grade"}:
        return st.just(usual)
    codes = st.sampled_from([option.code for option in question.options])
    return codes.map(lambda code: Answer(code, "Said.", (), question.reasons[0].code if question.reasons else ""))
