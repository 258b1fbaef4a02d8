"""Pseudonyms of references: the same in one workspace for ever, and nothing anywhere else."""

import base64
import hmac
from typing import Any

from sqlalchemy.orm import Session

_KEY = "makes pseudonyms of references"


def keyed(data_key: bytes) -> dict[Any, Any]:
    """What a session has to carry so that it can make pseudonyms with the workspace's key."""
    return {_KEY: hmac.digest(data_key, _KEY.encode(), "sha256")}


def pseudonym(session: Session, reference: str) -> str:
    """What stands for a reference; without the workspace's key nobody comes from one to the other."""
    made = hmac.digest(session.info[_KEY], reference.encode(), "sha256")
    letters = base64.b32encode(made[:10]).decode()
    return f"P-{letters[:8]}-{letters[8:]}"
