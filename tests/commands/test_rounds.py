"""What goes out before a round, from the command line (R-007, R-032)."""

from pathlib import Path

import pytest

from tests.shell import Shell, is_one_sentence_of_trouble


def call(folder: Path, person: str, *words: str) -> list[str]:
    return ["-w", str(folder), "--as", person, *words]


def test_a_calendar_is_saved_of_oneself_or_by_the_lead_of_anybody(
    shell: Shell, demonstration: Path, tmp_path: Path
) -> None:
    own, anybodys = tmp_path / "own.ics", tmp_path / "anybodys.ics"
    assert shell(*call(demonstration, "A-02", "round", "calendar", "--out", str(own))).code == 0
    made = shell(
        *call(demonstration, "Q-01", "--json", "round", "calendar", "--person", "A-02", "--out", str(anybodys))
    )
    assert made.code == 0
    assert isinstance(made.json, dict)
    assert made.json["person"] == "A-02"
    assert own.read_bytes().count(b"BEGIN:VEVENT") == anybodys.read_bytes().count(b"BEGIN:VEVENT") > 1
    assert b"PW-DEMO" not in own.read_bytes()


def test_somebody_elses_is_not_for_an_auditor(shell: Shell, demonstration: Path, tmp_path: Path) -> None:
    out = tmp_path / "others.ics"
    for words in (("calendar", "--out", str(out)), ("message",)):
        refused = shell(*call(demonstration, "A-02", "round", *words, "--person", "A-09"))
        assert refused.code == 3
    assert not out.exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("calendar",), "Name it: --out FILE"),
        (("calendar", "--out", "no/such/folder/x.ics"), "Name a file in a folder that exists"),
        (("message", "--round", "Autumn"), "There is no round “Autumn”"),
        (("message", "--case", "PW-0"), "A-02 has no case PW-0"),
    ],
)
def test_wrong_calls_are_refused_in_one_sentence(
    shell: Shell, demonstration: Path, words: tuple[str, ...], told: str
) -> None:
    refused = shell(*call(demonstration, "A-02", "round", *words))
    assert refused.code == 2
    assert told in refused.err
    assert is_one_sentence_of_trouble(refused)


def test_messages_are_for_the_auditor_a_practitioner_or_the_moderator(shell: Shell, demonstration: Path) -> None:
    auditor = shell(*call(demonstration, "A-02", "round", "message"))
    assert auditor.out.startswith("Dear [name of the auditor],\n")
    assert "PW-DEMO-014: first audit" in auditor.out
    worker = shell(*call(demonstration, "A-02", "round", "message", "--case", "PW-DEMO-014"))
    assert "Case PW-DEMO-014 will be audited" in worker.out
    moderator = shell(*call(demonstration, "M-01", "round", "message"))
    assert moderator.out.startswith("Dear [name of the moderator],\n")
