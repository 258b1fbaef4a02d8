"""Questions that gather rows: for each brother or sister, each step agreed; read from a file, checked, and in words."""

from pathlib import Path

import pytest

from audit_tool.formdef.answers import Answer, rows_of, rows_value
from audit_tool.formdef.completeness import missing
from audit_tool.formdef.definition import Kind, Question
from audit_tool.formdef.faults import FormFileError
from audit_tool.formdef.reading import read_form
from audit_tool.formdef.snapshots import form_from, snapshot
from audit_tool.formdef.wording import words

OWN = """questions:
  - code: BRO-01
    text: "Which brothers and sisters are linked to this case?"
    kind: rows
    set: full
    cells:
      - code: who
        label: "Reference code"
        kind: text
      - code: age
        label: Age
        kind: number
      - code: seen
        label: "Seen on"
        kind: date
        required: false
      - code: told
        label: "Told of the plan"
        kind: choice
        list: L-YN
"""
FULL = {"who": "S-1", "age": "5", "seen": "2026-10-06", "told": "yes"}


def with_rows(folder: Path, change: tuple[str, str] = ("", "")) -> Path:
    path = folder / "cin-1.yaml"
    text = path.read_text(encoding="utf-8").replace('questions: ["SNP-all"]', 'questions: ["SNP-all", "BRO-01"]')
    path.write_text(text + OWN.replace(*change), encoding="utf-8")
    return path


@pytest.fixture
def siblings(folder: Path) -> Question:
    return read_form(with_rows(folder)).questions["BRO-01"]


def test_a_file_says_what_a_row_holds(siblings: Question) -> None:
    assert siblings.kind is Kind.ROWS
    assert [cell.code for cell in siblings.cells] == ["who", "age", "seen", "told"]
    assert "yes" in {option.code for option in siblings.cells[3].options}
    assert not siblings.cells[2].required


def test_r034_rows_are_kept_with_the_form(folder: Path) -> None:
    form = read_form(with_rows(folder))
    assert form_from(snapshot(form)) == form


@pytest.mark.parametrize(
    ("rows", "reason", "expected"),
    [
        ([], "", "Add one, or mark that there is none."),
        ([], "no_more", None),
        ([FULL], "", None),
        ([FULL, {**FULL, "seen": ""}], "", None),
        ([FULL, {**FULL, "who": " "}], "", "2: Give “Reference code”."),
        ([{**FULL, "age": "five"}], "", "1: “Age” is a number."),
        ([{**FULL, "seen": "31/9/2026"}], "", "1: “Seen on” is a day such as 12/3/2026."),
        ([{**FULL, "told": "perhaps"}], "", "1: “Told of the plan” is one of the choices."),
    ],
)
def test_what_rows_still_need(
    siblings: Question, rows: list[dict[str, str]], reason: str, expected: str | None
) -> None:
    assert missing(siblings, Answer(rows_value(rows), reason=reason)) == expected


@pytest.mark.parametrize("held", ["{", "7", '{"who": "S-1"}', '["S-1"]'])
def test_what_is_no_list_of_rows_is_said_and_shown_as_it_is(siblings: Question, held: str) -> None:
    assert missing(siblings, Answer(held)) == "Write them again; what is held cannot be read."
    assert words(siblings, Answer(held)) == held


def test_an_empty_row_is_no_row() -> None:
    assert rows_value([{"who": " "}, {}]) == ""
    assert rows_of(rows_value([{"who": "S-1", "age": ""}])) == ({"who": "S-1"},)


def test_rows_read_as_numbered_lines(siblings: Question) -> None:
    given = rows_value([FULL, {"who": "S-2"}])
    assert words(siblings, Answer(given)).split("\n") == [
        "1. Reference code: S-1; Age: 5; Seen on: 6 October 2026; Told of the plan: Yes",
        "2. Reference code: S-2",
    ]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("        list: L-YN\n", ""), "has no choices"),
        (("list: L-YN", "list: L-NO"), '"L-NO" is not known'),
        (("code: age", "code: who"), 'Two cells have the code "who"'),
        (("kind: number\n", "kind: number\n        list: L-YN\n"), "takes no list"),
        (("kind: rows", "kind: text"), "Only rows have cells"),
        (("kind: date\n", "kind: day\n"), ""),
        (("code: seen", "code: Seen on"), ""),
    ],
)
def test_a_fault_in_the_cells_is_named_with_its_line(folder: Path, change: tuple[str, str], problem: str) -> None:
    with pytest.raises(FormFileError) as refused:
        read_form(with_rows(folder, change))
    assert any(problem in fault.problem and fault.line for fault in refused.value.faults)


def test_rows_without_cells_are_a_fault(folder: Path) -> None:
    path = with_rows(folder)
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("    cells:")], encoding="utf-8")
    with pytest.raises(FormFileError, match="not what a row holds"):
        read_form(path)
