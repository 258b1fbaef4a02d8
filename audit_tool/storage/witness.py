"""What the folder remembers of the trail's end, beside the database: an older database put in its place is noticed."""

import contextlib
import hmac
import json
from pathlib import Path

from sqlalchemy.orm import Session

from audit_tool.errors import AuditToolError
from audit_tool.storage import trail
from audit_tool.storage.store import Store
from audit_tool.storage.writing import write_whole

UNREADABLE = "The file {name} is not as the program wrote it."
OLDER = (
    "The database is older than this folder remembers, or another one: "
    "entry {count} of its trail is missing or not the same."
)


def keep(file: Path, store: Store) -> None:
    """Remember the trail's end; never an earlier one than is remembered, so that nothing is forgotten by opening."""
    # A disk that takes nothing must not hold up locking; what is remembered is then a little older.
    with contextlib.suppress(OSError, AuditToolError), store.reading() as session:
        head = trail.head(session)
        if head is None or fault(file, session):
            return
        content = json.dumps({"count": head.count, "seal": head.seal, "signature": head.signature}).encode()
        if not file.exists() or file.read_bytes() != content:
            write_whole(file, content)


def fault(file: Path, session: Session) -> str:
    """What in the database does not fit what is remembered, in a sentence; nothing where nothing is remembered."""
    try:
        noted = json.loads(file.read_text(encoding="utf-8"))
        count, seal = int(noted["count"]), str(noted["seal"])
        signed = hmac.compare_digest(str(noted["signature"]), trail.signature(session, count, seal))
    except FileNotFoundError:
        return ""
    except (OSError, ValueError, KeyError, TypeError):
        signed = False
    if not signed:
        return UNREADABLE.format(name=file.name)
    return "" if trail.seal_at(session, count) == seal else OLDER.format(count=count)
