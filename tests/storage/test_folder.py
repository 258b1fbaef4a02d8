"""Where a workspace may lie, and who holds it."""

import ctypes
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace
from typing import cast

import pytest

from audit_tool.errors import AuditToolError, WrongInputError
from audit_tool.storage import folder
from audit_tool.storage.folder import Hold, WorkspaceFolder, refuse_network, synced_warning
from audit_tool.synced_folders import kept_there, synced_by
from tests.conftest import ROOT, Office

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/export /mnt/shared nfs4 rw 0 0
//server/share /mnt/office\\040files cifs rw 0 0
remote:/x /home/person/far fuse.sshfs rw 0 0
/dev/sdb1 /mnt/shared/local ext4 rw 0 0
tmpfs /quick tmpfs rw 0 0
"""
NOW = datetime(2026, 11, 10, 9, 30, tzinfo=UTC)


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    table = tmp_path / "mounts"
    table.write_text(MOUNTS, encoding="utf-8")
    return table


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/person", "ext4"),
        ("/mnt/shared", "nfs4"),
        ("/mnt/shared/week/november", "nfs4"),
        ("/mnt/shared/local/week", "ext4"),
        ("/mnt/sharedness", "ext4"),
        ("/mnt/office files/week", "cifs"),
        ("/home/person/far/away", "fuse.sshfs"),
        ("/quick/x", "tmpfs"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked by drive type")
def test_the_nearest_mount_says_what_a_folder_lies_on(mounts: Path, path: str, kind: str) -> None:
    assert folder._file_system(Path(path), mounts) == kind


def test_without_a_table_of_mounts_nothing_is_known(tmp_path: Path) -> None:
    assert folder._file_system(tmp_path, tmp_path / "absent") == ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked by drive type")
@pytest.mark.parametrize("place", ["/mnt/shared/week", "/mnt/office files/week", "/home/person/far"])
def test_a_network_drive_is_refused(mounts: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    real = folder._file_system
    monkeypatch.setattr(folder, "_file_system", lambda path: real(path, mounts))
    with pytest.raises(WrongInputError, match="network drive"):
        refuse_network(Path(place))
    refuse_network(Path("/home/person/workspace"))


class OnWindows(PureWindowsPath):
    """A path as Windows has it, and where it ends once every junction on it is followed."""

    ends = ""

    def resolve(self) -> PureWindowsPath:
        return PureWindowsPath(self.ends or self)


@pytest.mark.parametrize(
    ("path", "ends", "refused"),
    [
        (r"C:\Users\someone\workspace", "", False),
        (r"H:\workspace", "", True),
        (r"H:\workspace", r"\\server\home\workspace", True),
        (r"C:\Users\someone\shared\workspace", r"\\server\home\workspace", True),
        (r"C:\Users\someone\shared\workspace", r"H:\workspace", True),
        (r"C:\Users\someone\other\workspace", r"D:\workspace", False),
        (r"C:\Users\someone\workspace", r"\\?\Volume{1a2b}\Profile\workspace", False),
    ],
)
def test_a_network_drive_of_windows_is_refused_by_its_kind_and_by_where_a_folder_leads(
    path: str, ends: str, refused: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = {"C:\\": 3, "D:\\": 3, "H:\\": 4, "\\\\server\\home\\": 4, "\\\\?\\Volume{1a2b}\\": 3}
    kernel = SimpleNamespace(GetDriveTypeW=lambda drive: kinds.get(drive, 1))
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    given = OnWindows(path)
    monkeypatch.setattr(OnWindows, "ends", ends)
    assert folder._is_network(cast("Path", given)) == refused


@pytest.mark.parametrize("path", [r"\\server\share\week", "//server/share/week"])
def test_a_network_name_is_refused(path: str) -> None:
    assert folder._is_network(Path(path))


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive - Council", "OneDrive"),
        ("Library/CloudStorage/OneDrive-Council", "OneDrive"),
        ("Dropbox (Council)", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-A-02/My Drive", "Google Drive"),
        ("iCloudDrive", "iCloud"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Documents", ""),
    ],
)
def test_a_synced_folder_is_noticed_and_said_in_words(tmp_path: Path, folder: str, service: str) -> None:
    assert synced_by(tmp_path / folder / "week") == service
    said = synced_warning(tmp_path / folder / "week")
    assert bool(said) == bool(service)
    assert service in said
    paper = kept_there(tmp_path / folder, "Keep it where its marking allows.")
    assert paper.startswith("Keep it where its marking allows.")
    assert service in paper
    assert ("only if that is allowed" in paper) == bool(service)


def test_a_second_program_is_refused_and_told_who_and_since_when(office: Office) -> None:
    office.as_("A-02")
    code = (
        "import sys\n"
        "from datetime import UTC, datetime\n"
        "from pathlib import Path\n"
        "from audit_tool.errors import AuditToolError\n"
        "from audit_tool.storage import workspaces\n"
        "try:\n"
        "    workspaces.unlock(Path(sys.argv[1]), 'Q-01', sys.argv[2], datetime.now(UTC))\n"
        "except AuditToolError as refused:\n"
        "    print(refused)\n"
    )
    command = [sys.executable, "-c", code, str(office.folder), "four quiet words here"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    assert "already open by A-02 since 09:0" in ran.stdout
    assert "10 November 2026" in ran.stdout
    assert office.as_("A-02").people.listing()
    office.lock()
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    assert ran.stdout == ""


def test_a_hold_is_let_go_and_its_note_taken_away(tmp_path: Path) -> None:
    place = WorkspaceFolder(tmp_path)
    hold = Hold(place, "A-02", NOW)
    with pytest.raises(AuditToolError, match=r"by A-02 since 09:30 on 10 November 2026"):
        Hold(place, "A-09", NOW)
    place.holder.write_text("nonsense", encoding="utf-8")
    with pytest.raises(AuditToolError, match="by another window"):
        Hold(place, "A-09", NOW)
    hold.release()
    assert not place.holder.exists()
    Hold(place, "A-09", NOW).release()


def test_a_folder_without_a_workspace_says_so(tmp_path: Path) -> None:
    with pytest.raises(WrongInputError, match="There is no workspace"):
        WorkspaceFolder(tmp_path).require()
    (tmp_path / "workspace.keys").write_bytes(b"x")
    with pytest.raises(AuditToolError, match=r"database workspace\.db is missing"):
        WorkspaceFolder(tmp_path).require()
