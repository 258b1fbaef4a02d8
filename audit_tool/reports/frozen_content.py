"""What was collected for a report as JSON, so that its figures stay as they were issued (R-167)."""

import dataclasses
import json
from datetime import date
from typing import Any

Kept = Any
"""What JSON knows: texts, numbers, truth, nothing, lists, and fields by name."""


def kept(content: object) -> str:
    """All that the content of a report holds, in the order in which it holds it."""
    return json.dumps(content, ensure_ascii=False, default=_fields)


def _fields(value: object) -> Kept:
    """What JSON does not know by itself; anything that is no content is refused."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {each.name: getattr(value, each.name) for each in dataclasses.fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    message = f"{type(value).__name__} in the content of a report cannot be kept"
    raise TypeError(message)
