"""Questions that a case or an earlier answer opens; what nothing can open, or only a later answer, is refused."""

from pathlib import Path

import pytest

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.applicability import asked_questions, facts_of
from audit_tool.formdef.asking import asked_of
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.definition import AuditSet, Seat
from audit_tool.formdef.reading import check, notes
from tests.formdef.conftest import FORMS

CATALOGUE = FormCatalogue(FORMS)


def asked(code: str, **answers: str) -> list[str]:
    form = CATALOGUE.newest(code)
    given = {key.replace("_", "-"): Answer(value) for key, value in answers.items()}
    found = asked_of(form, AuditSet.SHORT, Seat.FIRST, facts_of(form, {}), given)
    return [one.question.code for one in asked_questions(found)]


@pytest.mark.parametrize(("answer", "opened"), [("no", True), ("partly", True), ("yes", False), ("", False)])
def test_another_decision_is_asked_for_where_the_threshold_was_not_right(answer: str, opened: bool) -> None:
    """MSH-15: shown when THR-01 is not yes."""
    assert ("MSH-15" in asked("MSH", THR_01=answer)) is opened


@pytest.mark.parametrize(
    ("kind", "opened"),
    [
        ("team_meeting", {"OBS-09", "OBS-10"}),
        ("review_meeting", {"OBS-11", "OBS-12", "OBS-13"}),
        ("family_meeting", {"OBS-14", "OBS-15"}),
        ("home_visit", {"OBS-16", "OBS-17"}),
        ("panel", {"OBS-18"}),
        ("other", set()),
    ],
)
def test_an_observation_asks_the_part_for_its_kind(kind: str, opened: set[str]) -> None:
    """3.4: the general part, then the part for the type."""
    apart = {f"OBS-{number:02}" for number in range(9, 19)}
    assert set(asked("OBS", OBS_01=kind)) & apart == opened


def test_an_answer_that_is_no_longer_asked_opens_nothing(folder: Path) -> None:
    path = folder / "obs-1.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("code: OBS-19\n", 'code: OBS-19\n    when: "OBS-16=no"\n'), encoding="utf-8")
    form = FormCatalogue(folder).newest("OBS")

    def found(kind: str) -> set[str]:
        answers = {"OBS-01": Answer(kind), "OBS-16": Answer("no")}
        sections = asked_of(form, AuditSet.SHORT, Seat.FIRST, facts_of(form, {}), answers)
        return {one.question.code for one in asked_questions(sections)}

    assert "OBS-19" in found("home_visit")
    assert "OBS-19" not in found("panel")


CASES = {
    # name: (file, old, new, a part of the line, the problem)
    "a tag that the form sets": ("rhi-1.yaml", "sets: [missing]", "sets: [mising]", "sets:", 'The tag "mising"'),
    "a tag of a usual case": ("rhi-1.yaml", "tags: [missing]", "tags: [mising]", "tags:", 'The tag "mising"'),
    "an answer that is none": ("msh-1.yaml", "THR-01=no,", "THR-01=never,", "never", '"never" is not one of'),
    "an answer of another form": ("msh-1.yaml", "THR-01=no,", "CAR-01=no,", "CAR-01", "which is not a question"),
    "a later answer": ("msh-1.yaml", "THR-01=no,", "REC-02=no,", "REC-02", "REC-02, which comes no earlier"),
    "an optional question of another form": ("ado-1.yaml", "[CVR-03]", "[CAR-09]", "optional:", '"CAR-09"'),
    "a lead grade of another form": ("svd-1.yaml", "lead: SUP-12", "lead: PLN-15", "lead:", '"PLN-15"'),
    "a section that no case opens": (
        "ado-1.yaml", "when: adc\n    questions", "when: adc+!adc\n    questions", "!adc", "can never be true",
    ),
    "ages that exclude each other": (
        "ado-1.yaml", "when: adc\n    questions", 'when: "age<3+age>=5"\n    questions', "age<3", "can never be true",
    ),
    "a question that the cover cannot open": ("fos-1.yaml", "when: kin", "when: out20", "out20", "can never be true"),
    "an age where the cover asks none": ("fos-1.yaml", "when: kin", 'when: "age>=3"', "age>=3", "can never be true"),
    "a code that is retired": (
        "svd-1.yaml", "questions:\n  - code", "retired: [SVD-01]\nquestions:\n  - code", "", "retired",
    ),
    "a code of a bank that is retired": (
        "shared/banks/REC.yaml", "questions:\n  - code", "retired: [REC-02]\nquestions:\n  - code", "", "retired",
    ),
    "a usual size that is no number": ("rhi-1.yaml", "least: 8", "least: few", "few", "whole number"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_each_fault_is_named_at_its_line(folder: Path, case: str) -> None:
    name, old, new, where, problem = CASES[case]
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    faults = [fault for fault in check(folder) if problem in fault.problem]
    assert faults, [str(fault) for fault in check(folder)]
    lines = path.read_text(encoding="utf-8").splitlines()
    assert faults[0].file == path.name
    assert where in lines[faults[0].line - 1]
    assert faults[0].remedy.endswith(".")


def test_no_age_is_asked_of_an_adopter_and_it_is_not_insisted_on() -> None:
    """1.4: no age is held of adopters."""
    assert not CATALOGUE.newest("ADO").questions["CVR-03"].required
    assert CATALOGUE.newest("CIN").questions["CVR-03"].required


def test_a_question_of_a_bank_that_a_form_names_and_can_never_ask_is_noted_and_no_fault() -> None:
    """All that there are among the shipped forms, which are released and may not change."""
    assert [(note.file, note.question) for note in notes(FORMS)] == [
        ("fos-1.yaml", "EXP-06"),
        ("fos-1.yaml", "PER-11"),
        ("fos-1.yaml", "EDU-12"),
        ("str-1.yaml", "REV-11"),
    ]
    assert check(FORMS / "str-1.yaml") == ()
    (note,) = notes(FORMS / "str-1.yaml")
    lines = (FORMS / "str-1.yaml").read_text(encoding="utf-8").split("\n")
    assert '"REV-11"' in lines[note.line - 1]
    assert str(note).endswith(
        'REV-11: Never asked: nothing in this form makes "conference" true. '
        "Take it out in the next version, or let the cover set its tags."
    )


def test_what_a_run_brings_along_is_not_noted(folder: Path) -> None:
    path = folder / "str-1.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"REV-11"', '"REV-11..12"'), encoding="utf-8")
    assert notes(path) == ()


def test_a_form_with_faults_has_no_notes_yet(folder: Path) -> None:
    path = folder / "str-1.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("subject:", "subjekt:"), encoding="utf-8")
    assert notes(path) == ()
    assert check(path)
