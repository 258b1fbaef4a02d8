"""Forms across versions: kept as they were, and compared."""

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from audit_tool.errors import WrongInputError
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.conditions import Condition
from audit_tool.formdef.definition import (
    Cell,
    CellKind,
    Form,
    Interval,
    Kind,
    Membership,
    Option,
    Question,
    Range,
    Seat,
    SecondSeat,
    TagRule,
)
from audit_tool.formdef.describing import choice_words, counts_words, details, help_words
from audit_tool.formdef.differences import CHANGE_WORDS, Difference, differences, said
from audit_tool.formdef.reading import read_form
from audit_tool.formdef.releases import form_fingerprint
from audit_tool.formdef.snapshots import form_from, snapshot
from tests.formdef.conftest import FORMS


def test_a_snapshot_gives_the_same_form_back(cin: Form) -> None:
    """R-034."""
    again = form_from(snapshot(cin))
    assert again == cin
    assert again.standards["STD-02"].holidays == cin.standards["STD-02"].holidays
    assert type(again.limits[0].questions) is frozenset


def test_the_same_form_always_gives_the_same_snapshot(cin: Form) -> None:
    assert snapshot(read_form(FORMS / "cin-1.yaml")) == snapshot(cin)


def test_a_snapshot_keeps_the_words_when_a_bank_changes(folder: Path, cin: Form) -> None:
    kept = snapshot(cin)
    bank = folder / "shared" / "banks" / "OUT.yaml"
    bank.write_text(
        bank.read_text(encoding="utf-8").replace("What is better for", "What changed for"), encoding="utf-8"
    )
    assert read_form(folder / "cin-1.yaml").questions["OUT-01"].text.startswith("What changed for")
    assert form_from(kept).questions["OUT-01"].text.startswith("What is better for")


def test_a_snapshot_from_before_a_field_existed_can_be_read(cin: Form) -> None:
    assert form_from(snapshot(cin).replace('"second_seat":"marked",', "")) == cin


@pytest.mark.parametrize("text", ["", "{", "[]", '{"code":"CIN"}'])
def test_a_damaged_snapshot_is_said_in_words(text: str) -> None:
    with pytest.raises(WrongInputError, match="answers are safe"):
        form_from(text)


def test_equal_versions_do_not_differ(cin: Form) -> None:
    assert differences(cin, replace(cin, version=2)) == ()


def test_every_change_is_listed(cin: Form) -> None:
    """R-050."""
    first, second, *rest = cin.sections[1:]
    snp, saf = first.questions, second.questions
    reworded = replace(snp[1], text="Is the record right?", second_auditor=True)
    new = replace(
        cin,
        sections=(
            cin.sections[0],
            replace(first, questions=(snp[0], reworded, saf[3])),
            replace(second, questions=(*saf[:3], replace(snp[2], code="SAF-09"))),
            *rest,
        ),
    )
    found = differences(cin, new)
    assert [(one.question, one.change) for one in found] == [
        *((f"SNP-0{at}", "removed") for at in (3, 4, 5, 6)),
        ("SNP-02", "wording"),
        ("SNP-02", "set"),
        ("SAF-04", "moved"),
        ("SAF-09", "added"),
    ]
    assert found[5] == Difference(
        "SNP-02",
        "set",
        "full set only",
        "full set only, second auditor too",
        "Is the record right?",
    )
    assert [said(one) for one in found[3:8]] == [
        f"Taken out: SNP-06 {snp[5].text}",
        f"Reworded: SNP-02 was “{snp[1].text}”, is “Is the record right?”",
        "Set: SNP-02 Is the record right?, was “full set only”, is “full set only, second auditor too”",
        f"Moved: SAF-04 {saf[3].text}, from Safety now to Snapshot",
        f"Added: SAF-09 {snp[2].text}",
    ]


