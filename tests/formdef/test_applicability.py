"""Which questions are asked, of whom, and how they are numbered."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.applicability import (
    SectionState,
    allocation_questions,
    asked,
    asked_answers,
    asked_questions,
    facts_of,
    items,
    numbers,
)
from audit_tool.formdef.conditions import Facts
from audit_tool.formdef.definition import AuditSet, Form, Kind, Membership, Seat, SecondSeat
from audit_tool.formdef.grading import with_limit_tag
from audit_tool.formdef.reading import read_form
from tests.formdef.conftest import FORMS

FORM = read_form(FORMS / "cin-1.yaml")
TYPICAL = Facts(frozenset({"cin", "assessed", "review"}), 7)
PROTECTION = Facts(TYPICAL.tags | {"cp", "s47", "conference"}, 7)
FACTS = st.builds(Facts, st.frozensets(st.sampled_from(sorted(FORM.tags))), st.none() | st.integers(0, 18))
SETS, SEATS = st.sampled_from(AuditSet), st.sampled_from(Seat)


def asked_codes(form: Form, audit_set: AuditSet, seat: Seat, facts: Facts) -> list[str]:
    return [one.question.code for one in asked_questions(asked(form, audit_set, seat, facts))]


@pytest.mark.parametrize(
    ("audit_set", "seat", "facts", "expected", "grades"),
    [
        (AuditSet.SHORT, Seat.FIRST, TYPICAL, 53, 15),
        (AuditSet.SHORT, Seat.SECOND, TYPICAL, 41, 15),
        (AuditSet.FULL, Seat.FIRST, TYPICAL, 164, 17),
        (AuditSet.SHORT, Seat.FIRST, PROTECTION, 54, 15),
    ],
)
def test_sizes_are_those_of_the_catalogue(
    cin: Form, audit_set: AuditSet, seat: Seat, facts: Facts, expected: int, grades: int
) -> None:
    """Part 3.1 of the catalogue."""
    sections = asked(cin, audit_set, seat, facts)
    found = [one for one in asked_questions(sections) if one.counts and one.question.kind is Kind.GRADE]
    assert (items(sections), len(found)) == (expected, grades)


def test_the_bank_size_is_that_of_the_catalogue(cin: Form) -> None:
    counted = [one for one in cin.questions.values() if one.membership in {Membership.SHORT, Membership.FULL}]
    assert len(counted) == 263


@pytest.mark.parametrize(
    ("code", "value", "tags"),
    [
        ("CVR-02", "child_in_need,child_protection", {"cin", "cp"}),
        ("CVR-03", "unborn", {"unborn"}),
        ("CVR-06", "yes", {"lang"}),
        ("CVR-07", "yes", {"disabled"}),
        ("CVR-08", "2", {"sibs"}),
        ("CVR-08", "0", set()),
        ("CVR-15", "placement_order", {"order", "adoptplan"}),
        ("CVR-16", "childrens_home", {"residential"}),
        ("CVR-18", "19.5", set()),
        ("CVR-18", "20", {"out20"}),
        ("CVR-19", "1", {"missing"}),
        ("CVR-20", "1/4", set()),
        ("CVR-20", "2/0", {"repeat"}),
        ("CVR-21", "domestic_abuse", {"da"}),
        ("CVR-22", "proceedings,review", {"court", "review"}),
        ("CVR-30", "yes", {"outarea"}),
        ("CVR-30", "no", set()),
        ("CVR-08", "several", set()),
    ],
)
def test_the_cover_sets_tags(cin: Form, code: str, value: str, tags: set[str]) -> None:
    assert facts_of(cin, {code: Answer(value)}).tags == tags


def test_the_age_is_held_only_for_a_number(cin: Form) -> None:
    assert facts_of(cin, {"CVR-03": Answer("0")}).age == 0
    assert facts_of(cin, {"CVR-03": Answer("unborn")}).age is None
    assert facts_of(cin, {}).age is None


def test_of_the_cover_only_the_auditor_s_own_fields_are_asked(cin: Form) -> None:
    first = asked(cin, AuditSet.SHORT, Seat.FIRST, TYPICAL)[0]
    second = asked(cin, AuditSet.SHORT, Seat.SECOND, TYPICAL)[0]
    assert [one.question.code for one in first.questions] == ["CVR-13", "CVR-23", "CVR-24", "CVR-27"]
    assert [one.question.code for one in second.questions] == ["CVR-13", "CVR-23", "CVR-27"]
    assert len(allocation_questions(cin)) == 26


def test_the_second_auditor_may_comment_on_the_form_and_nominates_nobody(cin: Form) -> None:
    first = asked_codes(cin, AuditSet.SHORT, Seat.FIRST, TYPICAL)
    second = asked_codes(cin, AuditSet.SHORT, Seat.SECOND, TYPICAL)
    assert "SEC-04" in second
    assert "SEC-04" not in first
    assert "OVR-08" in first
    assert "OVR-08" not in second
    assert second[-4:] == ["OVR-01", "OVR-05", "OVR-06", "SEC-04"]


def test_setting_a_limit_aside_is_asked_only_above_the_limit(cin: Form) -> None:
    low = {"SAF-02": Answer("inadequate"), "OVR-01": Answer("good")}
    above = with_limit_tag(TYPICAL, cin, low)
    assert "OVR-07" in asked_codes(cin, AuditSet.SHORT, Seat.FIRST, above)
    assert "OVR-07" not in asked_codes(cin, AuditSet.SHORT, Seat.FIRST, TYPICAL)
    assert with_limit_tag(above, cin, {**low, "OVR-01": Answer("inadequate")}) == TYPICAL


def test_a_section_says_why_it_is_empty(cin: Form) -> None:
    """R-038."""
    first = {one.number: one.state for one in asked(cin, AuditSet.SHORT, Seat.FIRST, TYPICAL)}
    second = {one.number: one.state for one in asked(cin, AuditSet.SHORT, Seat.SECOND, TYPICAL)}
    assert first[11] is SectionState.NO_NEED
    assert second[1] is SectionState.NOT_ASKED
    disabled = asked(cin, AuditSet.SHORT, Seat.FIRST, replace(TYPICAL, tags=TYPICAL.tags | {"disabled"}))
    assert [one.number for one in disabled[11].questions] == ["11.1", "11.2"]


def test_tokens_are_resolved_everywhere(cin: Form) -> None:
    for question in cin.questions.values():
        assert not set("{}") & set(question.text + question.help + question.good + question.inadequate)
    assert cin.questions["SAF-02"].good.startswith("current facts show who keeps the child safe")
    assert cin.questions["SAF-02"].inadequate.startswith("the child is or may be at risk")


def test_the_council_s_words_replace_tokens_and_the_form_s_go_before() -> None:
    form = read_form(FORMS / "cin-1.yaml", local={"neglect_tool": "home profile", "child": "young one"})
    assert form.questions["NEG-01"].text == "Was the home profile used?"


def test_answers_left_from_before_a_change_of_the_cover_are_left_out(cin: Form) -> None:
    sections = asked(cin, AuditSet.SHORT, Seat.FIRST, TYPICAL)
    answers = {"NEG-05": Answer("inadequate"), "SAF-01": Answer("no")}
    assert asked_answers(sections, answers) == {"SAF-01": Answer("no")}


def test_a_form_may_ask_the_second_auditor_the_same_or_nothing(cin: Form) -> None:
    first = asked_codes(cin, AuditSet.SHORT, Seat.FIRST, TYPICAL)
    same = asked_codes(replace(cin, second_seat=SecondSeat.SAME), AuditSet.SHORT, Seat.SECOND, TYPICAL)
    assert set(first) - set(same) == {"CVR-24", "OVR-08"}
    assert asked_codes(replace(cin, second_seat=SecondSeat.NONE), AuditSet.SHORT, Seat.SECOND, TYPICAL) == []


@given(FACTS, SETS, SEATS)
def test_numbers_are_unique_and_run_without_gaps(facts: Facts, audit_set: AuditSet, seat: Seat) -> None:
    sections = asked(FORM, audit_set, seat, facts)
    found = [one.number for one in asked_questions(sections)]
    assert len(set(found)) == len(found) == len(numbers(sections))
    for section in sections:
        assert [one.number for one in section.questions] == [
            f"{section.number}.{at}" for at in range(1, len(section.questions) + 1)
        ]
        assert (section.state is SectionState.ASKED) == bool(section.questions)


@given(FACTS, SETS)
def test_safety_outcomes_and_overall_are_always_asked(facts: Facts, audit_set: AuditSet) -> None:
    """R-038, R-042: no case switches them off."""
    first = asked_codes(FORM, audit_set, Seat.FIRST, facts)
    assert {"SAF-01", "SAF-02", "OUT-01", "OUT-04", "OVR-01"} <= set(first)
    counted = [one for one in asked_questions(asked(FORM, audit_set, Seat.SECOND, facts)) if one.counts]
    assert {one.question.code for one in counted} <= set(first)
