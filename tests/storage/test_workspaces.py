"""A workspace on disk: encrypted from the first byte, refused untouched, whole or not made at all."""
# ruff: noqa: PT012 - a transaction is one act of two lines

import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit_tool.errors import AuditToolError, WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.services import desk as desks
from audit_tool.services.identity import Role
from audit_tool.services.people import NewPerson
from audit_tool.storage import keyfile, schema, workspaces
from audit_tool.storage.engine import connect
from audit_tool.storage.keyfile import RECOVERY, DamagedKeyFileError, WrongPassphraseError
from audit_tool.storage.store import DAMAGED, Store
from tests.conftest import CHEAP, PASSPHRASE, ROOT, Office

SECRET = "breakfast before school every single day"


def key_of(office: Office) -> bytes:
    keys = keyfile.read(office.folder / "workspace.keys")
    return keyfile.unwrap(keys.slot_of("Q-01"), keys.workspace, PASSPHRASE)


def prints(folder: Path) -> dict[str, str]:
    """A hash of every file that holds anything lasting."""
    lasting = (path for path in folder.rglob("*") if path.is_file() and path.suffix not in {".lock", ".open"})
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in lasting if path.name[-3:] != "shm"}


def plain_text_in(folder: Path) -> list[tuple[str, bytes]]:
    sought = (b"SQLite format 3", SECRET.encode(), b"PW-1", b"CREATE TABLE", b"audit begun", b"record_answer")
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [(path.name, word) for path in files for word in sought if word in path.read_bytes()]


@pytest.fixture
def begun(office: Office) -> Office:
    """An office in which A-02 has written something; still open."""
    office.hold_round()
    allocation = office.allocate()
    record = office.as_("A-02").auditing.begin(allocation)
    office.as_("A-02").auditing.save(record, "SNP-01", Answer(SECRET))
    return office


@pytest.fixture
def closed(begun: Office) -> Iterator[Office]:
    begun.lock()
    yield begun
    begun.lock()


def refused_untouched(office: Office, match: str, kind: type[AuditToolError] = AuditToolError) -> None:
    before = prints(office.folder)
    with pytest.raises(kind, match=match):
        office.as_("A-02")
    assert prints(office.folder) == before
    assert not (office.folder / "workspace.open").exists()


def test_r174_nothing_readable_stands_in_any_file_while_open_and_after(begun: Office) -> None:
    assert (begun.folder / "workspace.db-wal").stat().st_size > 0
    assert plain_text_in(begun.folder) == []
    begun.lock()
    assert plain_text_in(begun.folder) == []
    assert (begun.folder / "workspace.db").stat().st_size > 4096


def test_r174_nothing_readable_is_left_by_a_kill(begun: Office) -> None:
    begun.lock()
    code = (
        "import os, signal, sys\n"
        "from datetime import UTC, datetime\n"
        "from pathlib import Path\n"
        "from sqlalchemy import text\n"
        "from audit_tool.storage import workspaces\n"
        "opened = workspaces.unlock(Path(sys.argv[1]), 'A-02', sys.argv[2], datetime.now(UTC))\n"
        "with opened.store.transaction() as session:\n"
        "    session.execute(text('UPDATE record_answer SET comment = :said'), {'said': sys.argv[3]})\n"
        "os.kill(os.getpid(), signal.SIGTERM)\n"
    )
    command = [sys.executable, "-c", code, str(begun.folder), PASSPHRASE, SECRET * 50]
    ran = subprocess.run(command, cwd=ROOT, check=False)
    assert ran.returncode in {-signal.SIGTERM, signal.SIGTERM}
    assert (begun.folder / "workspace.db-wal").stat().st_size > 0
    assert plain_text_in(begun.folder) == []
    office = begun.as_("A-02")
    assert office.check() == ()
    (task,) = office.worklist.tasks()
    assert task.record_id is not None
    assert office.auditing.sheet(task.record_id).answers["SNP-01"].comment == SECRET * 50


def test_the_log_is_folded_into_the_database_at_closing(begun: Office) -> None:
    begun.lock()
    left = {path.name for path in begun.folder.iterdir() if path.stat().st_size and path.is_file()}
    assert left - {"workspace.lock"} == {"workspace.db", "workspace.keys", "workspace.trail"}


@pytest.mark.parametrize("at", [0, 20, 100, 2000, -3000, -10])
def test_a_database_with_a_flipped_byte_is_refused_untouched(closed: Office, at: int) -> None:
    path = closed.folder / "workspace.db"
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)
    refused_untouched(closed, "database is damaged")


