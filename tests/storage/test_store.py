"""The open database: pragmas, snapshots, one writer, and a disk that is full or may not be written to (R-054)."""
# ruff: noqa: PT012 - a transaction is one act of two lines

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import select, text
from sqlalchemy.engine.interfaces import CacheStats
from sqlalchemy.exc import IntegrityError

from audit_tool.errors import AuditToolError, WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.models.catalogue import AREAS, metadata
from audit_tool.models.trail import Setting
from audit_tool.services import desk as desks
from audit_tool.services.desk import Desk
from audit_tool.services.people import NewPerson
from audit_tool.storage import engine, schema
from audit_tool.storage.keyfile import new_data_key
from audit_tool.storage.store import NotSavedError, Session, Store, sentence_for
from tests.conftest import CHEAP, PASSPHRASE, Office

MIGRATIONS = Path(schema.__file__).parent / "migrations"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    key = new_data_key()
    schema.create(tmp_path / "workspace.db", key)
    made = Store(tmp_path / "workspace.db", key)
    schema.bring_up_to_date(made.writer)
    yield made
    made.close()


def ask(session: Session, pragma: str) -> object:
    return session.execute(text(f"PRAGMA {pragma}")).scalar()


def put(session: Session, name: str, value: str = "x") -> None:
    session.execute(text("INSERT INTO setting (name, value) VALUES (:name, :value)"), {"name": name, "value": value})


def names(session: Session) -> set[str]:
    return set(session.execute(text("SELECT name FROM setting")).scalars())


def test_a_statement_is_compiled_once_for_every_database(store: Store, tmp_path: Path) -> None:
    """After locking, and in the reader after the writer, nothing waits for SQL that was worked out before."""
    statement = select(Setting.value).where(Setting.name == "asked for here alone")
    with store.reading() as session:
        assert session.connection().execute(statement).context.cache_hit is CacheStats.CACHE_MISS
    key = new_data_key()
    schema.create(tmp_path / "other.db", key)
    other = Store(tmp_path / "other.db", key)
    schema.bring_up_to_date(other.writer)
    for opened in (other.reading, other.transaction):
        with opened() as session:
            assert session.connection().execute(statement).context.cache_hit is CacheStats.CACHE_HIT
    other.close()


def test_the_writer_keeps_every_protection_on(store: Store) -> None:
    with store.transaction() as session:
        told = {name: ask(session, name) for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")}
        told |= {
            name: ask(session, name) for name in ("temp_store", "trusted_schema", "application_id", "user_version")
        }
    assert told == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "trusted_schema": 0,
        "application_id": engine.APPLICATION_ID,
        "user_version": schema.CURRENT,
    }


def test_readers_can_change_nothing(store: Store) -> None:
    with pytest.raises(NotSavedError), store.reading() as session:
        put(session, "a")
    with store.reading() as session:
        assert names(session) == set()
        assert ask(session, "foreign_keys") == 1


def test_links_are_enforced(store: Store) -> None:
    with pytest.raises(IntegrityError), store.transaction() as session:
        session.execute(text("INSERT INTO person_role (person_id, role) VALUES (99, 'auditor')"))


def test_the_driver_is_new_enough_and_an_old_one_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlcipher3.dbapi2 as driver

    assert driver.sqlite_version_info >= engine.OLDEST_SQLITE >= (3, 51, 3)
    monkeypatch.setattr(driver, "sqlite_version_info", (3, 50, 4))
    with pytest.raises(AuditToolError, match="too old to be safe"):
        engine.connect(store.path, bytes(32), writable=False)


def test_a_reader_keeps_its_snapshot_and_never_waits_for_a_save(store: Store) -> None:
    with store.transaction() as session:
        put(session, "before")
    with store.transaction() as writing:
        put(writing, "during")
        with store.reading() as session:
            assert names(session) == {"before"}
    with store.reading() as early:
        assert names(early) == {"before", "during"}
        with store.transaction() as writing:
            put(writing, "after")
        assert names(early) == {"before", "during"}
        with store.reading() as late:
            assert names(late) == {"before", "during", "after"}


def test_writers_take_turns(store: Store) -> None:
    def write(at: int) -> None:
        for number in range(10):
            with store.transaction() as session:
                put(session, f"{at}-{number}")

    lanes = [threading.Thread(target=write, args=(at,)) for at in range(4)]
    for lane in lanes:
        lane.start()
    for lane in lanes:
        lane.join()
    with store.reading() as session:
        assert len(names(session)) == 40


def test_what_fails_in_the_middle_leaves_nothing(store: Store) -> None:
    with pytest.raises(ValueError, match="stop"), store.transaction() as session:
        put(session, "a")
        put(session, "b")
        raise ValueError("stop")
    with store.transaction() as session:
        assert names(session) == set()
        put(session, "c")
    with store.reading() as session:
        assert names(session) == {"c"}