def test_a_changed_kind_choice_condition_standard_limit_and_scale_are_told_in_words(cin: Form) -> None:
    """R-050."""
    questions = cin.questions
    changed = {
        "VOC-05": replace(questions["VOC-05"], when=Condition("cp+age<5,!cic")),
        "SAF-02": replace(questions["SAF-02"], kind=Kind.FACT, reasons_for=frozenset()),
        "CVR-13": replace(questions["CVR-13"], options=questions["CVR-13"].options[:1]),
    }
    standard = replace(cin.standards["STD-03"], words="40 working days", number=40)
    new = replace(
        cin,
        title="Another title",
        sections=tuple(
            replace(each, questions=tuple(changed.get(one.code, one) for one in each.questions))
            for each in cin.sections
        ),
        limits=(replace(cin.limits[0], holds_at="requires_improvement"), *cin.limits[2:]),
        standards={**cin.standards, "STD-03": standard},
        grades=(replace(cin.grades[0], label="Poor"), *cin.grades[1:]),
        minutes={"short": 90},
    )
    told = [said(one) for one in differences(cin, new)]
    text = questions["VOC-05"].text
    assert (
        f"Asked when: VOC-05 {text}, was “only for: “Review””, "
        "is “only for: “Child protection” and age under 5, or not “Child in care””"
    ) in told
    assert any(line.startswith("Another kind of answer: SAF-02") and "was “Grade”, is “Fact”" in line for line in told)
    assert any(line.startswith("What an answer needs: SAF-02") for line in told)
    assert any(line.startswith("Choices: CVR-13") for line in told)
    assert any(
        line.startswith("Standards: ") and "is “Single assessment, 40 working days (by law)”" in line for line in told
    )
    limits = [line for line in told if line.startswith("Local rule")]
    assert limits[0] == (
        "Local rule: RUL-01 Protection limit, was “Inadequate holds the overall grade at Inadequate, from RSK-22, "
        "SAF-02”, is “Poor holds the overall grade at Requires improvement, from RSK-22, SAF-02”"
    )
    assert limits[1].startswith("Local rule: RUL-02 Section limit, was “")
    assert limits[1].endswith("is “nothing”")
    assert any(line.startswith("Grades: was “Inadequate: ") for line in told)
    assert (
        "The form itself: was “Short set about 75 minutes, full set about 200 minutes”, is “Short set about 90 minutes”"
        in told
    )
    assert "The form itself: was “Child in need and child protection case file”, is “Another title”" in told
    assert {one.change for one in differences(cin, new)} <= set(CHANGE_WORDS)


def test_a_section_that_is_only_renamed_or_renumbered_moves_no_question(cin: Form) -> None:
    sections = (*cin.sections[:3], replace(cin.sections[3], title="Levels of need"), *cin.sections[4:])
    found = differences(cin, replace(cin, sections=sections))
    assert [(one.question, one.change) for one in found] == [("", "form")]
    sections = tuple(replace(each, number=each.number + 20) for each in cin.sections)
    assert differences(cin, replace(cin, sections=sections)) == ()


def test_rows_are_told_with_what_each_of_them_holds(cin: Form) -> None:
    holds = (Cell("what", "What will be done", CellKind.TEXT), Cell("by", "By when", CellKind.DATE))
    question = replace(cin.questions["SNP-01"], kind=Kind.ROWS, cells=holds, count=1)
    assert choice_words(question) == f"What will be done ({CellKind.TEXT.value}); By when ({CellKind.DATE.value})"
    assert any(one.about == "Each row" for one in details(cin, question))
    assert "1 row" in next(one.words for one in details(cin, question) if one.about == "Answer")


CHANGED: dict[str, Any] = {
    "text": "Is the record right?",
    "kind": Kind.TEXT,
    "membership": Membership.COVER,
    "second_auditor": True,
    "when": Condition("cp"),
    "options": (Option("few", "Few"),),
    "help": "Count the rooms.",
    "themes": ("partnership",),
    "measures": ("M01",),
    "standards": ("STD-03",),
    "comment_needed_for": frozenset({"few"}),
    "reasons": (Option("ill", "Somebody was ill"),),
    "reasons_for": frozenset({"few"}),
    "evidence": (Option("plan", "Plan"),),
    "rationale_minimum": 40,
    "unit": "people",
    "required": False,
    "seats": frozenset({Seat.FIRST}),
    "sets_when": (TagRule(">=1", "cp"),),
    "stops": (("few", "Choose another case."),),
    "gives_age": True,
    "range": Range(1, 30, whole=True),
    "parts": ("boys", "girls"),
    "count": 3,
    "cells": (Cell("who", "Who", CellKind.TEXT),),
}
"""Each part of a question, with something else than a plain question has there."""
NOT_TOLD = {
    "code": "It pairs the two versions: another code is one question taken out and one added.",
    "good": "It is cut out of the help, which is told.",
    "inadequate": "It is cut out of the help, which is told.",
    "source": "It is for those who look after the forms; nobody who answers sees it.",
}


