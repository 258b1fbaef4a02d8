"""A workspace as a folder: its files, who holds it, and where it may not lie."""

import contextlib
import json
import os
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from audit_tool.errors import AuditToolError, WrongInputError
from audit_tool.synced_folders import synced_by

NETWORK_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "ncpfs", "fuse.rclone", "davfs"}
_REMOTE_DRIVE = 4


@dataclass(frozen=True, slots=True)
class WorkspaceFolder:
    """The files of one workspace."""

    path: Path

    @property
    def database(self) -> Path:
        """The encrypted database. Never opened except through SQLite."""
        return self.path / "workspace.db"

    @property
    def keys(self) -> Path:
        """The key file."""
        return self.path / "workspace.keys"

    @property
    def keys_copy(self) -> Path:
        """The copy of the key file, renewed whenever the key file changes."""
        return self.path / "backups" / "workspace.keys"

    @property
    def lock(self) -> Path:
        """The file that the running program holds."""
        return self.path / "workspace.lock"

    @property
    def holder(self) -> Path:
        """Says who holds the lock, and since when."""
        return self.path / "workspace.open"

    @property
    def memory(self) -> Path:
        """What the folder remembers of the trail's end."""
        return self.path / "workspace.trail"

    @property
    def making(self) -> Path:
        """Is there while a workspace is being made: what a kill leaves then holds nobody's work."""
        return self.path / "workspace.making"

    @property
    def exists(self) -> bool:
        """Whether a workspace was made here, to its end."""
        try:
            return not self.making.exists() and (self.keys.exists() or self.database.exists())
        except OSError as fault:
            message = f"{self.path} cannot be looked into. Nothing was changed. Check its name and your right to read."
            raise WrongInputError(message) from fault

    def require(self) -> None:
        """Refuse a folder that holds no workspace."""
        if not self.exists:
            message = (
                f"There is no workspace in {self.path}. Nothing was changed. Choose its folder, or make a new one."
            )
            raise WrongInputError(message)
        if not self.database.exists():
            message = (
                f"The database {self.database.name} is missing from {self.path}. "
                "Nothing was changed. Put it back from a backup."
            )
            raise AuditToolError(message)


def refuse_network(path: Path) -> None:
    """A database on a network drive can be damaged by the network: refuse it (R-176 keeps work on the laptop)."""
    if _is_network(path.expanduser().absolute()):
        message = (
            f"{path} lies on a network drive, where the records could be damaged. "
            "Nothing was changed. Choose a folder on this computer."
        )
        raise WrongInputError(message)


def synced_warning(path: Path) -> str:
    """What to say of a workspace in a folder that is copied elsewhere; empty where it lies well."""
    service = synced_by(path.expanduser())
    if not service:
        return ""
    return (
        f"This folder looks like one that {service} copies elsewhere. The records stay encrypted, but copying them "
        "during work can damage them. Close the program, then move the whole folder to a place that is not copied."
    )


class Hold:
    """The lock of one program on one workspace."""

    def __init__(self, folder: WorkspaceFolder, person: str, now: datetime) -> None:
        # Loaded here: who can unlock must be known before anything else is loaded, and locking is a second later.
        from filelock import FileLock, Timeout

        self._folder = folder
        self._lock = FileLock(folder.lock, thread_local=False)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise AuditToolError(_in_use(folder)) from None
        except OSError as fault:
            raise AuditToolError(cannot_write(folder.path, fault)) from fault
        try:
            note = {"person": person, "since": f"{now:%H:%M on %d %B %Y}"}
            folder.holder.write_text(json.dumps(note), encoding="utf-8")
        except OSError as fault:
            self._lock.release()
            raise AuditToolError(cannot_write(folder.path, fault)) from fault

    def release(self) -> None:
        """Let another program open the workspace."""
        with contextlib.suppress(OSError):
            self._folder.holder.unlink(missing_ok=True)
        self._lock.release()


def cannot_write(path: Path, fault: OSError) -> str:
    """The sentence for a disk that takes nothing."""
    import errno

    if fault.errno in {errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC}:
        return "The disk is full. What was saved before is safe. Free some space and try again."
    return (
        f"{path} cannot be written to. Nothing was changed. Ask for the right to write there, or choose another folder."
    )


def _in_use(folder: WorkspaceFolder) -> str:
    try:
        note = json.loads(folder.holder.read_text(encoding="utf-8"))
        who = f"by {note['person']} since {note['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        who = "by another window of this program"
    return f"This workspace is already open {who}. Nothing was changed. Close it there first, then try again."


def _is_network(path: Path) -> bool:
    if str(path).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        return _leads_to_remote_drive(path)
    return _file_system(path) in NETWORK_SYSTEMS


def _leads_to_remote_drive(path: Path) -> bool:
    """Whether Windows keeps it elsewhere; a folder may stand for another one, and what counts is where it ends."""
    with contextlib.suppress(OSError):
        return _is_remote_drive(path.drive) or _is_remote_drive(path.resolve().drive)
    return _is_remote_drive(path.drive)


def _is_remote_drive(drive: str) -> bool:
    """Whether Windows says so of a drive letter, or of the name of a server; a disk without a letter is none."""
    import ctypes

    asked: Any = ctypes
    return bool(asked.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _REMOTE_DRIVE)


def _file_system(path: Path, mounts: Path = Path("/proc/mounts")) -> str:
    """The kind of the file system that holds the path, where the system says so (Linux)."""
    if not mounts.exists():
        return ""
    best = ("", "")
    resolved = path.resolve()
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _, point, kind, *_ = line.split()
        point = point.replace("\\040", " ")
        if resolved.is_relative_to(point) and len(point) >= len(best[0]):
            best = (point, kind)
    return best[1]


def folder_for(path: Path) -> WorkspaceFolder:
    """The workspace folder at a path, after refusing network drives."""
    refuse_network(path)
    return WorkspaceFolder(Path(os.path.abspath(path.expanduser())))  # noqa: PTH100 - a link is left as it is
