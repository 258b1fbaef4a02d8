"""Conditions over the answers to earlier questions: what is asked, and what is refused with its line."""

from pathlib import Path

import pytest

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.applicability import SectionState, asked_questions, facts_of
from audit_tool.formdef.asking import asked_of
from audit_tool.formdef.completeness import gaps
from audit_tool.formdef.conditions import Condition, Facts
from audit_tool.formdef.definition import AuditSet, Form, Range, Seat
from audit_tool.formdef.faults import FormFileError
from audit_tool.formdef.reading import check, read_form
from audit_tool.formdef.snapshots import form_from, snapshot
from audit_tool.formdef.wording import words

VISIT = """
code: VIS
version: 1
title: "Home visit"
subject: child
family: light
minutes:
  short: 10
second_seat: same
sections:
  - number: 0
    title: Cover
    questions: ["CVR-02", "CVR-03"]
  - number: 1
    title: "The visit"
    questions: ["VIS-01..05"]
  - number: 2
    title: "What was seen"
    when: "VIS-01=seen"
    questions: ["VIS-06", "VIS-07"]
questions:
  - code: VIS-01
    text: "Was the child seen?"
    kind: choice
    set: short
    list: SEEN
  - code: VIS-02
    text: "Why was the child not seen?"
    kind: text
    set: short
    when: "VIS-01=not_seen,VIS-01=refused"
  - code: VIS-03
    text: "How many people live there?"
    kind: number
    set: short
    range:
      least: 1
      most: 30
      whole: true
  - code: VIS-04
    text: "Who are they?"
    kind: choices
    set: short
    list: L-WHO
    when: "VIS-03>=2"
  - code: VIS-05
    text: "On which day was the visit?"
    kind: date
    set: short
  - code: VIS-06
    text: "Was the child alone?"
    kind: fact
    set: short
    when: "VIS-03<3+cp"
  - code: VIS-07
    text: "What did the child say?"
    kind: text
    set: short
    when: "VIS-02,!VIS-04=mother"
lists:
  - code: SEEN
    options:
      - code: seen
        label: Seen
      - code: not_seen
        label: "Not seen"
      - code: refused
        label: Refused
"""


@pytest.fixture
def path(folder: Path) -> Path:
    made = folder / "vis-1.yaml"
    made.write_text(VISIT, encoding="utf-8")
    return made


@pytest.fixture
def visit(path: Path) -> Form:
    return read_form(path)


def codes(form: Form, cover: dict[str, Answer] | None = None, **values: str) -> list[str]:
    answers = {code.replace("_", "-"): Answer(value) for code, value in values.items()}
    sections = asked_of(form, AuditSet.SHORT, Seat.FIRST, facts_of(form, cover or {}), answers)
    return [one.question.code for one in asked_questions(sections)]


@pytest.mark.parametrize(
    ("text", "answer", "holds"),
    [
        ("VIS-01", "", False),
        ("VIS-01", "seen", True),
        ("!VIS-01", "", True),
        ("VIS-01=seen", "seen", True),
        ("VIS-01=seen", "not_seen", False),
        ("VIS-01!=seen", "", True),
        ("!VIS-01=seen", "seen", False),
        ("VIS-01=b", "a,b", True),
        ("VIS-01=b", "ab", False),
        ("VIS-01!=b", "a,b", False),
        ("VIS-01<3", "2.9", True),
        ("VIS-01<3", "3", False),
        ("VIS-01<3", "", False),
        ("!VIS-01<3", "", True),
        ("VIS-01>=10", "9", False),
        ("VIS-01=3", "3.0", True),
        ("VIS-01>1", "2/0", True),
        ("VIS-01>1", "many", False),
        ("VIS-01=seen+cp", "seen", True),
        ("VIS-01=seen+cic,VIS-01=x", "seen", False),
    ],
)
def test_a_condition_asks_about_an_answer(text: str, answer: str, holds: bool) -> None:
    assert Condition(text).malformed() == []
    assert Condition(text).holds(Facts(frozenset({"cp"}), 4, {"VIS-01": answer})) is holds


@pytest.mark.parametrize("text", ["VIS-1=x", "VIS-01==x", "VIS-01=a;c", "vis-01=x", "!!VIS-01", "VIS-01=>2"])
def test_what_is_no_condition_on_an_answer_is_named(text: str) -> None:
    assert Condition(text).malformed()
    assert not Condition(text).holds(Facts(answers={"VIS-01": "x"}))


