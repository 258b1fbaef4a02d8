"""Who calls: person, passphrase, and what is refused."""

import sys
from pathlib import Path

import pytest

from audit_tool.exchange.demonstration import PASSPHRASE
from tests.shell import Shell, is_one_sentence_of_trouble


def test_rounds_are_a_line_each_the_latest_first(shell: Shell, demonstration: Path) -> None:
    ran = shell("-w", demonstration, "--as", "Q-01", "rounds")

    assert ran.code == 0
    november, may = ran.out.splitlines()
    assert november.startswith("Practice week: November 2026; 2026-11-09 to 2026-11-13; blind; short set; ")
    assert november.endswith("; 9 of 12 first audits in; 7 of 11 second audits in; target 12")
    assert may.startswith("Practice week: May 2026; 2026-05-11 to 2026-05-15; blind; short set; ")


def test_r080_an_auditor_counts_own_audits_alone(shell: Shell, demonstration: Path) -> None:
    november = shell("-w", demonstration, "--as", "A-02", "rounds").out.splitlines()[0]
    assert november.endswith("; 2 of 2 own first audits in; 0 of 1 own second audits in; target 12")


def test_rounds_as_json_before_or_after_the_command(shell: Shell, demonstration: Path) -> None:
    before = shell("-w", demonstration, "--as", "Q-01", "--json", "rounds").json
    after = shell("-w", demonstration, "--as", "Q-01", "rounds", "--json").json

    assert before == after
    assert isinstance(after, list)
    assert after[0]["submitted"] == 9
    assert after[0]["starts_on"] == "2026-11-09"


def test_a_workspace_with_several_people_asks_who_it_is(shell: Shell, demonstration: Path) -> None:
    ran = shell("-w", demonstration, "rounds")

    assert is_one_sentence_of_trouble(ran)
    assert "--as PERSON" in ran.err
    assert "A-09" in ran.err


def test_a_workspace_with_one_person_needs_no_as(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forms: object
) -> None:
    from audit_tool.formdef.catalogue import FormCatalogue
    from audit_tool.services.desk import create
    from audit_tool.services.identity import Role
    from audit_tool.services.people import NewPerson
    from tests.conftest import CHEAP

    assert isinstance(forms, FormCatalogue)
    desk, _ = create(tmp_path / "w", NewPerson("Q-07", roles=(Role.QUALITY_LEAD,)), PASSPHRASE, forms, cost=CHEAP)
    desk.lock()

    ran = shell("-w", tmp_path / "w", "check")

    assert ran.code == 0
    assert "Everything holds" in ran.out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_passphrase_may_stand_in_a_file(
    shell: Shell, demonstration: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    """PowerShell writes UTF-16 with a mark, the editor of Windows UTF-8 with or without one."""
    monkeypatch.delenv("AUDIT_TOOL_PASSPHRASE")
    (tmp_path / "pass").write_bytes(f"{PASSPHRASE}\r\n".encode(encoding))

    ran = shell("-w", demonstration, "--as", "Q-01", "--passphrase-file", tmp_path / "pass", "rounds")

    assert ran.code == 0


def test_a_missing_passphrase_file_is_told(shell: Shell, demonstration: Path, tmp_path: Path) -> None:
    assert is_one_sentence_of_trouble(
        shell("-w", demonstration, "--as", "Q-01", "--passphrase-file", tmp_path / "none", "rounds")
    )


def test_the_passphrase_is_asked_for_without_echo(
    shell: Shell, demonstration: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(prompt: str) -> str:
        asked.append(prompt)
        return PASSPHRASE

    monkeypatch.delenv("AUDIT_TOOL_PASSPHRASE")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("getpass.getpass", answer)

    assert shell("-w", demonstration, "--as", "A-09", "rounds").code == 0
    assert asked == ["Passphrase of A-09: "]


def test_without_passphrase_and_terminal_it_says_what_to_set(
    shell: Shell, demonstration: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AUDIT_TOOL_PASSPHRASE")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)

    ran = shell("-w", demonstration, "--as", "Q-01", "rounds")

    assert is_one_sentence_of_trouble(ran)
    assert "AUDIT_TOOL_PASSPHRASE" in ran.err


def test_a_wrong_passphrase_and_a_stranger_are_refused(
    shell: Shell, demonstration: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert is_one_sentence_of_trouble(shell("-w", demonstration, "--as", "A-99", "rounds"))
    monkeypatch.setenv("AUDIT_TOOL_PASSPHRASE", "something else")
    assert is_one_sentence_of_trouble(shell("-w", demonstration, "--as", "Q-01", "rounds"))


def test_a_folder_without_workspace_is_refused(shell: Shell, tmp_path: Path) -> None:
    assert is_one_sentence_of_trouble(shell("-w", tmp_path, "--as", "Q-01", "rounds"))
    assert list(tmp_path.iterdir()) == []


def test_a_command_on_a_workspace_asks_for_one(shell: Shell) -> None:
    ran = shell("rounds")

    assert is_one_sentence_of_trouble(ran)
    assert "-w FOLDER" in ran.err
