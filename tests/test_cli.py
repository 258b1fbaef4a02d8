"""The command line as a whole: help, unknown words, errors that nobody foresaw."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from audit_tool.commands import unexpected, workspace
from audit_tool.services.desk import Desk
from tests.shell import Shell, is_one_sentence_of_trouble

ROOT = Path(__file__).parent.parent


def test_help_names_every_command_and_the_walkthrough(shell: Shell) -> None:
    ran = shell("--help")

    assert ran.code == 0
    for word in ("demo", "walkthrough", "forms", "rounds", "import", "report", "check", "exit codes"):
        assert word in ran.out


@pytest.mark.parametrize("words", [["agreement", "x.csv"], ["export", "a"], ["backup"], ["pack"], ["nonsense"], []])
def test_an_unknown_or_missing_command_is_one_sentence(shell: Shell, words: list[str]) -> None:
    assert is_one_sentence_of_trouble(shell(*words))


def test_an_option_is_never_guessed_from_its_beginning(shell: Shell, demonstration: Path) -> None:
    assert is_one_sentence_of_trouble(shell("--work", demonstration, "rounds"))


def test_the_walkthrough_is_left_to_the_window(shell: Shell, tmp_path: Path) -> None:
    ran = shell("walkthrough", "--out", tmp_path)

    assert is_one_sentence_of_trouble(ran)
    assert "window" in ran.err


def test_an_unexpected_error_is_one_sentence_and_its_log_holds_no_message(
    shell: Shell, demonstration: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> tuple[str, ...]:
        raise RuntimeError("words of a case")

    monkeypatch.setattr(Desk, "check", fail)
    monkeypatch.setattr(unexpected, "_log_folder", lambda: tmp_path / "logs")

    ran = shell("-w", demonstration, "--as", "Q-01", "check")

    assert is_one_sentence_of_trouble(ran)
    log = tmp_path / "logs" / "audit-tool-errors.log"
    assert str(log) in ran.err
    text = log.read_text(encoding="utf-8")
    assert "RuntimeError" in text
    assert Path(workspace.__file__).name in text
    assert "words of a case" not in text + ran.err


def test_stopping_by_hand_is_no_stack_trace(shell: Shell, demonstration: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: object) -> tuple[str, ...]:
        raise KeyboardInterrupt

    monkeypatch.setattr(Desk, "check", stop)

    assert is_one_sentence_of_trouble(shell("-w", demonstration, "--as", "Q-01", "check"))


def test_listing_forms_loads_neither_window_nor_database() -> None:
    probe = (
        "import sys; from audit_tool import cli; cli.main(['forms', 'list']);"
        "print([name for name in ('PySide6', 'sqlalchemy', 'pandas', 'reportlab') if name in sys.modules])"
    )

    ran = subprocess.run(
        [sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=True, env={**os.environ}
    )

    assert ran.stdout.splitlines()[-1] == "[]"


def test_results_cut_off_by_the_next_program_end_quietly(demonstration: Path) -> None:
    script = "import sys; from audit_tool import cli; sys.exit(cli.main(['forms', 'show', 'CIN']))"
    with subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()

    assert process.returncode == 0
    assert told == b""
