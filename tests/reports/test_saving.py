"""Where a finished PDF may be put: never in the place of a workspace's file, nor of anything that is no PDF."""

import os
import stat
import sys
from datetime import date
from pathlib import Path

import pytest

from audit_tool.errors import WrongInputError
from audit_tool.reports.request import INTERNAL, PUBLIC
from audit_tool.reports.saving import issued_name, save
from audit_tool.services.issued import Issue
from tests.shell import Shell

PDF = b"%PDF-1.7 a finished report"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    (folder / "backups").mkdir(parents=True)
    (folder / "workspace.db").write_bytes(b"years of work")
    (folder / "workspace.db-wal").write_bytes(b"")
    return folder


@pytest.mark.parametrize("name", ["workspace.db", "workspace.db-wal", "backups/workspace.keys", "new.pdf"])
def test_no_report_is_put_into_the_workspace(workspace: Path, name: str) -> None:
    before = {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()}
    roundabout = workspace.parent / "elsewhere" / ".." / "workspace" / name
    (workspace.parent / "elsewhere").mkdir()
    for out in (workspace / name, roundabout):
        with pytest.raises(WrongInputError, match="Choose another folder"):
            save(PDF, out, workspace)
    assert {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()} == before


def test_only_an_older_pdf_or_an_empty_file_is_replaced(workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "summary.pdf"
    for before in (b"", b"%PDF-1.4 an older one"):
        out.write_bytes(before)
        save(PDF, out, workspace)
        assert out.read_bytes() == PDF
    out.write_bytes(b"another workspace's database")
    with pytest.raises(WrongInputError, match="Choose another name"):
        save(PDF, out, workspace)
    assert out.read_bytes() == b"another workspace's database"


def test_what_a_killed_save_left_goes_when_its_name_is_saved_again(workspace: Path, tmp_path: Path) -> None:
    names = (".summary [1]-long_ago.part", ".summary [1]-just_now.part", ".summary 2-long_ago.part")
    for name in names:
        (tmp_path / name).write_bytes(b"%PDF-1.7 half a rep")
        if "long_ago" in name:
            os.utime(tmp_path / name, (1_000_000_000, 1_000_000_000))
    save(PDF, tmp_path / "summary [1].pdf", workspace)
    assert [name for name in names if (tmp_path / name).exists()] == list(names[1:])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps its pipes elsewhere")
def test_a_pipe_is_not_replaced(workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "pipe"
    os.mkfifo(out)
    with pytest.raises(WrongInputError, match="Choose another name"):
        save(PDF, out, workspace)
    assert stat.S_ISFIFO(out.stat().st_mode)


def test_the_command_line_does_not_write_over_its_own_database(shell: Shell, own_demonstration: Path) -> None:
    who = ("-w", own_demonstration, "--as", "Q-01")
    for name in ("workspace.db", "workspace.keys"):
        ran = shell(*who, "report", "indicator-table", "--out", own_demonstration / name)
        assert (ran.code, "Choose another folder" in ran.err) == (2, True)
    assert shell(*who, "check").code == 0


@pytest.mark.parametrize(
    ("name", "title", "subject", "audience", "told"),
    [
        ("case-summary", "Case audit summary PW-1", "allocation 4", INTERNAL, "case-summary-PW-1-version-2.pdf"),
        (
            "audit-report",
            "Audit report: 2026-27 Q1",
            "period 2026-27 Q1",
            INTERNAL,
            "audit-report-2026-27-Q1-version-2.pdf",
        ),
        ("indicator-table", "Case file audits", "everything", PUBLIC, "indicator-table-public-version-2.pdf"),
        (
            "practice-week",
            "Practice week: May",
            "round 1",
            PUBLIC,
            "practice-week-Practice-week-May-public-version-2.pdf",
        ),
    ],
)
def test_the_file_of_an_issue_says_what_it_is_about_for_whom_and_which_version(
    name: str, title: str, subject: str, audience: str, told: str
) -> None:
    made = Issue(1, name, title, subject, audience, "", 2, date(2026, 11, 10), "Q-01", (), "")
    assert issued_name(made) == told
