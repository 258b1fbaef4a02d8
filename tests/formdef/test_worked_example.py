"""The demonstration record of the catalogue, part 5, gives the results of 5.6."""

from collections import Counter

import pytest

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.applicability import AskedSection, asked, asked_questions, items, numbers
from audit_tool.formdef.completeness import gaps, progress
from audit_tool.formdef.conditions import Facts
from audit_tool.formdef.definition import AuditSet, Form, Kind, Seat
from audit_tool.formdef.grading import overall, sentence

Example = dict[str, dict[str, Answer]]
RANK = ("inadequate", "requires_improvement", "good", "outstanding")


@pytest.fixture(scope="module")
def first(cin: Form, facts: Facts) -> tuple[AskedSection, ...]:
    return asked(cin, AuditSet.SHORT, Seat.FIRST, facts)


@pytest.fixture(scope="module")
def second(cin: Form, facts: Facts) -> tuple[AskedSection, ...]:
    return asked(cin, AuditSet.SHORT, Seat.SECOND, facts)


def kinds(sections: tuple[AskedSection, ...]) -> Counter[Kind]:
    return Counter(one.question.kind for one in asked_questions(sections) if one.counts)


def graded(sections: tuple[AskedSection, ...]) -> list[str]:
    return [one.question.code for one in asked_questions(sections) if one.question.kind is Kind.GRADE]


def test_the_cover_gives_the_tags_and_age(facts: Facts) -> None:
    assert facts.age == 7
    assert facts.tags == {
        *("cin", "cp", "sibs", "neglect", "substance", "repeat"),
        *("s47", "assessed", "conference", "review", "familymeeting"),
    }


def test_first_auditor_is_asked_56_items_of_which_16_graded(first: tuple[AskedSection, ...]) -> None:
    assert items(first) == 56
    assert kinds(first)[Kind.GRADE] == 16


def test_second_auditor_is_asked_16_grades_26_facts_and_2_closing_fields(second: tuple[AskedSection, ...]) -> None:
    assert items(second) == 44
    assert kinds(second) == {Kind.GRADE: 16, Kind.FACT: 26, Kind.CHOICE: 1, Kind.NUMBER: 1}


def test_the_answers_are_exactly_those_asked_and_nothing_is_missing(
    first: tuple[AskedSection, ...], second: tuple[AskedSection, ...], example: Example
) -> None:
    for who, sections in (("first", first), ("second", second)):
        optional = {one.question.code for one in asked_questions(sections) if not one.question.required}
        assert set(example[who]) == {one.question.code for one in asked_questions(sections)} - optional
        assert gaps(sections, example[who]) == ()
        assert progress(sections, example[who]).answered == len(example[who].keys() - optional)


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("first", {"good": 7, "requires_improvement": 8}),
        ("second", {"good": 6, "requires_improvement": 8, "inadequate": 1}),
    ],
)
def test_section_grades(who: str, expected: dict[str, int], second: tuple[AskedSection, ...], example: Example) -> None:
    codes = [code for code in graded(second) if code != "OVR-01"]
    assert Counter(example[who][code].value for code in codes) == expected


def test_limits_hold_only_the_second_auditor_s_overall(
    cin: Form, second: tuple[AskedSection, ...], example: Example
) -> None:
    """R-059."""
    one, other = overall(cin, example["first"]), overall(cin, example["second"])
    assert one is not None
    assert other is not None
    assert (one.chosen, one.limit, one.effective) == ("requires_improvement", "", "requires_improvement")
    assert (other.chosen, other.effective) == ("requires_improvement", "inadequate")
    assert [(cause.limit, cause.question) for cause in other.causes] == [("RUL-01", "RSK-22")]
    assert sentence(other, cin, numbers(second)) == (
        "Overall is held at Inadequate by 7.2 Is risk seen, answered and reduced in time?"
    )


def test_after_moderation_no_limit_applies(cin: Form, example: Example) -> None:
    decided = {**example["second"], "RSK-22": Answer("requires_improvement"), "PLN-15": Answer("requires_improvement")}
    found = overall(cin, decided)
    assert found is not None
    assert (found.limit, found.effective) == ("", "requires_improvement")


def differences(cin: Form, codes: list[str], example: Example, *, own_choice: bool) -> list[int]:
    """How many grades the second auditor is above (or below) the first, question by question."""
    found = []
    for code in codes:
        values = [example["first"][code].value, example["second"][code].value]
        if code == "OVR-01" and not own_choice:
            values = [
                (overall(cin, example[who]) or pytest.fail("no overall")).effective for who in ("first", "second")
            ]
        found.append(RANK.index(values[1]) - RANK.index(values[0]))
    return found


def test_agreement_counts(cin: Form, second: tuple[AskedSection, ...], example: Example) -> None:
    gaps_ = differences(cin, graded(second), example, own_choice=False)
    assert len(gaps_) == 16
    assert gaps_.count(0) == 13
    assert all(abs(gap) <= 1 for gap in gaps_)
    assert [gap < 0 for gap in gaps_].count(True) == 3
    assert not any(gap > 0 for gap in gaps_)
    assert [gap < 0 for gap in differences(cin, graded(second), example, own_choice=True)].count(True) == 2


def test_all_26_facts_are_the_same(second: tuple[AskedSection, ...], example: Example) -> None:
    codes = [one.question.code for one in asked_questions(second) if one.question.kind is Kind.FACT]
    same = [example["first"][code].value == example["second"][code].value for code in codes]
    assert (same.count(True), len(same)) == (26, 26)


def test_what_the_measures_turn_on(example: Example) -> None:
    """The answers behind M01 to M32; the measures themselves are counted elsewhere."""
    value = {code: answer.value for code, answer in example["first"].items()}
    assert [value[f"PLN-0{at}"] for at in range(1, 6)] == ["yes", "partly", "yes", "yes", "yes"]
    assert value["ASM-19"] == "good"
    assert (value["VOC-02"], value["VOC-06"]) == ("yes", "no")
    assert {value[code] for code in ("VOC-09", "SUP-12", "MGT-16", "NEG-05", "OUT-04")} == {"requires_improvement"}
    assert [value[code] for code in ("FAM-02", "FAM-01", "FAM-03")] == ["yes", "partly", "yes"]
    assert [value[code] for code in ("THR-01", "THR-02", "NEG-01", "PRC-01")] == ["yes", "yes", "partly", "yes"]
    assert value["FDB-01"] == "obtained"
