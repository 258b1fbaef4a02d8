"""The shape of the database: made, brought up to date, and refused when it is newer than the program."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine

from audit_tool.errors import AuditToolError
from audit_tool.storage.engine import APPLICATION_ID, connect
from audit_tool.storage.store import DAMAGED, faults_in_words, sentence_for

CURRENT = 21
"""The number of the last migration; kept in the database as `user_version`."""
CHECKED_AT_OPENING = 64 * 1024 * 1024
"""Bytes up to which each page's seal is tested whenever a workspace is opened."""


def create(path: Path, data_key: bytes) -> None:
    """Make an empty database, encrypted from its first byte."""
    import sqlcipher3.dbapi2 as driver

    try:
        connection = connect(path, data_key, writable=True, create=True)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        finally:
            connection.close()
    except driver.DatabaseError as fault:
        raise sentence_for(str(fault)) or fault from fault


def examine(path: Path, data_key: bytes) -> int:
    """The schema number of a database, after seeing that it is whole; changes nothing."""
    import sqlcipher3.dbapi2 as driver

    try:
        # Closing folds a log left by a kill into the database, which a refusal must not do.
        log = path.with_name(path.name + "-wal")
        connection = connect(path, data_key, writable=False, untouched=log.exists() and log.stat().st_size > 0)
        try:
            number = int(connection.execute("PRAGMA user_version").fetchone()[0])
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            if (
                path.stat().st_size <= CHECKED_AT_OPENING
                and connection.execute("PRAGMA cipher_integrity_check").fetchall()
            ):
                raise AuditToolError(DAMAGED)
        finally:
            connection.close()
    except driver.DatabaseError as fault:
        if "unable to open" in str(fault):
            message = (
                f"{path.name} could not be opened. Nothing was changed. Check that you may read and write its folder."
            )
            raise AuditToolError(message) from fault
        # A full or failing disk says nothing about the file: nobody may be sent to a backup for it.
        raise sentence_for(str(fault)) or AuditToolError(DAMAGED) from fault
    if application != APPLICATION_ID:
        # The key fits, so this was a workspace; only a file that lost its first page, or everything, looks like this.
        raise AuditToolError(DAMAGED)
    refuse_newer(number)
    return number


def refuse_newer(number: int) -> None:
    """A newer program may keep things that this one would lose."""
    if number > CURRENT:
        message = (
            "A newer version of this program made this workspace. Nothing was changed. "
            "Install the newer version on this computer, then open it again."
        )
        raise AuditToolError(message)


def bring_up_to_date(engine: Engine, last_step: Callable[[Connection], None] | None = None) -> None:
    """Run the migrations that this database has not had, and a last step, in one transaction; then check every link."""
    from alembic import command
    from alembic.config import Config

    raw = engine.raw_connection()
    # With foreign keys on, rebuilding a parent table would empty its children; inside a transaction this is ignored.
    raw.cursor().execute("PRAGMA foreign_keys = OFF")
    try:
        with faults_in_words(), engine.begin() as connection:
            config = Config()
            # A per cent sign in the path, which a folder's name may have, would be read as a reference.
            migrations = str(Path(__file__).parent / "migrations").replace("%", "%%")
            config.set_main_option("script_location", migrations)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            if last_step is not None:
                last_step(connection)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                message = "The workspace could not be brought up to date. Nothing was changed. Ask for support."
                raise AuditToolError(message)
            connection.exec_driver_sql(f"PRAGMA user_version = {CURRENT}")
    finally:
        raw.cursor().execute("PRAGMA foreign_keys = ON")
        raw.close()
