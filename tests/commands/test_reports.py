"""Reports from the command line, with a catalogue that only the tests know."""

import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from audit_tool.errors import NotAllowedError
from audit_tool.reports.request import Request
from audit_tool.services.desk import Desk
from tests.shell import Shell, is_one_sentence_of_trouble


@dataclass(frozen=True)
class Entry:
    name: str = "case-summary"
    title: str = "Case audit summary"
    purpose: str = "What one audit came to."
    needs: str = "case"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, Request, Path]]:
    calls: list[tuple[str, str, Request, Path]] = []

    def make(name: str, desk: Desk, request: Request, out: Path) -> None:
        if request.case == "PW-SECRET":
            raise NotAllowedError("A-02 may not save reports of any case. Nothing was changed. Ask a quality lead.")
        out.write_bytes(b"%PDF")
        calls.append((name, desk.identity.code, request, out))

    catalogue = ModuleType("audit_tool.reports.catalogue")
    vars(catalogue).update(REPORTS=(Entry(), Entry("table", "Audits by quarter", "Figures.", "none")))
    saving = ModuleType("audit_tool.reports.saving")
    vars(saving).update(make=make)
    for module in (catalogue, saving):
        monkeypatch.setitem(sys.modules, module.__name__, module)
    return calls


def test_report_list(shell: Shell, made: list[object], demonstration: Path) -> None:
    ran = shell("-w", demonstration, "report", "list")

    assert ran.out.splitlines() == [
        "case-summary Case audit summary: What one audit came to. Needs --case.",
        "table Audits by quarter: Figures.",
    ]
    assert shell("report", "list", "--json").json == [
        {"name": "case-summary", "title": "Case audit summary", "purpose": "What one audit came to.", "needs": "case"},
        {"name": "table", "title": "Audits by quarter", "purpose": "Figures.", "needs": "none"},
    ]


def test_a_report_is_saved_for_the_case_round_and_audience_asked_for(
    shell: Shell, made: list[tuple[str, str, Request, Path]], demonstration: Path, tmp_path: Path
) -> None:
    who = ("-w", demonstration, "--as", "Q-01")
    wanted = ("--case", "PW-DEMO-003", "--round", "Practice week: November 2026", "--audience", "public")

    ran = shell(*who, "report", "case-summary", "--out", tmp_path / "a.pdf", *wanted)

    assert ran.code == 0
    assert ran.out == f"Saved {tmp_path / 'a.pdf'}\n"
    request = Request("Practice week: November 2026", "PW-DEMO-003", "public")
    assert made == [("case-summary", "Q-01", request, tmp_path / "a.pdf")]


def test_a_report_is_saved_for_the_period_asked_for(
    shell: Shell, made: list[tuple[str, str, Request, Path]], demonstration: Path, tmp_path: Path
) -> None:
    who = ("-w", demonstration, "--as", "Q-01")
    shell(*who, "report", "table", "--out", tmp_path / "a.pdf", "--period", "2026-27-H1")
    assert made == [("table", "Q-01", Request(period="2026-27-H1"), tmp_path / "a.pdf")]


def test_a_report_of_a_case_needs_the_case(
    shell: Shell, made: list[object], demonstration: Path, tmp_path: Path
) -> None:
    ran = shell("-w", demonstration, "--as", "Q-01", "report", "case-summary", "--out", tmp_path / "a.pdf")

    assert is_one_sentence_of_trouble(ran)
    assert "--case" in ran.err
    assert made == []


def test_wrong_calls_of_reports_are_refused(
    shell: Shell, made: list[object], demonstration: Path, tmp_path: Path
) -> None:
    who = ("-w", demonstration, "--as", "Q-01", "report")

    assert "case-summary, table" in shell(*who, "horoscope", "--out", tmp_path / "a.pdf").err
    assert is_one_sentence_of_trouble(shell(*who, "table"))
    assert is_one_sentence_of_trouble(shell(*who, "table", "--out", tmp_path / "no" / "a.pdf"))
    assert is_one_sentence_of_trouble(shell(*who, "table", "--out", tmp_path))
    assert is_one_sentence_of_trouble(shell(*who, "table", "--out", tmp_path / "a.pdf", "--audience", "everybody"))
    assert made == []


def test_a_report_that_is_not_for_this_person_ends_with_three(
    shell: Shell, made: list[object], demonstration: Path, tmp_path: Path
) -> None:
    ran = shell(
        "-w", demonstration, "--as", "A-02", "report", "case-summary", "--out", tmp_path / "a", "--case", "PW-SECRET"
    )

    assert ran.code == 3
    assert "may not" in ran.err
    assert not (tmp_path / "a").exists()