def test_damage_is_said_by_us_and_by_nothing_below_us(closed: Office, capfd: pytest.CaptureFixture[str]) -> None:
    damage = bytearray((closed.folder / "workspace.db").read_bytes())
    damage[5000] ^= 0xFF
    (closed.folder / "workspace.db").write_bytes(damage)
    refused_untouched(closed, "database is damaged")
    assert capfd.readouterr() == ("", "")


def test_a_flip_in_any_page_is_refused_untouched(closed: Office) -> None:
    path = closed.folder / "workspace.db"
    original = path.read_bytes()
    pages = len(original) // 4096
    assert pages > 20
    for page in range(0, pages, 3):
        content = bytearray(original)
        content[page * 4096 + 777] ^= 0x10
        path.write_bytes(content)
        refused_untouched(closed, "database is damaged")
    path.write_bytes(original)
    assert closed.as_("A-02").check() == ()


@pytest.mark.parametrize("kept", [0, 100, 4096, 4096 * 5, 4096 * 5 + 17, -4096, -1])
def test_a_shortened_database_is_refused_untouched(closed: Office, kept: int) -> None:
    path = closed.folder / "workspace.db"
    path.write_bytes(path.read_bytes()[:kept])
    refused_untouched(closed, "database is damaged")


def test_the_database_of_another_workspace_is_refused_untouched(closed: Office, tmp_path: Path) -> None:
    other = Office(tmp_path / "other", closed.forms)
    other.found()
    other.lock()
    (closed.folder / "workspace.db").write_bytes((other.folder / "workspace.db").read_bytes())
    refused_untouched(closed, "database is damaged")


def test_the_key_file_of_another_workspace_opens_nothing(closed: Office, tmp_path: Path) -> None:
    other = Office(tmp_path / "other", closed.forms)
    other.found()
    other.lock()
    (closed.folder / "workspace.keys").write_bytes((other.folder / "workspace.keys").read_bytes())
    refused_untouched(closed, "database is damaged")


def test_a_plain_file_in_its_place_is_refused_untouched(closed: Office) -> None:
    (closed.folder / "workspace.db").write_bytes(b"SQLite format 3\0" + bytes(8192))
    refused_untouched(closed, "database is damaged")


def test_a_damaged_or_missing_key_file_is_said_and_the_copy_brings_it_back(closed: Office) -> None:
    keys = closed.folder / "workspace.keys"
    keys.write_bytes(keys.read_bytes().replace(b"A-02", b"A-03"))
    refused_untouched(closed, "key file workspace.keys is damaged", DamagedKeyFileError)
    keys.unlink()
    refused_untouched(closed, "key file workspace.keys is missing", DamagedKeyFileError)
    keys.write_bytes((closed.folder / "backups" / "workspace.keys").read_bytes())
    assert closed.as_("A-02").check() == ()


@pytest.mark.parametrize("leave_log", [False, True])
def test_a_newer_workspace_is_refused_with_its_bytes_unchanged(closed: Office, leave_log: bool) -> None:
    raw = connect(closed.folder / "workspace.db", key_of(closed), writable=True)
    raw.execute(f"PRAGMA user_version = {schema.CURRENT + 1}")
    if leave_log:
        # What a newer program leaves when it is killed: a log that is not folded in.
        log = (closed.folder / "workspace.db-wal").read_bytes()
        folded = (closed.folder / "workspace.db").read_bytes()
        assert log
    raw.close()
    if leave_log:
        (closed.folder / "workspace.db-wal").write_bytes(log)
        (closed.folder / "workspace.db").write_bytes(folded)
    refused_untouched(closed, "newer version of this program")


def test_a_wrong_passphrase_changes_nothing(closed: Office) -> None:
    before = prints(closed.folder)
    with pytest.raises(WrongPassphraseError):
        desks.unlock(closed.folder, "A-02", "not this passphrase", closed.forms)
    with pytest.raises(WrongInputError):
        desks.unlock(closed.folder, "X-99", PASSPHRASE, closed.forms)
    assert prints(closed.folder) == before


def test_the_recovery_key_gives_a_new_passphrase(closed: Office) -> None:
    fresh = "a quite new passphrase"
    with pytest.raises(WrongPassphraseError):
        desks.recover(closed.folder, closed.recovery[::-1], "A-02", fresh)
    with pytest.raises(WrongInputError, match="at least 12"):
        desks.recover(closed.folder, closed.recovery, "A-02", "short")
    desks.recover(closed.folder, closed.recovery.lower().replace("-", " "), "A-02", fresh)
    desks.unlock(closed.folder, "A-02", fresh, closed.forms).lock()
    with pytest.raises(WrongPassphraseError):
        desks.unlock(closed.folder, "A-02", PASSPHRASE, closed.forms)
    desks.unlock(closed.folder, "A-09", PASSPHRASE, closed.forms).lock()


