"""A released version never changes, codes last, and no two files are the same version (R-034, R-035, R-050)."""

from dataclasses import replace
from pathlib import Path

import pytest

from audit_tool.errors import WrongInputError
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.definition import Form
from audit_tool.formdef.faults import FormFileError
from audit_tool.formdef.reading import check, form_files, read_form
from audit_tool.formdef.releases import RELEASED, form_fingerprint, name_of, release, released
from tests.formdef.conftest import FORMS
from tests.formdef.test_faults import change, line_of

SHIPPED = released(FORMS)
AS_SHIPPED = FormCatalogue(FORMS)
NEXT = "cin-2.yaml"


def next_version(folder: Path, *changes: tuple[str, str]) -> Path:
    """The form CIN's next version, a copy with changes."""
    text = (folder / "cin-1.yaml").read_text(encoding="utf-8").replace("version: 1", "version: 2", 1)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / NEXT
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", SHIPPED)
def test_r034_a_shipped_version_asks_what_it_was_released_with(name: str) -> None:
    code, _, version = name.partition("@")
    assert form_fingerprint(AS_SHIPPED.form(code, int(version))) == SHIPPED[name]


def test_every_shipped_form_is_released() -> None:
    assert {path.stem for path in form_files(FORMS)} == {name.replace("@", "-").lower() for name in SHIPPED}


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("cin-1.yaml", 'title: "Work and pace"', 'title: "Pace"'),
        ("cin-1.yaml", "short: 75", "short: 70"),
        ("cin-1.yaml", "switched_on: true", "switched_on: false"),
        ("shared/banks/OUT.yaml", "What is better for", "What changed for"),
        ("shared/lists.yaml", 'label: "Early help"', 'label: "Help early on"'),
        ("shared/scales.yaml", 'label: "Requires improvement"', 'label: "Needs attention"'),
        ("shared/standards.yaml", "number: 45\n", "number: 44\n"),
        ("shared/tokens.yaml", "child: child", "child: young person"),
        ("shared/measures.yaml", "title: ", "title: Of "),
    ],
)
def test_r034_a_change_of_a_released_version_is_noticed_wherever_it_is_made(
    folder: Path, name: str, old: str, new: str
) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    faults = [fault for fault in check(folder) if "is released" in fault.problem]
    assert ("cin-1.yaml", line_of(folder, "cin-1.yaml", "version: 1")) in {(one.file, one.line) for one in faults}
    assert all("version 2" in fault.remedy for fault in faults)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("shared/banks/LVC.yaml", "themes: [", "themes: [recording, "),
        ("shared/bank_holidays.yaml", "days:\n", 'days:\n  - "2099-12-25"\n'),
        ("shared/tags.yaml", "tags:\n", "tags:\n  brand_new: Something new\n"),
    ],
)
def test_what_the_form_does_not_ask_may_change(folder: Path, name: str, old: str, new: str) -> None:
    change(folder, name, old, new)
    assert [fault for fault in check(folder) if "is released" in fault.problem and fault.file == "cin-1.yaml"] == []


def test_a_field_that_a_later_program_adds_does_not_make_another_form(cin: Form) -> None:
    assert form_fingerprint(replace(cin, override=cin.override)) == SHIPPED["CIN@1"]
    assert form_fingerprint(replace(cin, override="")) != SHIPPED["CIN@1"]


def test_a_new_version_is_released_once_and_then_stands(folder: Path) -> None:
    path = next_version(folder, ("short: 75", "short: 60"))
    assert release(folder, read_form(path))
    assert list(released(folder)) == sorted([*SHIPPED, "CIN@2"])
    assert check(folder) == ()
    assert not release(folder, read_form(path))
    before = (folder / RELEASED).read_bytes()
    path.write_text(path.read_text(encoding="utf-8").replace("short: 60", "short: 61"), encoding="utf-8")
    with pytest.raises(WrongInputError, match="make it version 3"):
        release(folder, read_form(path))
    assert (folder / RELEASED).read_bytes() == before


def test_versions_are_kept_in_their_order(folder: Path, cin: Form) -> None:
    for version in (10, 2):
        release(folder, replace(cin, version=version))
    assert [name for name in released(folder) if name.startswith("CIN")] == ["CIN@1", "CIN@2", "CIN@10"]
    assert name_of(replace(cin, version=10)) == "CIN@10"


def test_a_released_version_whose_file_is_gone_is_told(folder: Path) -> None:
    (folder / "psr-1.yaml").unlink()
    (fault,) = check(folder)
    assert (fault.file, fault.line) == (RELEASED, line_of(folder, RELEASED, "PSR@1"))
    assert "gone" in fault.problem


@pytest.mark.parametrize("line", ["CIN@1 abc", "CIN@1", "cin@1 " + "0" * 64, "CIN@0 " + "0" * 64, f"PSR@1 {'0' * 64}"])
def test_a_damaged_list_of_releases_is_refused_with_its_line(folder: Path, line: str) -> None:
    path = folder / RELEASED
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    with pytest.raises(FormFileError) as raised:
        released(folder)
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert [(fault.file, fault.line) for fault in raised.value.faults] == [(RELEASED, lines)]
    assert raised.value.faults[0] in check(folder)


def test_a_folder_without_releases_has_none(tmp_path: Path) -> None:
    assert released(tmp_path) == {}


def test_two_files_that_are_the_same_version_are_refused_and_hide_nothing(folder: Path) -> None:
    twin = folder / "cin-one.yaml"
    twin.write_text("\n" + (folder / "cin-1.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    faults = check(folder)
    at = line_of(folder, twin.name, "version: 1")
    assert (twin.name, at, "CIN version 1 stands in cin-1.yaml too.") in {
        (one.file, one.line, one.problem) for one in faults
    }
    assert {one.file for one in faults} == {twin.name}
    assert FormCatalogue(folder).form("CIN", 1).version == 1


def test_r035_a_retired_code_is_never_used_for_another_question(folder: Path) -> None:
    next_version(folder, ('"VOC-15", ', ""))
    third = folder / "cin-3.yaml"
    text = (folder / "cin-1.yaml").read_text(encoding="utf-8").replace("version: 1", "version: 3", 1)
    third.write_text(text, encoding="utf-8")
    assert check(folder) == (), "the same question may come back"
    third.write_text(text + 'wording:\n  VOC-15: "Was a friend there?"\n', encoding="utf-8")
    (fault,) = check(folder)
    assert (fault.file, fault.question, fault.section) == ("cin-3.yaml", "VOC-15", "")
    assert fault.line == line_of(folder, "cin-3.yaml", '"VOC-15"')
    assert fault.problem.startswith("The code was taken out in version 2")
