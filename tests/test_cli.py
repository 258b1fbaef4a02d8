"""The command line as a whole: help, unknown words, errors that nobody foresaw."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from audit_tool import cli
from audit_tool.commands import unexpected, workspace
from audit_tool.services.desk import Desk
from tests.shell import Shell, is_one_sentence_of_trouble

ROOT = Path(__file__).parent.parent


def test_help_names_every_command_and_the_walkthrough(shell: Shell) -> None:
    ran = shell("--help")

    assert ran.code == 0
    for word in ("demo", "walkthrough", "forms", "rounds", "import", "report", "check", "exit codes"):
        assert word in ran.out


@pytest.mark.parametrize(
    "words", [["--help"], ["report", "--help"], ["export", "--help"], ["sample", "draw", "--help"]]
)
def test_help_can_be_written_into_a_pipe_of_few_signs(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, where a pipe may have the signs of an old console and no more."""
    pipe = io.TextIOWrapper(io.BytesIO(), encoding="cp850")
    monkeypatch.setattr(sys, "stdout", pipe)
    assert cli.main(words) == 0
    pipe.seek(0)
    assert pipe.read().startswith("usage: audit-tool")


@pytest.mark.parametrize("words", [["agreement"], ["export", "a"], ["backup"], ["pack"], ["nonsense"], []])
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
    assert str(ROOT) not in text
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


@pytest.mark.parametrize(
    "words",
    [
        ["-w", "x" * 5000, "--as", "Q-01", "rounds"],
        ["forms", "check", "x" * 5000],
        ["demo", "x" * 5000],
        ["-w", "DEMONSTRATION", "--as", "Q-01", "--passphrase-file", "x" * 5000, "rounds"],
        ["-w", "DEMONSTRATION", "--as", "Q-01", "import", "figures", "x" * 5000],
        ["-w", "DEMONSTRATION", "--as", "Q-01", "report", "indicator-table", "--out", "x" * 5000],
    ],
)
def test_a_name_that_no_disk_takes_is_one_sentence(
    shell: Shell, demonstration: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = shell(*(str(demonstration) if word == "DEMONSTRATION" else word for word in words))

    assert is_one_sentence_of_trouble(ran)
    assert "should not have" not in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("closed", "passphrase", "code", "told"),
    [
        ("stdin", "", 2, "No passphrase was given"),
        ("stdout", "demonstration only", 0, ""),
        ("stderr", "not this one at all", 2, ""),
    ],
)
def test_a_stream_that_is_not_there_is_no_fault_of_the_program(
    demonstration: Path, closed: str, passphrase: str, code: int, told: str
) -> None:
    script = "import sys; sys.{0} = sys.__{0}__ = None; from audit_tool import cli; sys.exit(cli.main(sys.argv[1:]))"
    call = [sys.executable, "-c", script.format(closed), "-w", str(demonstration), "--as", "Q-01", "rounds"]
    surroundings = {**os.environ, "AUDIT_TOOL_PASSPHRASE": passphrase}

    ran = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False, env=surroundings)

    assert ran.returncode == code
    assert ran.stdout == ""
    assert ran.stderr.startswith(told)
    assert "should not have" not in ran.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_results_that_find_no_room_are_said_to_have_found_none() -> None:
    script = "import sys; from audit_tool import cli; sys.exit(cli.main(['forms', 'list']))"
    with Path("/dev/full").open("w") as full:
        call = [sys.executable, "-c", script]
        ran = subprocess.run(call, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert ran.returncode == 2
    assert ran.stderr.startswith("The results could not be written")
    assert "Traceback" not in ran.stderr


def test_a_prompt_that_is_left_empty_handed_is_no_stack_trace(
    shell: Shell, demonstration: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leave(_: object) -> tuple[str, ...]:
        raise EOFError

    monkeypatch.setattr(Desk, "check", leave)

    assert shell("-w", demonstration, "--as", "Q-01", "check").err.startswith("Stopped.")