@pytest.mark.parametrize("value", ["half \ud83d of a pair", 10**30])
def test_what_no_database_keeps_is_refused_in_words_and_leaves_nothing(store: Store, value: object) -> None:
    with pytest.raises(WrongInputError, match="Nothing was changed"), store.transaction() as session:
        put(session, "first")
        put(session, "second", value)  # type: ignore[arg-type]  # what a program may be given all the same
    with pytest.raises(WrongInputError, match="Nothing was changed"), store.reading() as session:
        session.execute(text("SELECT name FROM setting WHERE value = :value"), {"value": value})
    with store.reading() as session:
        assert names(session).isdisjoint({"first", "second"})


def test_a_database_that_may_not_grow_refuses_whole_and_saves_again_later(store: Store) -> None:
    with store.transaction() as session:
        put(session, "kept")
        pages = int(str(ask(session, "page_count")))
        session.execute(text(f"PRAGMA max_page_count = {pages + 2}"))
    for _ in range(3):
        with pytest.raises(NotSavedError, match="disk is full"), store.transaction() as session:
            put(session, "first half")
            put(session, "second half", "x" * 200_000)
    with store.reading() as session:
        assert names(session) == {"kept"}
    with store.transaction() as session:
        session.execute(text("PRAGMA max_page_count = 1000000"))
        put(session, "later", "x" * 200_000)
    with store.reading() as session:
        assert names(session) == {"kept", "later"}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("database or disk is full", "disk is full"),
        ("attempt to write a readonly database", "cannot be written to"),
        ("unable to open database file", "cannot be written to"),
        ("disk I/O error", "does not answer"),
        ("database is locked", "Another program"),
        ("database disk image is malformed", "damaged"),
        ("file is not a database", "damaged"),
    ],
)
def test_faults_of_the_disk_are_said_in_words(said: str, words: str) -> None:
    sentence = sentence_for(said)
    assert sentence is not None
    assert words in str(sentence)
    assert "safe" in str(sentence) or "Nothing was changed" in str(sentence)


def test_other_faults_stay_as_they_are() -> None:
    assert sentence_for("no such column: answr") is None


def _is_mapped(name: str | None, kind: str, _parents: object) -> bool:
    """All but the index for search: SQLite makes it and the tables it keeps itself in."""
    return kind != "table" or not str(name).startswith("written_index")


def test_models_are_what_the_migrations_make(store: Store) -> None:
    assert len(AREAS) >= 6
    with store.writer.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": _is_mapped})
        assert compare_metadata(context, metadata) == []
        connection.rollback()


def test_the_schema_number_is_the_number_of_migrations() -> None:
    script = ScriptDirectory(str(MIGRATIONS))
    steps = list(script.walk_revisions())
    assert len(script.get_heads()) == 1
    assert len(steps) == schema.CURRENT
    assert all(not path.name.startswith("0") or path.suffix == ".py" for path in (MIGRATIONS / "versions").iterdir())


def test_bringing_up_to_date_twice_changes_nothing(store: Store) -> None:
    with store.transaction() as session:
        put(session, "kept")
    schema.bring_up_to_date(store.writer)
    with store.transaction() as session:
        assert names(session) == {"kept"}
        assert ask(session, "foreign_keys") == 1


def test_a_workspace_of_the_first_shape_is_brought_up_to_date(tmp_path: Path) -> None:
    key = new_data_key()
    schema.create(tmp_path / "old.db", key)
    store = Store(tmp_path / "old.db", key)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with store.writer.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    with store.transaction() as session:
        put(session, "kept")
    schema.bring_up_to_date(store.writer)
    with store.transaction() as session:
        assert names(session) == {"kept"}
        assert session.execute(text("SELECT count(*) FROM own_word")).scalar() == 0
        assert session.execute(text("SELECT count(*) FROM dismissed_prompt")).scalar() == 0
        assert ask(session, "user_version") == schema.CURRENT
    store.close()


def test_a_migration_that_breaks_a_link_is_taken_back(store: Store) -> None:
    raw = store.writer.raw_connection()
    raw.cursor().execute("PRAGMA foreign_keys = OFF")
    raw.cursor().execute("INSERT INTO person_role (person_id, role) VALUES (99, 'auditor')")
    raw.cursor().execute("PRAGMA user_version = 0")
    raw.close()
    with pytest.raises(AuditToolError, match="could not be brought up to date"):
        schema.bring_up_to_date(store.writer)
    with store.transaction() as session:
        assert ask(session, "user_version") == 0
        assert ask(session, "foreign_keys") == 1


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own of 1.5 megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mount(["-t", "tmpfs", "-o", "size=1536k", "none", str(place)])
    yield place
    subprocess.run(["umount", str(place)], check=True)


