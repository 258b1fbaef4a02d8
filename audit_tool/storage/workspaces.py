"""Making, opening and closing a workspace on disk."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from audit_tool.errors import AuditToolError, WrongInputError
from audit_tool.storage import keyfile, schema, witness
from audit_tool.storage.folder import Hold, WorkspaceFolder, cannot_write, folder_for
from audit_tool.storage.keyfile import RECOVERY, Cost, KeyFile
from audit_tool.storage.store import Store
from audit_tool.storage.writing import sync_folder, write_whole

SHORTEST_PASSPHRASE = 12
TRAIL_SIGNED_SINCE = 3
"""The first schema in which the end of the trail is signed."""


@dataclass
class OpenWorkspace:
    """A workspace in use: its store, and the key that new people's slots are made from."""

    folder: WorkspaceFolder
    store: Store
    data_key: bytes
    hold: Hold

    def close(self) -> None:
        """Close the database and let others in."""
        witness.keep(self.folder.memory, self.store)
        try:
            self.store.close()
        finally:
            self.hold.release()

    def add_slot(self, person: str, passphrase: str, cost: Cost | None = None) -> None:
        """Give a person a passphrase, or a new one."""
        refuse_weak(passphrase)
        keys = keyfile.read(self.folder.keys)
        save_keys(self.folder, keys.with_slot(keyfile.wrap(self.data_key, keys.workspace, person, passphrase, cost)))


def refuse_weak(passphrase: str) -> None:
    """A short passphrase protects nothing once a laptop is stolen."""
    if len(passphrase.strip()) < SHORTEST_PASSPHRASE:
        message = f"A passphrase needs at least {SHORTEST_PASSPHRASE} characters. Nothing was changed. Try four words."
        raise WrongInputError(message)


def create(
    path: Path,
    person: str,
    passphrase: str,
    now: datetime,
    cost: Cost | None = None,
    found: Callable[[Store], None] = lambda _: None,
) -> tuple[OpenWorkspace, str]:
    """Make a workspace with one person's slot; the second value is the recovery key, told only this once.

    `found` puts in what a workspace cannot do without. A stop before its end leaves what the next attempt clears.
    """
    folder = folder_for(path)
    refuse_weak(passphrase)
    _refuse_taken(path, folder)
    hold = Hold(folder, person, now)
    try:
        return _fill(folder, hold, (person, passphrase, cost), found)
    except BaseException as fault:
        hold.release()
        _remove(folder)
        if isinstance(fault, OSError):
            raise WrongInputError(cannot_write(path, fault)) from fault
        raise


def _refuse_taken(path: Path, folder: WorkspaceFolder) -> None:
    """Make the folder if need be; refuse one that holds anything but an unfinished workspace."""
    if folder.exists:
        message = f"{path} already holds a workspace. Nothing was changed. Open it, or choose another folder."
        raise WrongInputError(message)
    try:
        folder.path.mkdir(parents=True, exist_ok=True)
        left = {entry.name for entry in folder.path.iterdir()} - {folder.lock.name, folder.holder.name}
    except OSError as fault:
        raise WrongInputError(cannot_write(path, fault)) from fault
    if left and not folder.making.exists():
        message = f"{path} already holds other files. Nothing was changed. Choose an empty folder."
        raise WrongInputError(message)


def _fill(
    folder: WorkspaceFolder, hold: Hold, founder: tuple[str, str, Cost | None], found: Callable[[Store], None]
) -> tuple[OpenWorkspace, str]:
    person, passphrase, cost = founder
    _clear(folder)
    folder.making.touch()
    sync_folder(folder.path)
    data_key, recovery = keyfile.new_data_key(), keyfile.new_recovery_key()
    workspace = secrets.token_hex(8)
    schema.create(folder.database, data_key)
    store = Store(folder.database, data_key)
    try:
        schema.bring_up_to_date(store.writer, store.sign_trail)
        slots = (
            keyfile.wrap(data_key, workspace, person, passphrase, cost),
            keyfile.wrap(data_key, workspace, RECOVERY, recovery, cost),
        )
        save_keys(folder, KeyFile(workspace, slots))
        found(store)
        folder.making.unlink()
        sync_folder(folder.path)
    except BaseException:
        store.close()
        raise
    return OpenWorkspace(folder, store, data_key, hold), recovery


def unlock(path: Path, person: str, passphrase: str, now: datetime) -> OpenWorkspace:
    """Open a workspace for the person whose passphrase fits; every refusal leaves it as it was."""
    folder = folder_for(path)
    folder.require()
    keys = keyfile.read(folder.keys)
    data_key = keyfile.unwrap(keys.slot_of(person), keys.workspace, passphrase)
    hold = Hold(folder, person, now)
    try:
        number = schema.examine(folder.database, data_key)
        store = Store(folder.database, data_key)
        if number < schema.CURRENT:
            schema.bring_up_to_date(store.writer, store.sign_trail if number < TRAIL_SIGNED_SINCE else None)
    except BaseException:
        hold.release()
        raise
    return OpenWorkspace(folder, store, data_key, hold)


def recover(path: Path, recovery_key: str, person: str, passphrase: str) -> None:
    """Give a person a new passphrase by the printed recovery key."""
    folder = folder_for(path)
    folder.require()
    refuse_weak(passphrase)
    keys = keyfile.read(folder.keys)
    keys.slot_of(person)
    data_key = keyfile.unwrap(keys.slot_of(RECOVERY), keys.workspace, recovery_key)
    save_keys(folder, keys.with_slot(keyfile.wrap(data_key, keys.workspace, person, passphrase)))


def save_keys(folder: WorkspaceFolder, keys: KeyFile) -> None:
    """Write the key file, then its copy."""
    try:
        keyfile.write(folder.keys, keys)
        folder.keys_copy.parent.mkdir(exist_ok=True)
        write_whole(folder.keys_copy, folder.keys.read_bytes())
    except OSError as fault:
        raise AuditToolError(cannot_write(folder.path, fault)) from fault


def _remove(folder: WorkspaceFolder) -> None:
    """Take away what a failed creation left behind."""
    _clear(folder)
    # The sign that it was not finished goes last, so that a stop in between is one more unfinished creation.
    for target in (folder.lock, folder.holder, folder.making):
        target.unlink(missing_ok=True)


def _clear(folder: WorkspaceFolder) -> None:
    """Take away what a creation has made so far; only ever called before a workspace has come to be."""
    names = ("workspace.db", "workspace.db-wal", "workspace.db-shm", "workspace.keys", "workspace.keys.new")
    copies = folder.keys_copy.parent
    for target in (folder.memory, *(folder.path / name for name in names), *(copies / name for name in names[3:])):
        target.unlink(missing_ok=True)
    if copies.is_dir() and not any(copies.iterdir()):
        copies.rmdir()