def with_question(form: Form, question: Question) -> Form:
    """The same form asking one question only."""
    return replace(form, sections=(replace(form.sections[1], questions=(question,)),), overall="", limits=())


def test_no_part_of_a_question_is_forgotten() -> None:
    """R-050: whoever adds a field says how its change is told, or why it is not."""
    assert CHANGED.keys() | NOT_TOLD.keys() == {part.name for part in fields(Question)}
    assert not CHANGED.keys() & NOT_TOLD.keys()


@pytest.mark.parametrize("part", CHANGED)
def test_a_change_of_each_part_of_a_question_is_told(cin: Form, part: str) -> None:
    """R-050."""
    # Who answers is told of cover questions, the rows of questions that gather them.
    wider: dict[str, dict[str, Any]] = {"seats": {"membership": Membership.COVER}, "cells": {"kind": Kind.ROWS}}
    extra = wider.get(part, {})
    plain = replace(Question("SNP-90", "How many?", Kind.NUMBER, Membership.FULL), **extra)
    found = differences(with_question(cin, plain), with_question(cin, replace(plain, **{part: CHANGED[part]})))
    assert found
    assert all(one.question == "SNP-90" and one.before != one.after for one in found)


def told(form: Form, before: Question, after: Question) -> list[str]:
    return [said(one) for one in differences(with_question(form, before), with_question(form, after))]


def test_what_a_number_may_be_and_whether_it_must_be_given_are_told_in_words(cin: Form) -> None:
    """R-050."""
    plain = Question("SNP-90", "How many?", Kind.NUMBER, Membership.FULL)
    ranged = replace(plain, range=Range(1, 30, whole=True, say="Count those who sleep there."))
    (line,) = told(cin, plain, replace(ranged, required=False))
    both = "may be left open; a whole number from 1 to 30 (“Count those who sleep there.”)"
    assert line == f"What an answer needs: SNP-90 How many?, was “nothing”, is “{both}”"
    (line,) = told(cin, ranged, replace(ranged, range=Range(1, 30, whole=True)))
    assert line.endswith("(“Count those who sleep there.”)”, is “a whole number from 1 to 30”")
    assert "a whole number from 1 to 30" in details(cin, ranged)[0].words


def test_what_hangs_on_an_answer_is_told(cin: Form) -> None:
    few = Question("SNP-90", "How many?", Kind.CHOICE, Membership.FULL, options=(Option("few", "Few"),))
    marked = replace(few, options=(Option("few", "Few", ("cp",)),))
    assert told(cin, few, marked) == ["Marks the case: SNP-90 How many?, was “nothing”, is “Few: Child protection”"]
    ended = replace(few, stops=(("few", "Choose another case."),))
    assert told(cin, few, ended) == ["Ends the audit: SNP-90 How many?, was “nothing”, is “Few: Choose another case.”"]


def test_cells_and_their_need_are_told(cin: Form) -> None:
    cell = Cell("who", "Who", CellKind.TEXT)
    rows = Question("SNP-90", "Who was there?", Kind.ROWS, Membership.FULL, cells=(cell,))
    assert told(cin, rows, replace(rows, cells=(replace(cell, required=False),))) == [
        "Choices: SNP-90 Who was there?, was “Who (text)”, is “Who (text); may be left open: Who”"
    ]