def test_the_recovery_slot_is_no_way_to_work_unnamed(closed: Office) -> None:
    with pytest.raises(WrongInputError, match="register"):
        desks.unlock(closed.folder, RECOVERY, closed.recovery, closed.forms)
    assert closed.as_("A-02").check() == ()


@pytest.mark.parametrize("code", ["", "  ", "recovery", "Recovery", "a/b", "X" * 21])
def test_a_founder_with_a_wrong_code_leaves_no_workspace(tmp_path: Path, office: Office, code: str) -> None:
    place = tmp_path / "new"
    with pytest.raises(WrongInputError, match="role code"):
        desks.create(place, NewPerson(code), PASSPHRASE, office.forms, cost=CHEAP)
    assert not place.exists()


def test_a_creation_that_fails_late_leaves_nothing_behind(
    tmp_path: Path, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "new"

    def fails(*given: object) -> None:
        raise WrongInputError("no")

    with monkeypatch.context() as patched:
        patched.setattr(desks, "identify", fails)
        with pytest.raises(WrongInputError):
            desks.create(place, NewPerson("Q-07"), PASSPHRASE, office.forms, cost=CHEAP)
        assert list(place.iterdir()) == []
    made, _ = desks.create(place, NewPerson("Q-07"), PASSPHRASE, office.forms, cost=CHEAP)
    assert made.identity.has(Role.QUALITY_LEAD)
    made.lock()


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from audit_tool.storage import schema, workspaces
from tests.conftest import CHEAP

def stop(*given, **named):
    os.kill(os.getpid(), signal.SIGTERM)

place, step, passphrase = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
if step in {"sync_folder", "write_whole", "save_keys"}:
    setattr(workspaces, step, stop)
elif step == "bring_up_to_date":
    schema.bring_up_to_date = stop
workspaces.create(place, "Q-07", passphrase, datetime.now(UTC), CHEAP, stop)
"""


@pytest.mark.parametrize("step", ["sync_folder", "bring_up_to_date", "save_keys", "write_whole", "founding"])
def test_a_creation_killed_at_any_step_can_simply_be_done_again(tmp_path: Path, office: Office, step: str) -> None:
    place = tmp_path / "new"
    command = [sys.executable, "-c", KILLED, str(place), step, PASSPHRASE]
    ran = subprocess.run(command, cwd=ROOT, check=False, capture_output=True)
    assert ran.returncode in {-signal.SIGTERM, signal.SIGTERM}, ran.stderr
    assert (place / "workspace.making").exists()
    for attempt in (lambda: desks.people_of(place), lambda: desks.unlock(place, "Q-07", PASSPHRASE, office.forms)):
        with pytest.raises(WrongInputError, match="no workspace"):
            attempt()
    made, _ = desks.create(place, NewPerson("Q-07"), PASSPHRASE, office.forms, cost=CHEAP)
    assert made.check() == ()
    made.lock()
    assert not (place / "workspace.making").exists()
    desks.unlock(place, "Q-07", PASSPHRASE, office.forms).lock()


def test_a_workspace_is_made_only_in_an_empty_folder(closed: Office, tmp_path: Path) -> None:
    with pytest.raises(WrongInputError, match="already holds a workspace"):
        desks.create(closed.folder, NewPerson("Q-07"), PASSPHRASE, closed.forms, cost=CHEAP)
    other = tmp_path / "other"
    other.mkdir()
    (other / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(WrongInputError, match="other files"):
        desks.create(other, NewPerson("Q-07"), PASSPHRASE, closed.forms, cost=CHEAP)
    assert [path.name for path in other.iterdir()] == ["letter.txt"]


def test_a_short_passphrase_is_refused_everywhere(closed: Office, tmp_path: Path) -> None:
    with pytest.raises(WrongInputError, match="at least 12"):
        workspaces.create(tmp_path / "new", "Q-07", "  short      ", closed.clock(), CHEAP)
    with pytest.raises(WrongInputError, match="at least 12"):
        closed.as_("Q-01").give_passphrase("A-02", "short")


def test_a_database_killed_in_the_middle_of_a_save_opens_as_it_was(closed: Office) -> None:
    store = Store(closed.folder / "workspace.db", key_of(closed))
    with pytest.raises(RuntimeError), store.transaction() as session:
        session.connection().exec_driver_sql("UPDATE record_answer SET value = 'half done'")
        raise RuntimeError
    store.close()
    office = closed.as_("A-02")
    (task,) = office.worklist.tasks()
    assert task.record_id is not None
    assert office.auditing.sheet(task.record_id).answers["SNP-01"].value == SECRET


def test_the_words_for_damage_say_what_is_safe_and_what_to_do() -> None:
    assert "Nothing was changed" in DAMAGED
    assert "Restore" in DAMAGED
    assert os.linesep not in DAMAGED
