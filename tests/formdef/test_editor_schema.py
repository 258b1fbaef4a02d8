"""The schema that editors use: it takes every shipped file, refuses what the program refuses, and explains each key."""

import json
from pathlib import Path

import pytest

from audit_tool.formdef.editor_schema import editor_schema, keys
from audit_tool.formdef.key_words import WORDS
from audit_tool.formdef.yaml_files import read_yaml
from tests.formdef.conftest import FORMS
from tests.formdef.json_schema import wrong
from tests.shell import Shell, is_one_sentence_of_trouble

FILES = sorted(FORMS.rglob("*.yaml"))
SCHEMA = editor_schema()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_shipped_file_is_as_the_schema_says(path: Path) -> None:
    assert wrong(read_yaml(path).content, SCHEMA, SCHEMA) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        ("cin-1.yaml", "subject: child", "subjekt: child", "/subjekt unknown"),
        ("cin-1.yaml", "version: 1", 'version: "1"', "/version type"),
        ("cin-1.yaml", "code: CIN", "code: CINE", "/code pattern"),
        ("psr-1.yaml", "kind: text", "kind: guess", "/questions/0/kind enum"),
        ("shared/banks/SAF.yaml", "kind: grade", "kynd: grade", "/questions/1/kynd unknown"),
        ("shared/lists.yaml", "label:", "lable:", "/lists/0/options/0/lable unknown"),
    ],
)
def test_what_a_file_must_not_hold_is_shown(name: str, old: str, new: str, place: str, folder: Path) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert place in wrong(read_yaml(path).content, SCHEMA, SCHEMA)


def test_every_key_is_explained_and_nothing_else() -> None:
    assert {name: sorted(found) for name, found in keys().items()} == {
        name: sorted(found) for name, found in WORDS.items()
    }
    assert [words for part in WORDS.values() for words in part.values() if not words.endswith((".", "…"))] == []


def test_the_schema_is_written_to_a_file_and_to_standard_output(shell: Shell, tmp_path: Path) -> None:
    ran = shell("forms", "schema", "--out", tmp_path / "form.schema.json")
    assert ran.code == 0
    assert json.loads((tmp_path / "form.schema.json").read_text(encoding="utf-8")) == SCHEMA
    assert json.loads(shell("forms", "schema").out) == SCHEMA
    assert shell("--json", "forms", "schema").json == SCHEMA


def test_a_place_that_cannot_be_written_is_said(shell: Shell, tmp_path: Path) -> None:
    assert is_one_sentence_of_trouble(shell("forms", "schema", "--out", tmp_path / "nowhere" / "x.json"))