@pytest.mark.parametrize(
    ("part", "value", "words"),
    [
        ("number", 40, "40 working days, from"),
        ("unit", "days", "45 days, from"),
        ("at_least", True, "at least 45 working days"),
        ("start", "Contact", "from “Contact” to"),
        ("end", "Shared", "to “Shared”"),
        ("valid_from", "2027-04-01", ", valid from 2027-04-01"),
        ("valid_to", "2027-04-01", ", valid to 2027-04-01"),
        ("intervals", (Interval("first", "First", 3, "months"),), "First 3 months, 45 working days"),
        ("plan_may_set", True, "(by law; the plan may set a shorter one)"),
    ],
)
def test_a_standard_that_counts_otherwise_is_told_though_its_words_stay(
    cin: Form, part: str, value: object, words: str
) -> None:
    question = replace(cin.questions["ASM-01"], code="SNP-90")
    old = with_question(cin, question)
    changed: dict[str, Any] = {part: value}
    new = replace(old, standards={**old.standards, "STD-03": replace(old.standards["STD-03"], **changed)})
    (found,) = differences(old, new)
    assert found.change == "standards"
    assert words in found.after


def test_what_a_plan_may_set_is_kept_with_an_audit_and_makes_no_other_form(cin: Form) -> None:
    """R-034, R-046: an audit from before keeps its form as it was; no released form became another one."""
    closed = replace(cin, standards={key: replace(one, plan_may_set=False) for key, one in cin.standards.items()})
    assert cin.standards["STD-07"].plan_may_set
    assert form_from(snapshot(cin)).standards["STD-07"].plan_may_set
    assert not form_from(snapshot(closed)).standards["STD-07"].plan_may_set
    assert form_fingerprint(closed) == form_fingerprint(cin)


FORM_CHANGED: dict[str, Any] = {
    "title": "Another title",
    "subject": "household",
    "family": "light",
    "case_types": ("cl",),
    "sets": frozenset({"cl"}),
    "second_seat": SecondSeat.SAME,
    "minutes": {"short": 10, "full": 20},
    "overall": "SAF-02",
    "lead": "SAF-02",
    "override": "SNP-01",
    "protection": frozenset({"SNP-01"}),
    "grades": (Option("well", "Well"),),
}
"""Each part of the form itself, with something else than the form CIN has there."""
FORM_NOT_TOLD = {
    "code": "It pairs the two versions.",
    "version": "It is named with each difference.",
    "sections": "Told by their titles and question by question.",
    "limits": "Told one by one as local rules.",
    "standards": "Told with each question that they are held to.",
    "standard_for": "Told with each question, as its standards.",
    "themes": "Words for codes, told with each question that uses them.",
    "measures": "Words for codes, told with each question that uses them.",
    "tags": "Words for codes, told with each question that uses them.",
    "typical": "Usual cases, by which the size of a form is checked; nobody is asked anything else by them.",
}


def test_no_part_of_the_form_itself_is_forgotten() -> None:
    """R-050."""
    assert FORM_CHANGED.keys() | FORM_NOT_TOLD.keys() == {part.name for part in fields(Form)}
    assert not FORM_CHANGED.keys() & FORM_NOT_TOLD.keys()


@pytest.mark.parametrize("part", FORM_CHANGED)
def test_a_change_of_each_part_of_the_form_itself_is_told(cin: Form, part: str) -> None:
    """R-050."""
    found = differences(cin, replace(cin, **{part: FORM_CHANGED[part]}))
    assert [one for one in found if not one.question and one.before != one.after]
    assert {one.change for one in found} <= set(CHANGE_WORDS)


def test_a_stressed_word_is_told_without_its_asterisks_and_a_sum_with_them(cin: Form) -> None:
    stressed = replace(cin.questions["CVR-13"], help="Shown *after* it is *not in theme*. A 2*3*4 note * stays * so.")
    assert help_words(stressed) == "Shown after it is not in theme. A 2*3*4 note * stays * so."
    told = [detail.words for question in cin.questions.values() for detail in details(cin, question)]
    assert not [words for words in told if "*" in words]


def test_a_form_without_grades_counts_none() -> None:
    catalogue = FormCatalogue(FORMS)
    assert counts_words(catalogue.form("FCF", 1)) == "2 sections, 17 questions"
    assert counts_words(catalogue.form("RHI", 1)).endswith("34 questions, 1 grade")
