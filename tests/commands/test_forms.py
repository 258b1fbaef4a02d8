"""Forms from the command line: what there is, what one asks, and every fault at once."""

import shutil
from pathlib import Path

import pytest

from audit_tool import places
from audit_tool.places import forms as forms_folder
from tests.shell import Shell, is_one_sentence_of_trouble


def test_forms_list_names_every_form_and_version(shell: Shell) -> None:
    ran = shell("forms", "list")

    assert ran.code == 0
    assert "CIN@1 Child in need and child protection case file" in ran.out.splitlines()
    assert {"PSR@1", "FCF@1"} <= {line.split()[0] for line in ran.out.splitlines()}


def test_forms_list_puts_full_forms_first_and_forms_beside_an_audit_last(shell: Shell) -> None:
    codes = [line.split("@")[0] for line in shell("forms", "list").out.splitlines()]
    assert len(codes) == 26
    assert (codes[0], codes[10], codes[11], codes[-2], codes[-1]) == ("ADO", "YJC", "NGD", "TWS", "CAL")


def test_forms_show_says_how_much_is_asked_and_how_long_it_takes(shell: Shell) -> None:
    assert shell("forms", "show", "CIN").out.splitlines()[1:3] == [
        "Short set: 53 items, 15 graded, 75 minutes",
        "Full set: 164 items, 17 graded, 200 minutes",
    ]
    assert shell("forms", "show", "RHI").out.splitlines()[1:3] == [
        "Short set: 14 items, 1 graded, 20 minutes",
        "Section 0 Cover",
    ]


def test_forms_list_as_json(shell: Shell) -> None:
    found = shell("forms", "list", "--json").json

    assert isinstance(found, list)
    assert {"form": "FCF", "version": 1, "title": "Child and family feedback"} in found


@pytest.mark.parametrize("name", ["CIN", "cin", "CIN@1"])
def test_forms_show_gives_a_line_to_each_question(shell: Shell, name: str) -> None:
    ran = shell("forms", "show", name)

    assert ran.code == 0
    assert (
        "SAF-02 (grade, short, second auditor too): Is the child safe enough now, and is the reason clear?" in ran.out
    )
    assert "Section 2 Safety now" in ran.out.splitlines()


def test_forms_show_as_json_holds_the_measures(shell: Shell) -> None:
    found = shell("forms", "show", "CIN", "--json").json

    assert isinstance(found, dict)
    questions = {question["code"]: question for section in found["sections"] for question in section["questions"]}
    assert questions["OVR-01"]["measures"] == ["M12", "M13"]


@pytest.mark.parametrize("name", ["ZZZ", "CIN@9", "CIN@one", "../CIN", "CIN@"])
def test_forms_show_of_an_unknown_form_is_refused(shell: Shell, name: str) -> None:
    ran = shell("forms", "show", name)

    assert is_one_sentence_of_trouble(ran)


def test_the_shipped_forms_have_no_fault(shell: Shell) -> None:
    ran = shell("forms", "check")

    assert ran.code == 0
    assert "no fault" in ran.out
    assert "Note, str-1.yaml line" in ran.out


def broken_form(folder: Path) -> Path:
    text = (forms_folder() / "cin-1.yaml").read_text(encoding="utf-8")
    text = text.replace("VOC-01..13", "VOC-01..99").replace("holds_at: requires_improvement", "holds_at: average", 1)
    path = folder / "cin-1.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_forms_check_names_file_line_section_question_and_remedy_of_every_fault(shell: Shell, tmp_path: Path) -> None:
    path = broken_form(tmp_path)
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines, 1) if "VOC-01..99" in line)

    ran = shell("forms", "check", path)

    assert ran.code == 1
    first = next(line for line in ran.out.splitlines() if "VOC-01..99" in line)
    assert first.startswith(f"cin-1.yaml line {at}, Voice and lived experience, VOC-01..99: ")
    assert "Check the code" in first
    assert any('"average" is not a grade' in line for line in ran.out.splitlines())


