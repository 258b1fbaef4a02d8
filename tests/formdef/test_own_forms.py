"""The council's own forms as they are kept: what damage to one of them does, and that it can be put right."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from audit_tool.errors import WrongInputError
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.faults import FormFileError
from audit_tool.formdef.releases import form_fingerprint
from audit_tool.formdef.snapshots import form_from, snapshot
from tests.formdef.conftest import FORMS, ROOT

EXAMPLE = ROOT / "docs" / "manual" / "examples" / "vis-1.yaml"


def nested(text: str) -> str:
    return text[:-1] + ',"z":' + "[" * 100_000 + "]" * 100_000 + "}"


DAMAGE: dict[str, Callable[[str], str]] = {
    "nothing left": lambda _: "",
    "brackets without end": lambda _: "[" * 200_000,
    "nested without end": nested,
    "its head only": lambda _: '{"code":"VIS","version":1,"title":"Home visit"}',
    "a section of another kind": lambda text: text.replace('"sections":[', '"sections":[3,', 1),
}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with one own form in it."""
    folder = tmp_path / "own"
    catalogue(folder).bring_in(EXAMPLE)
    return folder


def catalogue(folder: Path) -> FormCatalogue:
    return FormCatalogue(FORMS).with_own(folder)


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_own_form_hides_no_other_is_named_and_can_be_brought_in_again(own: Path, damage: str) -> None:
    kept = own / "vis-1.json"
    kept.write_text(DAMAGE[damage](kept.read_text(encoding="utf-8")), encoding="utf-8")
    forms = catalogue(own)
    assert {"CIN", "PSR"} <= {entry.code for entry in forms.listing()}
    assert [fault.file for fault in forms.faults()] == ["vis-1.json"]
    with pytest.raises(FormFileError, match=r"vis-1\.json line 1"):
        forms.form("VIS", 1)
    assert forms.bring_in(EXAMPLE).code == "VIS"
    assert catalogue(own).form("VIS", 1).title == "Home visit"
    assert catalogue(own).faults() == ()


def test_a_damaged_version_does_not_keep_the_next_one_out(own: Path, tmp_path: Path) -> None:
    (own / "vis-1.json").write_text(DAMAGE["its head only"](""), encoding="utf-8")
    following = tmp_path / "vis-2.yaml"
    shutil.copy(EXAMPLE, following)
    following.write_text(following.read_text(encoding="utf-8").replace("version: 1", "version: 2", 1), encoding="utf-8")
    assert catalogue(own).bring_in(following).version == 2


def test_the_same_file_brought_in_twice_is_told_to_be_the_same(own: Path) -> None:
    with pytest.raises(WrongInputError, match="is here already, as it stands in this file"):
        catalogue(own).bring_in(EXAMPLE)


def test_a_kept_form_is_the_form_that_was_read(own: Path) -> None:
    read = catalogue(own).form_of_file(EXAMPLE)
    assert form_fingerprint(form_from(snapshot(read))) == form_fingerprint(read)
    assert form_fingerprint(catalogue(own).form("VIS", 1)) == form_fingerprint(read)


@pytest.mark.parametrize("name", ["vis-1.json", "vis-1.yaml"])
def test_a_folder_in_the_place_of_an_own_form_is_named(tmp_path: Path, name: str) -> None:
    """It was told as a disk without room."""
    (tmp_path / "own" / name).mkdir(parents=True)
    forms = catalogue(tmp_path / "own")
    assert forms.faults() == ()
    with pytest.raises(WrongInputError, match=f"A folder named {name} lies where this form is to be kept"):
        forms.bring_in(EXAMPLE)
    assert [path.name for path in (tmp_path / "own").iterdir()] == [name]
