"""A form is files and nothing else: own questions, wording, conditions on sections, other short sets."""

from pathlib import Path

import pytest

from audit_tool.errors import WrongInputError
from audit_tool.formdef.answer_files import read_answers
from audit_tool.formdef.answers import (
    Answer,
    Finding,
    codes_of,
    dates_of,
    findings_of,
    findings_value,
    interval_of,
    not_done_yet,
)
from audit_tool.formdef.applicability import asked, asked_questions, items
from audit_tool.formdef.conditions import Facts
from audit_tool.formdef.definition import AuditSet, Kind, Membership, Seat
from audit_tool.formdef.faults import Fault, FormFileError
from audit_tool.formdef.reading import read_form

DIP = """
code: DIP
version: 1
title: Dip sample
subject: document
family: light
tokens: {child: young person}
minutes: {short: 20}
second_seat: same
sections:
  - {number: 0, title: Cover, questions: [CVR-01..03, CVR-13]}
  - number: 1
    title: What was found
    when: cp,cic
    short: all
    questions: [DIP-01, DIP-02, VOC-02, VOC-19, SUP-01]
    short_without: [VOC-02]
  - {number: 2, title: Overall, questions: [OVR-01], short: all}
questions:
  - {code: DIP-01, text: "Was the {child} asked?", kind: fact, set: extra, themes: [risk]}
  - {code: DIP-02, text: How good?, kind: grade, set: full, help: "Good: yes. Inadequate: no."}
wording: {VOC-19: "Were drawings used with the {child}?"}
overall: OVR-01
"""


def test_a_light_form_of_its_own_questions_needs_no_code(folder: Path) -> None:
    path = folder / "dip-1.yaml"
    path.write_text(DIP, encoding="utf-8")
    form = read_form(path)
    assert form.questions["DIP-01"].text == "Was the young person asked?"
    assert form.questions["VOC-19"].text == "Were drawings used with the young person?"
    assert form.questions["DIP-02"].good == "yes."
    assert form.questions["DIP-01"].membership is Membership.SHORT
    assert form.questions["VOC-02"].membership is Membership.FULL
    young, older = Facts(frozenset({"cp"}), 5), Facts(frozenset({"cp"}), 15)
    assert [items(asked(form, AuditSet.SHORT, seat, young)) for seat in Seat] == [5, 5]
    assert items(asked(form, AuditSet.SHORT, Seat.FIRST, older)) == 4
    assert items(asked(form, AuditSet.SHORT, Seat.FIRST, Facts())) == 1
    assert items(asked(form, AuditSet.FULL, Seat.FIRST, young)) == 6


def test_a_grade_that_asks_no_rationale_needs_no_descriptors(folder: Path) -> None:
    """As the two grades of the practitioner's own reflection."""
    path = folder / "dip-1.yaml"
    old = 'help: "Good: yes. Inadequate: no."'
    path.write_text(DIP.replace(old, "rationale_minimum: 0"), encoding="utf-8")
    question = read_form(path).questions["DIP-02"]
    assert (question.rationale_minimum, question.evidence) == (0, ())
    path.write_text(DIP.replace(f", {old}", ""), encoding="utf-8")
    with pytest.raises(FormFileError, match="Inadequate"):
        read_form(path)


def test_how_many_more_faults_there_are_is_said_of_one_as_of_several() -> None:
    fault = Fault("cin-1.yaml", 1, "", "", "It is wrong.", "Correct it.")
    told = [str(FormFileError((fault,) * count)) for count in (1, 2, 3)]
    assert [words.partition("Correct it.")[2] for words in told] == [
        "",
        " There is 1 more fault in the list.",
        " There are 2 more faults in the list.",
    ]


def test_every_kind_of_answer_stands_in_the_form_or_its_standard(folder: Path) -> None:
    form = read_form(folder / "cin-1.yaml")
    assert {question.kind for question in form.questions.values()} == set(Kind) - {Kind.ROWS, Kind.DATE}
    for question in form.questions.values():
        assert bool(question.options) == (question.kind not in {Kind.DATES, Kind.NUMBER, Kind.TEXT})
        assert (question.rationale_minimum, bool(question.evidence)) == (
            (40, True) if question.kind is Kind.GRADE else (0, False)
        )
        assert question.reasons_for <= {option.code for option in question.options}


def test_grades_are_ordered_from_the_lowest_with_their_descriptors(folder: Path) -> None:
    """R-039, R-040."""
    form = read_form(folder / "cin-1.yaml")
    assert [grade.label for grade in form.grades] == ["Inadequate", "Requires improvement", "Good", "Outstanding"]
    assert all(grade.descriptor for grade in form.grades)
    assert [option.code for option in form.questions["OVR-01"].options][-1] == "not_judged"


def test_another_scale_is_only_another_file(folder: Path) -> None:
    """R-040: a new inspection framework needs no code."""
    path = folder / "shared" / "scales.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('label: "Requires improvement"', 'label: "Needs attention"'), encoding="utf-8")
    assert read_form(folder / "cin-1.yaml").grades[1].label == "Needs attention"


def test_an_answer_file_that_cannot_be_read_says_where(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text("first:\n  SAF-01:\n    value: no\n    coment: x\n", encoding="utf-8")
    with pytest.raises(WrongInputError, match="line 4"):
        read_answers(path)


def test_an_answer_file_holds_numbers_and_findings(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(
        "first:\n  OVR-06: {value: 85}\n  OVR-03: {value: [{text: School, theme: partnership}], reason: no_more}\n",
        encoding="utf-8",
    )
    found = read_answers(path)["first"]
    assert found["OVR-06"] == Answer("85")
    assert findings_of(found["OVR-03"].value) == (Finding("School", "partnership"),)


def test_values_round_trip() -> None:
    assert findings_value(()) == findings_value((Finding("  "),)) == ""
    assert codes_of("a,b,") == ("a", "b")
    assert dates_of("2026-05-01T10:00/..")[1] is None
    assert not_done_yet("2026-05-01/..")
    assert interval_of("2026-05-01/2026-06-01/later") == "later"
    assert Answer().empty
    assert not Answer(reason="other").empty


def test_every_question_of_the_form_has_a_theme_and_a_source(folder: Path) -> None:
    form = read_form(folder / "cin-1.yaml")
    questions = [one.question for one in asked_questions(asked(form, AuditSet.FULL, Seat.FIRST, Facts()))]
    assert all(question.themes and question.source for question in questions)
