"""Commands on a real demonstration workspace: making it, rounds, figures, the check."""

import io
import shutil
import sys
from pathlib import Path

import pytest

from audit_tool.commands.output import show
from audit_tool.exchange.demonstration import PASSPHRASE
from audit_tool.places import resources
from audit_tool.services.desk import Desk
from tests.shell import Shell, is_one_sentence_of_trouble

FIGURES = resources() / "figures" / "audits_by_quarter.csv"


def test_demo_makes_the_workspace_and_tells_the_passphrase(shell: Shell, tmp_path: Path) -> None:
    ran = shell("demo", tmp_path / "new")

    assert ran.code == 0
    assert "demonstration only" in ran.out
    assert "Q-01, A-02" in ran.out
    assert "PW-DEMO-014, audit by A-09" in ran.err
    assert (tmp_path / "new" / "workspace.db").exists()


def test_a_folder_that_is_copied_elsewhere_is_said_on_standard_error_only(
    shell: Shell, demonstration: Path, tmp_path: Path
) -> None:
    synced = shutil.copytree(demonstration, tmp_path / "Dropbox" / "week")
    ran = shell("-w", synced, "--as", "Q-01", "rounds")
    here = shell("-w", demonstration, "--as", "Q-01", "rounds")

    assert (ran.code, ran.out) == (0, here.out)
    assert "Dropbox copies elsewhere" in ran.err
    assert "copies elsewhere" not in here.err


def test_demo_refuses_a_folder_in_use(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "there.txt").write_text("here first", encoding="utf-8")

    ran = shell("demo", tmp_path)

    assert is_one_sentence_of_trouble(ran)
    assert "already holds something" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["there.txt"]


def test_demo_refuses_a_file(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    assert is_one_sentence_of_trouble(shell("demo", tmp_path / "file"))


def test_figures_already_there_change_nothing(shell: Shell, own_demonstration: Path) -> None:
    ran = shell("-w", own_demonstration, "--as", "Q-01", "import", "figures", FIGURES)

    assert ran.code == 0
    assert ran.out.splitlines() == ["0 added", "0 corrected", "9 already there"]


def test_a_corrected_figure_is_counted(shell: Shell, own_demonstration: Path, tmp_path: Path) -> None:
    text = FIGURES.read_text(encoding="utf-8")
    changed = tmp_path / "figures.csv"
    changed.write_text(text.replace("5,24,10,0,39,stated,12.8,61.5,25.6,0.0,25.6", "4,25,10,0,39,stated,,,,,"), "utf-8")

    ran = shell("-w", own_demonstration, "--as", "Q-01", "--json", "import", "figures", changed)

    assert ran.code == 0
    assert ran.json == {"added": 0, "changed": 1, "same": 8}


def test_a_wrong_row_of_figures_is_named_and_nothing_is_brought_in(
    shell: Shell, own_demonstration: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "figures.csv"
    wrong.write_text(FIGURES.read_text(encoding="utf-8").replace("5,24,10,0,39", "5,24,11,0,39"), encoding="utf-8")

    ran = shell("-w", own_demonstration, "--as", "Q-01", "import", "figures", wrong)

    assert is_one_sentence_of_trouble(ran)
    assert "line 3, total_audits" in ran.err
    again = shell("-w", own_demonstration, "--as", "Q-01", "import", "figures", FIGURES)
    assert "9 already there" in again.out


def test_a_missing_file_of_figures_is_a_wrong_call(shell: Shell, demonstration: Path, tmp_path: Path) -> None:
    assert is_one_sentence_of_trouble(
        shell("-w", demonstration, "--as", "Q-01", "import", "figures", tmp_path / "none.csv")
    )


def test_an_auditor_may_not_bring_figures_in(shell: Shell, demonstration: Path) -> None:
    ran = shell("-w", demonstration, "--as", "A-02", "import", "figures", FIGURES)

    assert is_one_sentence_of_trouble(ran, code=3)
    assert "quality lead" in ran.err


def test_check_of_a_sound_workspace(shell: Shell, demonstration: Path) -> None:
    ran = shell("-w", demonstration, "--as", "Q-01", "check", "--json")

    assert ran.code == 0
    assert ran.json == {"holds": True, "faults": []}


def test_check_tells_faults_on_standard_output(
    shell: Shell, demonstration: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "check", lambda _: ("The trail does not fit from entry 7 on.",))

    ran = shell("-w", demonstration, "--as", "Q-01", "check")

    assert ran.code == 1
    assert ran.out == "The trail does not fit from entry 7 on.\n"


@pytest.mark.parametrize("name", ["workspace.db", "workspace.keys"])
def test_check_of_a_damaged_workspace_does_not_hold(shell: Shell, own_demonstration: Path, name: str) -> None:
    path = own_demonstration / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(bytes(content))

    ran = shell("-w", own_demonstration, "--as", "Q-01", "check")

    assert ran.code == 1
    assert "damaged" in ran.out


def test_a_workspace_in_use_is_no_damage(shell: Shell, own_demonstration: Path, forms: object) -> None:
    from audit_tool.formdef.catalogue import FormCatalogue
    from audit_tool.services.desk import unlock

    assert isinstance(forms, FormCatalogue)
    desk = unlock(own_demonstration, "A-04", PASSPHRASE, forms)
    try:
        ran = shell("-w", own_demonstration, "--as", "Q-01", "check")
    finally:
        desk.lock()

    assert is_one_sentence_of_trouble(ran)
    assert "already open by A-04" in ran.err


def test_a_name_that_a_pipe_has_no_sign_for_is_written_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, where what is piped may have two hundred signs and no more."""
    pipe = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", pipe)
    show(["Saved Łódź – Café.pdf", "Saved \udcff.pdf"], {}, as_json=False)
    pipe.seek(0)
    assert pipe.read().splitlines() == ["Saved \\u0141\xf3d\\u017a – Café.pdf", "Saved \\udcff.pdf"]
