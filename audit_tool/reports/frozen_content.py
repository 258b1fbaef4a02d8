"""What was collected for a report as JSON, so that its figures stay as they were issued (R-167)."""

import dataclasses
import json
from datetime import date
from typing import Any

from audit_tool.analysis.publications import Place, Publication, ToldFigure, ToldSum

Kept = Any
"""What JSON knows: texts, numbers, truth, nothing, lists, and fields by name."""


def kept(content: object) -> str:
    """All that the content of a report holds, in the order in which it holds it."""
    return json.dumps(content, ensure_ascii=False, default=_fields)


def told_in(content: str) -> Publication:
    """What a public issue told, read back from what was kept of it; nothing where it had no such figures."""
    told = json.loads(content).get("told") or {"figures": [], "sums": []}
    return Publication(
        tuple(ToldFigure(**each) for each in told["figures"]),
        tuple(
            ToldSum(_place(each["total"]), tuple(_place(part) for part in each["parts"]), each["group"])
            for each in told["sums"]
        ),
        told.get("given_away", 0),
    )


def _place(kept_as: list[str]) -> Place:
    column, row = kept_as
    return column, row


def _fields(value: object) -> Kept:
    """What JSON does not know by itself; anything that is no content is refused."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {each.name: getattr(value, each.name) for each in dataclasses.fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    message = f"{type(value).__name__} in the content of a report cannot be kept"
    raise TypeError(message)
