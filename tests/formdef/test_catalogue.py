"""The forms of a folder: listed, read when wanted, and a broken one hides no other."""

import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from audit_tool.errors import AuditToolError
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.faults import Fault, FormFileError
from audit_tool.formdef.reading import check
from tests.formdef.conftest import FORMS, ROOT


def add_version(folder: Path, version: int, text: str = "") -> Path:
    path = folder / f"cin-{version}.yaml"
    whole = (folder / "cin-1.yaml").read_text(encoding="utf-8")
    path.write_text(text or whole.replace("version: 1", f"version: {version}", 1), encoding="utf-8")
    return path


def test_listing_names_every_form_by_code_and_version(folder: Path) -> None:
    """R-034."""
    for version in (10, 2):
        add_version(folder, version)
    found = [(entry.code, entry.version, entry.path.name) for entry in FormCatalogue(folder).listing()]
    found = [entry for entry in found if entry[0] == "CIN"]
    assert found == [("CIN", 1, "cin-1.yaml"), ("CIN", 2, "cin-2.yaml"), ("CIN", 10, "cin-10.yaml")]


def test_newest_is_the_highest_version(folder: Path) -> None:
    add_version(folder, 2)
    add_version(folder, 10)
    assert FormCatalogue(folder).newest("CIN").version == 10


def test_a_form_is_read_once() -> None:
    catalogue = FormCatalogue(FORMS)
    assert catalogue.form("CIN", 1) is catalogue.form("CIN", 1)
    assert catalogue.form("CIN", 1).label == "Form CIN version 1"


def test_shipped_forms_are_read_once_for_every_workspace(folder: Path, tmp_path: Path) -> None:
    shipped = FormCatalogue(folder)
    first, second = (shipped.with_own(tmp_path / name) for name in ("first", "second"))
    listed, form = first.listing(), first.form("CIN", 1)
    for path in folder.glob("*.yaml"):
        path.unlink()
    assert second.listing() == listed
    assert second.form("CIN", 1) is form
    assert second.prompts is first.prompts


def test_a_folder_that_was_broken_is_read_anew_at_the_next_unlocking(folder: Path, tmp_path: Path) -> None:
    bank = folder / "shared" / "banks" / "ASM.yaml"
    broken = {path: path.read_bytes() for path in (folder / "cin-1.yaml", bank)}
    for path in broken:
        path.write_text("code: [", encoding="utf-8")
    shipped = FormCatalogue(folder)
    first = shipped.with_own(tmp_path)
    assert first.versions("CIN") == ()
    with pytest.raises(FormFileError):
        first.form("CIC", 1)
    for path, content in broken.items():
        path.write_bytes(content)
    again = shipped.with_own(tmp_path)
    assert again.versions("CIN") == (1,)
    assert again.form("CIC", 1).code == "CIC"


def test_a_sound_folder_is_checked_once_and_again_when_a_file_is_another_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[Path] = []

    def note(path: Path) -> tuple[Fault, ...]:
        checked.append(path)
        return check(path)

    monkeypatch.setattr("audit_tool.formdef.catalogue.check", note)
    catalogue = FormCatalogue(folder)
    assert (catalogue.faults(), catalogue.faults()) == ((), ())
    assert checked == [folder]
    broken = add_version(folder, 2, "code: [")
    assert {fault.file for each in (catalogue.faults(), catalogue.faults()) for fault in each} == {"cin-2.yaml"}
    assert checked == [folder] * 3
    broken.unlink()
    assert catalogue.faults() == ()


