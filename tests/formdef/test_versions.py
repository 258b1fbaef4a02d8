"""Forms across versions: kept as they were, and compared."""

from dataclasses import replace
from pathlib import Path

import pytest

from audit_tool.errors import WrongInputError
from audit_tool.formdef.conditions import Condition
from audit_tool.formdef.definition import Cell, CellKind, Form, Kind
from audit_tool.formdef.describing import choice_words, details
from audit_tool.formdef.differences import CHANGE_WORDS, Difference, differences, said
from audit_tool.formdef.reading import read_form
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
