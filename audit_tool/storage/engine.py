"""Engines over the encrypted database, with every pragma that protects it."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.pool import NullPool, Pool, StaticPool
from sqlalchemy.util import LRUCache

from audit_tool.errors import AuditToolError

APPLICATION_ID = 0x41554454
OLDEST_SQLITE = (3, 51, 3)
"""The first SQLite in which resetting the write-ahead log can no longer lose a page."""
LOW_LEVEL_TIMEOUT = 10.0
BEGIN_WRITING = "BEGIN IMMEDIATE"
"""Takes the write lock at once, so that a transaction never fails half way for want of it."""
_COMPILED: LRUCache[Any, Any] = LRUCache(1000)
"""Statements as they were compiled, for all engines; the program has some hundreds."""


def connect(path: Path, data_key: bytes, *, writable: bool, create: bool = False, untouched: bool = False) -> Any:  # noqa: ANN401
    """A bare connection to the encrypted database; `untouched` leaves even the write-ahead log unfolded at its end."""
    import sqlcipher3.dbapi2 as driver

    if driver.sqlite_version_info < OLDEST_SQLITE:
        message = (
            f"This installation carries SQLite {driver.sqlite_version}, which is too old to be safe. Install anew."
        )
        raise AuditToolError(message)
    mode = "rwc" if create else "ro" if untouched else "rw"
    connection = driver.connect(
        f"file:{quote(os.fsencode(path.as_posix()))}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=LOW_LEVEL_TIMEOUT,
    )
    cursor = connection.cursor()
    # What it finds wrong comes back as an error; SQLCipher would also write it, in its own words, to standard error.
    cursor.execute("PRAGMA cipher_log_level = NONE")
    cursor.execute(f"PRAGMA key = \"x'{data_key.hex()}'\"")
    cursor.execute("PRAGMA temp_store = MEMORY")
    cursor.execute("PRAGMA trusted_schema = OFF")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA secure_delete = ON")
    if writable:
        cursor.execute("PRAGMA synchronous = FULL")
    else:
        cursor.execute("PRAGMA query_only = ON")
    cursor.close()
    return connection


def writing_engine(path: Path, data_key: bytes, *, create: bool = False) -> Engine:
    """The one engine that writes; every transaction takes the write lock at its start."""
    engine = _engine(lambda: connect(path, data_key, writable=True, create=create), StaticPool)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def reading_engine(path: Path, data_key: bytes) -> Engine:
    """An engine of short-lived connections that only read, each seeing one snapshot."""
    engine = _engine(lambda: connect(path, data_key, writable=False), NullPool)
    event.listen(engine, "begin", _begin)
    return engine


class WorkspaceDialect(SQLiteDialect_pysqlite):
    """The SQL of every workspace alike: what was compiled for one engine serves the next, after locking too."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WorkspaceDialect)

    def __hash__(self) -> int:
        return hash(WorkspaceDialect)


registry.register("sqlite.workspace", __name__, WorkspaceDialect.__name__)


def _engine(connection: Callable[[], Any], pool: type[Pool]) -> Engine:
    import sqlcipher3.dbapi2 as driver

    engine = create_engine(
        "sqlite+workspace:///file:workspace?uri=true", module=driver, creator=connection, poolclass=pool
    )
    engine.update_execution_options(compiled_cache=_COMPILED)
    return engine


def _begin_immediate(connection: Any) -> None:  # noqa: ANN401
    connection.exec_driver_sql(BEGIN_WRITING)


def _begin(connection: Any) -> None:  # noqa: ANN401
    connection.exec_driver_sql("BEGIN")
