"""What the manual says about writing a form is so: its example, its pieces, its conditions, its spreadsheet."""

import re
import shutil
from pathlib import Path

import pytest

from audit_tool.exchange.xlsform.form_file import import_xlsform
from audit_tool.formdef.conditions import Condition
from audit_tool.formdef.definition import Form, Kind
from audit_tool.formdef.editor_schema import editor_schema
from audit_tool.formdef.house_yaml import read_house_style
from audit_tool.formdef.library import Library
from audit_tool.formdef.reading import read_form
from audit_tool.formdef.yaml_files import read_yaml
from tests.exchange.xlsform.books import workbook
from tests.formdef.conftest import FORMS, ROOT
from tests.formdef.json_schema import wrong
from tests.shell import Shell

CHAPTER = (ROOT / "docs" / "manual" / "8-writing-a-form.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "docs" / "manual" / "examples" / "vis-1.yaml"
PIECES = re.findall(r"^```yaml\n(.*?)^```", CHAPTER, re.MULTILINE | re.DOTALL)


def table(head: str) -> list[list[str]]:
    """The rows of the table of the chapter that begins with this word."""
    found = re.search(rf"^\| {head} \|.*?\n\|[-|]+\n(.*?)\n\n", CHAPTER, re.MULTILINE | re.DOTALL)
    assert found is not None
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in found[1].split("\n")]


@pytest.fixture(scope="module")
def example() -> Form:
    return read_form(EXAMPLE, Library(FORMS / "shared"))


def test_the_example_has_no_fault(shell: Shell, tmp_path: Path) -> None:
    assert shell("forms", "check", EXAMPLE).code == 0
    folder = Path(shutil.copytree(FORMS, tmp_path / "forms"))
    shutil.copy(EXAMPLE, folder)
    assert shell("forms", "check", folder).code == 0
    assert read_house_style(EXAMPLE.read_text(encoding="utf-8")) is not None
    schema = editor_schema()
    assert wrong(read_yaml(EXAMPLE).content, schema, schema) == []


def test_every_piece_that_the_chapter_shows_stands_in_the_example_or_among_the_standards() -> None:
    shown = [piece for piece in PIECES if "language-server" not in piece]
    assert len(shown) >= 8
    files = EXAMPLE, FORMS / "shared" / "standards.yaml"
    held = "\n".join(file.read_text(encoding="utf-8") for file in files)
    assert [piece for piece in shown if piece not in held] == []


def test_the_example_shows_what_the_chapter_explains(example: Form) -> None:
    kinds = {question.kind for question in example.questions.values()}
    assert kinds >= {Kind.GRADE, Kind.FACT, Kind.DATE, Kind.DATES, Kind.NUMBER, Kind.TEXT, Kind.CHOICE}
    assert example.limits
    assert example.standard_for
    assert example.questions["VIS-04"].range is not None


def test_every_kind_is_explained() -> None:
    assert {row[0].strip("`") for row in table("kind")} == {kind.value for kind in Kind}


def test_every_condition_that_is_explained_can_be_written() -> None:
    written = [text for row in table("write") for text in re.findall(r"`([^`]+)`", row[0])]
    assert len(written) >= 10
    assert [text for text in written if Condition(text).malformed()] == []


def test_the_spreadsheet_of_the_chapter_becomes_a_form(tmp_path: Path) -> None:
    heads = ("type", "name", "label", "relevant", "required", "constraint")
    choices = [("seen", "yes", "Yes"), ("seen", "no", "No")]
    made = import_xlsform(workbook(tmp_path / "visit.xlsx", table("type"), choices, (), heads), tmp_path / "f", "VIS")
    assert made.faults == ()
    assert [one.sheet for one in made.left] == ["settings"]
    assert (made.sections, made.questions) == (1, 3)
