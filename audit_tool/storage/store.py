"""The open database: one writer, many short readers, and its faults put into words."""

import contextlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session as Session  # noqa: PLC0414 - services name it from here

from audit_tool.errors import AuditToolError, WrongInputError
from audit_tool.storage import pseudonyms, trail
from audit_tool.storage.autosave import AnswerWriter
from audit_tool.storage.engine import BEGIN_WRITING, reading_engine, writing_engine


class NotSavedError(AuditToolError):
    """The disk did not take what was to be saved; nothing of it is half done."""


class Store:
    """Transactions on one workspace's database."""

    def __init__(self, path: Path, data_key: bytes) -> None:
        self.path = path
        self._writer = writing_engine(path, data_key)
        self._reader = reading_engine(path, data_key)
        self._lock = threading.Lock()
        self.counting = threading.Lock()
        """Held by whoever brings the count up to date, which takes several transactions."""
        self._info = trail.signing(data_key) | pseudonyms.keyed(data_key)

    @property
    def writer(self) -> Engine:
        """The writing engine, for migrations and checks only."""
        return self._writer

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """All of what is done inside is saved and synced at the end, or none of it."""
        with self._lock, faults_in_words(), self._session(self._writer) as session, session.begin():
            yield session

    @contextmanager
    def writing_answer(self, record_id: int, code: str) -> Iterator[AnswerWriter]:
        """One answer saved and synced at the end, or nothing; past the session, which takes longer than the disk."""
        with self._lock, faults_in_words(self._writer.dialect.loaded_dbapi.Error):
            raw = self._writer.raw_connection()
            cursor = raw.cursor()
            try:
                cursor.execute(BEGIN_WRITING)
                yield AnswerWriter(cursor, self._writer.dialect, record_id, code)
                raw.commit()
            except BaseException:
                raw.rollback()
                raise
            finally:
                cursor.close()
                raw.close()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One snapshot to read from; it never holds up a save."""
        with faults_in_words(), self._session(self._reader) as session:
            yield session

    def _session(self, bind: Engine | Connection) -> Session:
        return Session(bind, expire_on_commit=False, info=self._info)

    def sign_trail(self, connection: Connection) -> None:
        """Sign the end of a trail that is not signed yet, in the transaction of the connection."""
        with self._session(connection) as session:
            trail.sign_end(session)
            session.flush()

    def close(self) -> None:
        """Fold the write-ahead log into the database and close it."""
        with self._lock:
            # A disk that takes nothing more keeps the log; it is folded in when the workspace is next opened.
            raw = self._writer.raw_connection()
            with contextlib.suppress(self._writer.dialect.loaded_dbapi.Error):
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            raw.close()
            self._writer.dispose()
            self._reader.dispose()


@contextmanager
def faults_in_words(straight: type[Exception] = DBAPIError) -> Iterator[None]:
    """Put what disk or database refuse into sentences; `straight` is the driver's own error, if it can come."""
    try:
        yield
    except DBAPIError as fault:
        raise sentence_for(str(fault.orig)) or _other(fault) from fault
    except straight as fault:
        raise sentence_for(str(fault)) or AuditToolError(f"The database refused: {fault}.") from fault
    except UnicodeEncodeError as fault:
        message = "The text holds half a character, which cannot be kept. Nothing was changed. Write it anew."
        raise WrongInputError(message) from fault
    except OverflowError as fault:
        message = "A number is longer than any that is kept. Nothing was changed. Check the number."
        raise WrongInputError(message) from fault


def sentence_for(said: str) -> AuditToolError | None:
    """What a person can do about a fault of the disk; nothing for any other fault."""
    said = said.lower()
    if "full" in said:
        return NotSavedError("The disk is full. What was saved before is safe. Free some space.")
    if "readonly" in said or "read-only" in said or "unable to open" in said:
        return NotSavedError(
            "The disk cannot be written to. What was saved before is safe. Ask for the right to write."
        )
    if "disk i/o" in said:
        return NotSavedError("The disk does not answer. What was saved before is safe. Check the drive.")
    if "locked" in said or "busy" in said:
        return NotSavedError("Another program holds the file. What was saved before is safe. Close the other program.")
    if "malformed" in said or "not a database" in said:
        return AuditToolError(DAMAGED)
    return None


def _other(fault: DBAPIError) -> Exception:
    return fault if not isinstance(fault, OperationalError) else AuditToolError(f"The database refused: {fault.orig}.")


DAMAGED = (
    "The database is damaged and was not opened for work. Nothing was changed. "
    "Restore the last checked backup, and keep the damaged file for support."
)
