"""The shipped form CIN, the worked example's answers, and a copy of the forms folder to damage."""

import shutil
from pathlib import Path

import pytest

from audit_tool.formdef.answer_files import read_answers
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.applicability import facts_of
from audit_tool.formdef.conditions import Facts
from audit_tool.formdef.definition import Form
from audit_tool.formdef.reading import read_form

ROOT = Path(__file__).resolve().parents[2]
FORMS = ROOT / "forms"


@pytest.fixture(scope="session")
def cin() -> Form:
    return read_form(FORMS / "cin-1.yaml")


@pytest.fixture(scope="session")
def example() -> dict[str, dict[str, Answer]]:
    return read_answers(ROOT / "resources" / "demo" / "worked_example.yaml")


@pytest.fixture(scope="session")
def facts(cin: Form, example: dict[str, dict[str, Answer]]) -> Facts:
    return facts_of(cin, example["cover"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FORMS, tmp_path / "forms"))