def test_a_file_that_could_not_be_read_for_a_moment_is_read_at_the_next_unlocking(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = FormCatalogue(folder)
    with monkeypatch.context() as there:
        there.setattr("audit_tool.formdef.catalogue.read_yaml", unreadable)
        assert shipped.with_own(tmp_path).listing() == ()
    assert shipped.with_own(tmp_path).versions("CIN") == (1,)


def unreadable(path: Path) -> NoReturn:
    raise FormFileError((Fault(path.name, 1, "", "", "It cannot be opened.", "Try again."),))


def test_an_own_form_that_was_broken_is_read_anew_at_the_next_unlocking(folder: Path, tmp_path: Path) -> None:
    shipped, own = FormCatalogue(folder), tmp_path / "own"
    shipped.with_own(own).bring_in(add_version(folder, 7).rename(tmp_path / "cin-7.yaml"))
    built = own / "cin-7.json"
    whole = built.read_bytes()
    built.write_text("{", encoding="utf-8")
    assert shipped.with_own(own).versions("CIN") == (1,)
    built.write_bytes(whole)
    assert shipped.with_own(own).form("CIN", 7).version == 7


def test_a_broken_file_hides_no_other_form_and_shows_in_the_faults(folder: Path) -> None:
    add_version(folder, 2, "code: [")
    add_version(folder, 3, 'code: CIN\nversion: 3\ntitle: "Half a form"\n')
    catalogue = FormCatalogue(folder)
    assert catalogue.form("CIN", 1).version == 1
    assert [entry.version for entry in catalogue.listing() if entry.code == "CIN"] == [1, 3]
    with pytest.raises(FormFileError, match="all audits are safe"):
        catalogue.form("CIN", 3)
    assert {fault.file for fault in catalogue.faults()} == {"cin-2.yaml", "cin-3.yaml"}


def test_a_file_under_another_name_stands_for_no_form_and_is_named(folder: Path) -> None:
    """Two files with one version: the one that is named for it stands, whatever the other is called."""
    whole = (folder / "cin-1.yaml").read_text(encoding="utf-8")
    (folder / "cin-01.yaml").write_text(whole, encoding="utf-8")
    (folder / "draft.yaml").write_text(whole.replace("code: CIN", "code: XYZ", 1), encoding="utf-8")
    catalogue = FormCatalogue(folder)
    assert [entry.path.name for entry in catalogue.listing() if entry.code == "CIN"] == ["cin-1.yaml"]
    assert "XYZ" not in {entry.code for entry in catalogue.listing()}
    told = {(fault.file, fault.problem) for fault in catalogue.faults()}
    assert ("cin-01.yaml", "CIN version 1 stands in cin-1.yaml too.") in told
    assert {"cin-01.yaml", "draft.yaml"} == {file for file, _ in told}


def test_a_broken_version_leaves_the_one_before_it_in_use(folder: Path) -> None:
    text = (folder / "cin-1.yaml").read_text(encoding="utf-8").replace("version: 1", "version: 2", 1)
    add_version(folder, 2, text.replace("family: full", "family: ful", 1))
    add_version(folder, 3, 'code: CIN\nversion: 3\ntitle: "Half a form"\nfamily: full\n')
    catalogue = FormCatalogue(folder)
    assert catalogue.usable("CIN").version == 1
    sound = {form.label for form in catalogue.usable_of("full")}
    assert "Form CIN version 1" in sound
    assert len(sound) == len({entry.code for entry in catalogue.listing() if entry.family == "full"})
    (folder / "cin-1.yaml").unlink()
    alone = FormCatalogue(folder)
    assert {form.label for form in alone.usable_of("full")} == sound - {"Form CIN version 1"}
    with pytest.raises(FormFileError, match="cin-3"):
        alone.usable("CIN")


def test_a_file_that_went_after_the_forms_were_listed_hides_no_other(folder: Path) -> None:
    catalogue = FormCatalogue(folder)
    listed = {entry.code for entry in catalogue.listing() if entry.family == "companion"}
    (folder / "psr-1.yaml").unlink()
    assert {form.code for form in catalogue.usable_of("companion")} == listed - {"PSR"}


def test_one_broken_bank_breaks_only_what_uses_it(folder: Path) -> None:
    (folder / "shared" / "banks" / "LVC.yaml").write_text("bank: [", encoding="utf-8")
    catalogue = FormCatalogue(folder)
    assert catalogue.form("CIN", 1).version == 1
    assert [fault.file for fault in catalogue.faults()] == ["LVC.yaml"]


@pytest.mark.parametrize(("code", "version"), [("CIN", 9), ("ZZZ", 1), ("../cin", 1)])
def test_a_form_that_is_not_there_is_said_in_words(code: str, version: int) -> None:
    with pytest.raises(AuditToolError, match="not in the forms folder"):
        FormCatalogue(FORMS).form(code, version)


def test_newest_of_an_unknown_form_is_said_in_words() -> None:
    with pytest.raises(AuditToolError, match="no form ZZZ"):
        FormCatalogue(FORMS).newest("ZZZ")


def test_a_form_is_read_without_the_slow_reader_and_without_the_window() -> None:
    script = (
        "import sys; from pathlib import Path; from audit_tool.formdef.catalogue import FormCatalogue;"
        "FormCatalogue(Path('forms')).newest('CIN');"
        "print(sorted({'ruamel', 'PySide6', 'sqlalchemy', 'pandas', 'reportlab'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
