"""R-167: issuing from the command line, and the files as they went out."""

from pathlib import Path

from tests.shell import Shell, is_one_sentence_of_trouble

WEEK = "Practice week: November 2026"


def test_a_report_is_issued_listed_and_saved_again(shell: Shell, own_demonstration: Path, tmp_path: Path) -> None:
    who = ("-w", own_demonstration, "--as", "Q-01")
    summary = ("report", "case-summary", "--case", "PW-DEMO-003", "--issue")

    ran = shell(*who, *summary, "--out", tmp_path / "first.pdf")

    assert ran.code == 0
    assert ran.out.splitlines()[0].startswith("Issued 1 case-summary, Case audit summary PW-DEMO-003: version 1, ")
    assert ran.out.splitlines()[1] == f"Saved {tmp_path / 'first.pdf'}"
    assert shell(*who, "report", "indicator-table", "--audience", "public", "--issue").code == 0
    listed = shell(*who, "issued", "list")
    assert [line.split(",")[0] for line in listed.out.splitlines()] == ["2 indicator-table", "1 case-summary"]
    told = shell(*who, "issued", "list", "--json").json
    assert isinstance(told, list)
    assert [(each["id"], each["number"], each["audience"], each["by"]) for each in told] == [
        (2, 1, "public", "Quality lead (Q-01)"),
        (1, 1, "internal", "Quality lead (Q-01)"),
    ]
    assert shell(*who, "issued", "save", "1", "--out", tmp_path / "again.pdf").code == 0
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "first.pdf").read_bytes()
    assert shell(*who, "check").code == 0


def test_r097_another_issue_without_a_change_and_a_working_paper_are_refused(
    shell: Shell, own_demonstration: Path
) -> None:
    who = ("-w", own_demonstration, "--as", "Q-01", "report")
    assert shell(*who, "practice-week", "--round", WEEK, "--issue").code == 0
    again = shell(*who, "practice-week", "--round", WEEK, "--issue", "--reason", "The figures are wrong.")
    assert (again.code, "Nothing changed since version 1" in again.err) == (2, True)
    assert "working paper" in shell(*who, "timetable", "--issue").err


def test_r011_only_the_lead_issues_and_others_find_what_is_theirs(
    shell: Shell, own_demonstration: Path, tmp_path: Path
) -> None:
    lead, first, second = (("-w", own_demonstration, "--as", person) for person in ("Q-01", "A-04", "A-07"))
    wanted = ("report", "case-summary", "--case", "PW-DEMO-003", "--issue")
    assert shell(*first, *wanted).code == 3
    assert shell(*lead, *wanted).code == 0
    assert len(shell(*first, "issued", "list").out.splitlines()) == 1
    assert shell(*second, "issued", "list").out == ""
    refused = shell(*second, "issued", "save", "1", "--out", tmp_path / "a.pdf")
    assert is_one_sentence_of_trouble(refused)
    assert not (tmp_path / "a.pdf").exists()