def test_questions_open_and_close_with_the_answers(visit: Form) -> None:
    assert codes(visit) == ["VIS-01", "VIS-03", "VIS-05"]
    assert codes(visit, VIS_01="not_seen") == ["VIS-01", "VIS-02", "VIS-03", "VIS-05"]
    assert codes(visit, VIS_01="seen", VIS_03="2") == ["VIS-01", "VIS-03", "VIS-04", "VIS-05", "VIS-07"]
    assert codes(visit, VIS_01="seen", VIS_03="2", VIS_04="father,mother")[-1] == "VIS-05"


def test_a_section_opens_with_an_answer(visit: Form) -> None:
    facts = facts_of(visit, {"CVR-02": Answer("child_protection")})
    answers = {"VIS-01": Answer("seen"), "VIS-03": Answer("2")}
    shut, opened = (asked_of(visit, AuditSet.SHORT, Seat.FIRST, facts, given) for given in ({}, answers))
    assert shut[2].state is SectionState.NO_NEED
    assert [one.question.code for one in opened[2].questions] == ["VIS-06", "VIS-07"]


def test_an_answer_that_is_no_longer_asked_counts_for_nothing(visit: Form) -> None:
    """It was given before an earlier answer changed; it stays stored, but nothing follows from it."""
    assert "VIS-07" in codes(visit, VIS_01="seen", VIS_04="mother")
    assert "VIS-07" not in codes(visit, VIS_01="seen", VIS_03="4", VIS_04="mother")


def test_a_condition_may_ask_about_the_cover(path: Path) -> None:
    path.write_text(VISIT.replace('when: "VIS-02,', 'when: "CVR-02=child_in_need+CVR-03<5,', 1), encoding="utf-8")
    form = read_form(path)
    little = {"CVR-02": Answer("child_protection,child_in_need"), "CVR-03": Answer("4")}
    assert "VIS-07" in codes(form, little, VIS_01="seen", VIS_03="3", VIS_04="mother")
    assert "VIS-07" not in codes(form, {}, VIS_01="seen", VIS_03="3", VIS_04="mother")


def test_a_number_out_of_its_range_is_a_gap(visit: Form) -> None:
    def said(value: str) -> str:
        sections = asked_of(visit, AuditSet.SHORT, Seat.FIRST, Facts(), {})
        found = gaps(sections, {"VIS-03": Answer(value)})
        return next((gap.text for gap in found if gap.question == "VIS-03"), "")

    assert [said(value) for value in ("1", "30")] == ["", ""]
    assert {said(value) for value in ("0", "31", "2.5")} == {"Give a whole number from 1 to 30."}
    assert said("many") == "Give a number."


@pytest.mark.parametrize(
    ("allowed", "said"),
    [
        (Range(0, 1.5), "a number from 0 to 1.5"),
        (Range(least=3), "a number 3 or more"),
        (Range(most=3, whole=True), "a whole number 3 or less"),
        (Range(whole=True), "a whole number"),
    ],
)
def test_a_range_in_words(allowed: Range, said: str) -> None:
    assert allowed.words == said


def test_a_day_is_a_gap_until_it_is_a_day_and_reads_as_people_write(visit: Form) -> None:
    question = visit.questions["VIS-05"]
    sections = asked_of(visit, AuditSet.SHORT, Seat.FIRST, Facts(), {})
    open_, shut = ({gap.question for gap in gaps(sections, {"VIS-05": Answer(day)})} for day in ("", "2026-03-12"))
    assert open_ - shut == {"VIS-05"}
    assert words(question, Answer("2026-03-12")) == "12 March 2026"
    assert words(question, Answer("some day")) == "some day"


def test_a_snapshot_keeps_own_lists_ranges_and_conditions(visit: Form) -> None:
    again = form_from(snapshot(visit))
    assert again == visit
    assert again.questions["VIS-03"].range == Range(1, 30, whole=True)
    assert [option.code for option in again.questions["VIS-01"].options] == ["seen", "not_seen", "refused"]
    assert codes(again, VIS_01="refused") == codes(visit, VIS_01="refused")