def test_forms_check_of_a_folder_as_json(shell: Shell, tmp_path: Path) -> None:
    broken_form(tmp_path)

    ran = shell("--json", "forms", "check", tmp_path)

    assert ran.code == 1
    assert isinstance(ran.json, dict)
    assert ran.json["files"] == 1
    assert {"file", "line", "section", "question", "problem", "remedy"} == set(ran.json["faults"][0])


def test_forms_check_of_a_file_that_is_no_form(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "abc-1.yaml").write_bytes(b"\xff\xfe\x00 not yaml: [")

    ran = shell("forms", "check", tmp_path / "abc-1.yaml")

    assert ran.code == 1
    assert ran.out.startswith("abc-1.yaml line 1")


def test_forms_check_of_nothing_is_a_wrong_call(shell: Shell, tmp_path: Path) -> None:
    assert is_one_sentence_of_trouble(shell("forms", "check", tmp_path))
    assert is_one_sentence_of_trouble(shell("forms", "check", tmp_path / "nowhere.yaml"))


@pytest.fixture
def with_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped folder in which CIN has a second version."""
    folder = Path(shutil.copytree(forms_folder(), tmp_path / "forms"))
    text = (folder / "cin-1.yaml").read_text(encoding="utf-8").replace("version: 1", "version: 2", 1)
    text = text.replace('"VOC-15", ', "").replace("short: 75", "short: 60")
    (folder / "cin-2.yaml").write_text(
        f'{text}wording:\n  SAF-02: "Is the {{child}} safe today?"\n', encoding="utf-8", newline="\n"
    )
    monkeypatch.setattr(places, "forms", lambda: folder)
    return folder


def test_r050_forms_diff_tells_what_changed_in_words(shell: Shell, with_next: Path) -> None:
    ran = shell("forms", "diff", "CIN@1", "cin@2")

    assert ran.code == 0
    assert ran.out.splitlines() == [
        "Taken out: VOC-15 Was the child asked what they think of the service, outside this audit?",
        "Reworded: SAF-02 was “Is the child safe enough now, and is the reason clear?”, is “Is the child safe today?”",
        (
            "The form itself: was “Short set about 75 minutes, full set about 200 minutes”, "
            "is “Short set about 60 minutes, full set about 200 minutes”"
        ),
    ]
    found = shell("forms", "diff", "CIN@1", "CIN@2", "--json").json
    assert isinstance(found, list)
    assert [(each["question"], each["change"]) for each in found[:2]] == [("VOC-15", "removed"), ("SAF-02", "wording")]


def test_forms_diff_of_a_version_with_itself(shell: Shell) -> None:
    assert shell("forms", "diff", "CIN", "CIN@1").out == "Form CIN version 1 and Form CIN version 1 ask the same.\n"
    assert is_one_sentence_of_trouble(shell("forms", "diff", "CIN@1", "CIN@9"))


def test_r034_forms_release_writes_a_version_down_once(shell: Shell, with_next: Path) -> None:
    before = (with_next / "released.txt").read_text(encoding="utf-8")

    assert shell("forms", "release", with_next / "cin-2.yaml").out == "Released CIN@2.\n"
    assert shell("forms", "release").out == "Nothing new: every version here is released as it stands.\n"
    after = (with_next / "released.txt").read_text(encoding="utf-8")
    assert set(before.splitlines()) < set(after.splitlines())
    assert shell("forms", "check").code == 0


def test_r034_forms_release_refuses_a_released_version_that_has_changed(shell: Shell, with_next: Path) -> None:
    path = with_next / "cin-1.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("short: 75", "short: 70"), encoding="utf-8")
    before = (with_next / "released.txt").read_bytes()

    ran = shell("forms", "release", path)

    assert is_one_sentence_of_trouble(ran)
    assert "make it version 2" in ran.err
    assert is_one_sentence_of_trouble(shell("forms", "release"))
    assert (with_next / "released.txt").read_bytes() == before


def test_forms_release_refuses_a_form_with_a_fault(shell: Shell, with_next: Path) -> None:
    path = with_next / "cin-2.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("VOC-01..13", "VOC-01..99"), encoding="utf-8")

    ran = shell("forms", "release", path)

    assert is_one_sentence_of_trouble(ran)
    assert "cin-2.yaml line" in ran.err
