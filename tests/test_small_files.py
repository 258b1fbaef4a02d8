"""Saving where another program holds a file, as on Windows: nothing of an older file is lost, and people are told."""

from pathlib import Path

import pytest

from audit_tool import places, small_files
from audit_tool.errors import WrongInputError
from audit_tool.exchange.demonstration import Builder, make_demonstration
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.small_files import Place, name_part, save_whole, saving_whole
from audit_tool.storage.writing import write_whole
from tests.as_on_windows import refuse_to_move


def _save_all(folder: Path, names: tuple[str, ...], text: bytes) -> None:
    places = [Place(folder / name, b"a", "list") for name in names]
    with saving_whole(places, folder / "workspace") as beside:
        for path in beside:
            path.write_bytes(text)


def _content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_file_that_a_spreadsheet_program_has_open_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "agreement.csv"
    out.write_bytes(b"a,older")
    refuse_to_move(monkeypatch, lambda path: path == str(out))
    with pytest.raises(WrongInputError, match=r"agreement\.csv was not saved: another program has it open"):
        save_whole(b"a,newer", out, tmp_path / "workspace", b"a", "list")
    assert _content(tmp_path) == {"agreement.csv": b"a,older"}


def test_of_several_files_none_is_replaced_where_one_is_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("star.csv", "star-cases.csv", "star-new.csv")
    for name in names[:2]:
        (tmp_path / name).write_bytes(b"a,older")
    before = _content(tmp_path)
    refuse_to_move(monkeypatch, lambda path: path.endswith("star-cases.csv"))
    with pytest.raises(WrongInputError, match=r"star-cases\.csv was not saved: another program has it open"):
        _save_all(tmp_path, names, b"a,newer")
    assert _content(tmp_path) == before


def test_an_older_file_that_cannot_be_taken_away_yet_does_not_undo_a_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("star.csv", "star-cases.csv")
    _save_all(tmp_path, names, b"a,older")
    unlink = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".part" and path.exists() and path.read_bytes() == b"a,older":
            raise PermissionError
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    _save_all(tmp_path, names, b"a,newer")
    assert {name: (tmp_path / name).read_bytes() for name in names} == dict.fromkeys(names, b"a,newer")


@pytest.mark.parametrize(
    ("told", "part"),
    [("A-09", "A-09"), ("A:09", "A-09"), ("Łucja_1", "Łucja_1"), ("con.", "con-"), ('a*"<?|>\\', "a-")],
)
def test_a_code_in_the_name_of_a_file_has_no_sign_that_any_system_refuses(told: str, part: str) -> None:
    assert name_part(told) == part


@pytest.mark.parametrize("name", ["week: 1.csv", "AUX.csv", "nul", "com1.csv", "what?.csv", "week.csv.", "week.csv "])
def test_a_name_that_windows_gives_no_file_is_refused_there(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(small_files, "ON_WINDOWS", True)
    with pytest.raises(WrongInputError, match="Windows gives no file this name"):
        save_whole(b"a,newer", tmp_path / name, tmp_path / "workspace", b"a", "list")
    assert _content(tmp_path) == {}
    save_whole(b"a,newer", tmp_path / "console auxiliary (1).csv", tmp_path / "workspace", b"a", "list")
    monkeypatch.setattr(small_files, "ON_WINDOWS", False)
    save_whole(b"a,newer", tmp_path / name, tmp_path / "workspace", b"a", "list")


def test_what_looks_a_new_file_over_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A virus scanner holds each new file for a moment; a passphrase or an export must not fail for it."""
    monkeypatch.setattr(small_files, "PAUSES", (0.0, 0.0))
    for save in (write_whole, lambda out, content: save_whole(content, out, tmp_path / "workspace", b"", "list")):
        looks = iter((True, True))
        out = tmp_path / "workspace.keys"
        with monkeypatch.context() as patched:
            refused = refuse_to_move(patched, lambda path, looks=looks: next(looks, False))  # type: ignore[misc]
            save(out, b"whole")
        assert (out.read_bytes(), len(refused)) == (b"whole", 2)
        out.unlink()


def test_a_form_brought_in_and_a_demonstration_wait_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(small_files, "PAUSES", (0.0, 0.0))
    monkeypatch.setattr(Builder, "build", lambda builder: (builder.folder / "workspace.db").touch())
    forms = FormCatalogue(places.forms()).with_own(tmp_path / "own")
    example = Path(__file__).parent.parent / "docs" / "manual" / "examples" / "vis-1.yaml"
    looks: list[str] = []

    def held(path: str) -> bool:
        """Each that is moved, once."""
        seen = path in looks
        looks.append(path)
        return not seen and Path(path).suffix in {".yaml", ".json", ""} and "incoming" not in Path(path).name

    refuse_to_move(monkeypatch, held)
    forms.bring_in(example)
    make_demonstration(tmp_path / "demonstration", forms)
    left = sorted(path.name for path in tmp_path.rglob("*") if path.is_file())
    assert left == ["vis-1.json", "vis-1.yaml", "workspace.db"]