CASES = {
    # name: (old, new, words of the line, words of the problem)
    "not in the form": (
        "VIS-01=not_seen,",
        "VOC-01=yes,",
        "VOC-01=yes",
        "VOC-01, which is not a question",
    ),
    "comes later": ("VIS-01=not_seen,", "VIS-03=2,", "VIS-03=2", "VIS-03, which comes no earlier"),
    "itself": ("VIS-01=not_seen,", "VIS-02,", 'when: "VIS-02,VIS-01', "VIS-02, which comes no earlier"),
    "section by its own": ('when: "VIS-01=seen"', 'when: "VIS-06=yes"', "VIS-06=yes", "VIS-06, which comes no earlier"),
    "no such answer": ("VIS-01=refused", "VIS-01=gone", "VIS-01=gone", '"gone" is not one of the answers to VIS-01'),
    "no fact": ("VIS-02,!VIS-04", "VIS-06=maybe,!VIS-04", "VIS-06=maybe", '"maybe" is not one of the answers'),
    "no number": ("VIS-01=not_seen,", "VIS-01<3,", "VIS-01<3", "The answers to VIS-01 are no numbers"),
    "a text compared": ('"VIS-02,', '"VIS-02=yes,', "VIS-02=yes", "only ask whether it is answered"),
    "never by answers": ("VIS-03<3+cp", "VIS-03<3+VIS-03>4", "VIS-03>4", "can never be true"),
    "never by two choices": ("VIS-03<3+cp", "VIS-01=seen+VIS-01=refused", "+VIS-01=refused", "can never be true"),
    "never by tags": ("VIS-03<3+cp", "cp+!cp", "cp+!cp", "can never be true"),
    "never by age": ("VIS-03<3+cp", "age<3+age>5", "age<3+age>5", "can never be true"),
    "never with its section": ("VIS-03<3+cp", "VIS-01=refused", 'when: "VIS-01=refused"', "can never be true"),
    "range of a text": ("kind: number", "kind: text", "range:", "Only numbers take a range"),
    "empty range": ("least: 1\n", "least: 31\n", "range:", "No number fits"),
    "range without ends": ("least: 1\n      most: 30\n      whole: true", "whole: false", "range:", "every number"),
    "range of words": ("least: 1\n", "least: one\n", "least: one", "whole number is expected"),
    "own list unknown": ("list: SEEN", "list: SAW", "list: SAW", 'The list "SAW" is not known'),
    "own list shared": ("- code: SEEN\n", "- code: L-WHO\n", "- code: L-WHO", '"L-WHO" is a shared list'),
    "own list value twice": ("- code: refused", "- code: seen", "- code: SEEN", '"seen" twice'),
    "own list tag": ("label: Refused", "label: Refused\n        sets: [nothing]", "- code: SEEN", 'tag "nothing"'),
}


@pytest.mark.parametrize("case", CASES)
def test_each_fault_is_named_at_its_line(path: Path, case: str) -> None:
    """Issue: a condition on a question that comes later or does not exist, a section that can never be reached."""
    old, new, where, problem = CASES[case]
    assert old in VISIT
    text = VISIT.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    found = [fault for fault in check(path) if problem in fault.problem]
    assert found, [str(fault) for fault in check(path)]
    line = next(number for number, words in enumerate(text.split("\n"), 1) if where in words)
    assert (found[0].file, found[0].line) == ("vis-1.yaml", line)
    with pytest.raises(FormFileError):
        read_form(path)


def test_two_values_of_several_ticks_are_possible(path: Path) -> None:
    path.write_text(VISIT.replace("VIS-03<3+cp", "VIS-04=mother+VIS-04=father+VIS-04!=other"), encoding="utf-8")
    assert check(path) == ()


def test_a_list_stands_once(path: Path) -> None:
    again = "  - code: SEEN\n    options:\n      - code: a\n        label: A\n"
    path.write_text(VISIT + again, encoding="utf-8")
    assert [fault.problem for fault in check(path)] == ['The list "SEEN" stands twice.']


def test_a_fault_in_a_banks_condition_is_named_in_the_bank(folder: Path, path: Path) -> None:
    bank = folder / "shared" / "banks" / "SNP.yaml"
    text = bank.read_text(encoding="utf-8").replace("    set: short\n", '    set: short\n    when: "VIS-99=yes"\n', 1)
    bank.write_text(text, encoding="utf-8")
    path.write_text(VISIT.replace('"VIS-06", "VIS-07"]', '"VIS-06", "VIS-07", "SNP-01"]'), encoding="utf-8")
    line = next(number for number, words in enumerate(text.split("\n"), 1) if "VIS-99" in words)
    assert [(fault.file, fault.line, fault.question) for fault in check(path)] == [("SNP.yaml", line, "SNP-01")]


def test_a_standard_cannot_hang_on_an_answer(folder: Path) -> None:
    path = folder / "cin-1.yaml"
    text = path.read_text(encoding="utf-8").replace("when: cp\n    standard", 'when: "SAF-01=yes"\n    standard')
    path.write_text(text, encoding="utf-8")
    assert [fault.problem for fault in check(path)] == ['The condition "SAF-01=yes" asks about an answer.']