def mount(given: list[str]) -> None:
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root on Linux may mount a small disk")
    if subprocess.run(["mount", *given], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount a small disk")


def fill_up(disk: Path) -> Path:
    """A file that takes all the room that is left."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file, pytest.raises(OSError, match="No space"):
        while True:
            file.write(bytes(4096))
    return filler


def worked_on(desk: Desk) -> int:
    """Fill a workspace as far as a begun audit."""
    from datetime import date

    from audit_tool.services.allocation import NewAllocation
    from audit_tool.services.round_terms import NewRound

    desk.people.add(NewPerson("A-02"))
    round_id = desk.round_setting.create(NewRound("Week", date(2026, 11, 9), date(2026, 11, 13)))
    return desk.auditing.begin(desk.allocation.allocate(round_id, NewAllocation("PW-1", "Q-01", "A-02")))


def test_a_full_disk_loses_nothing_and_work_goes_on_when_there_is_room(small_disk: Path, office: Office) -> None:
    from audit_tool.services.identity import Role

    founder = NewPerson("Q-01", roles=(Role.AUDITOR, Role.QUALITY_LEAD))
    desk, _ = desks.create(small_disk / "week", founder, PASSPHRASE, office.forms, clock=office.clock, cost=CHEAP)
    record = worked_on(desk)
    desk.auditing.save(record, "SNP-01", Answer("first"))
    filler = fill_up(small_disk)
    kept = ""
    with pytest.raises(NotSavedError, match="disk is full"):
        for number in range(2000):
            desk.auditing.save(record, "SNP-01", Answer(f"{number} " + "x" * 5000))
            kept = f"{number} " + "x" * 5000
    assert desk.auditing.sheet(record).answers["SNP-01"].value == (kept or "first")
    with pytest.raises(NotSavedError, match="disk is full"):
        desk.auditing.save(record, "SNP-01", Answer("y" * 50_000))
    with pytest.raises(AuditToolError, match="full"):
        for _ in range(50):
            desk.give_passphrase("Q-01", PASSPHRASE, CHEAP)
    filler.unlink()
    desk.auditing.save(record, "SNP-01", Answer("there is room again"))
    assert desk.check() == ()
    desk.lock()
    again = desks.unlock(small_disk / "week", "Q-01", PASSPHRASE, office.forms)
    assert again.auditing.sheet(record).answers["SNP-01"].value == "there is room again"
    again.lock()


def test_locking_on_a_full_disk_lets_the_workspace_go(small_disk: Path, office: Office) -> None:
    desk, _ = desks.create(small_disk / "week", NewPerson("Q-01"), PASSPHRASE, office.forms, cost=CHEAP)
    filler = fill_up(small_disk)
    desk.lock()
    filler.unlink()
    again = desks.unlock(small_disk / "week", "Q-01", PASSPHRASE, office.forms)
    assert again.check() == ()
    again.lock()


def test_a_workspace_that_does_not_fit_is_not_made_at_all(tmp_path: Path, office: Office) -> None:
    place = tmp_path / "tiny"
    place.mkdir()
    mount(["-t", "tmpfs", "-o", "size=128k", "none", str(place)])
    try:
        with pytest.raises(AuditToolError, match="full"):
            desks.create(place / "week", NewPerson("Q-01"), PASSPHRASE, office.forms, cost=CHEAP)
        assert list((place / "week").iterdir()) == []
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_read_only_folder_is_refused_in_words(small_disk: Path, office: Office) -> None:
    desks.create(small_disk / "week", NewPerson("Q-01"), PASSPHRASE, office.forms, cost=CHEAP)[0].lock()
    mount(["-o", "remount,ro", str(small_disk)])
    with pytest.raises(AuditToolError, match="cannot be written to"):
        desks.unlock(small_disk / "week", "Q-01", PASSPHRASE, office.forms)
    with pytest.raises(AuditToolError, match="cannot be written to"):
        desks.create(small_disk / "other", NewPerson("Q-01"), PASSPHRASE, office.forms, cost=CHEAP)
    mount(["-o", "remount,rw", str(small_disk)])
    desks.unlock(small_disk / "week", "Q-01", PASSPHRASE, office.forms).lock()


def test_a_disk_that_fills_up_while_a_workspace_opens_is_not_called_damage(small_disk: Path, office: Office) -> None:
    desks.create(small_disk / "week", NewPerson("Q-01"), PASSPHRASE, office.forms, cost=CHEAP)[0].lock()
    filler = fill_up(small_disk)
    # Room for the lock and the note beside it, and none for what SQLite keeps while a database is open.
    os.truncate(filler, filler.stat().st_size - 3 * 4096)
    with pytest.raises(NotSavedError, match=r"Free some space|Check the drive|Ask for the right"):
        desks.unlock(small_disk / "week", "Q-01", PASSPHRASE, office.forms)
    filler.unlink()
    desks.unlock(small_disk / "week", "Q-01", PASSPHRASE, office.forms).lock()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere every name of a folder is text")
def test_a_folder_whose_name_is_no_text_holds_a_workspace(tmp_path: Path, office: Office) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    desks.create(folder, NewPerson("Q-01"), PASSPHRASE, office.forms, cost=CHEAP)[0].lock()
    desk = desks.unlock(folder, "Q-01", PASSPHRASE, office.forms)
    assert desk.check() == ()
    desk.lock()
