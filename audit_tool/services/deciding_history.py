"""What was done about one case, in order: each decision with the one before it, and when audits came back (R-097)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any

from audit_tool.formdef.definition import Seat
from audit_tool.models.rounds import Allocation
from audit_tool.models.trail import TrailEntry
from audit_tool.services.pairs import Pair
from audit_tool.services.rulings import Ruling
from audit_tool.storage import people, records, rounds, trail
from audit_tool.storage.store import Session


class Happened(StrEnum):
    """What somebody did about a case; all but the last two as the trail calls them."""

    DECIDED = "difference decided"
    SENT = "sent to panel"
    PASSED_ON = "passed on to another moderator"
    TAKEN_BACK = "taken back from another moderator"
    ACCEPTED = "agreed answers accepted"
    FINISHED = "case decided"
    REOPENED = "case reopened"
    AUDIT_REOPENED = "audit reopened"
    AUDIT_AGAIN = "audit submitted again"


NOTED = tuple(act for act in Happened if act not in {Happened.AUDIT_REOPENED, Happened.AUDIT_AGAIN})


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that somebody did about a case."""

    at: datetime
    by: str
    """Who, by code; empty while names are hidden (R-091)."""
    act: Happened
    code: str = ""
    """The question it is about; empty where it is about the whole case."""
    ruling: Ruling | None = None
    words: str = ""
    """The reason given and whom it went to or came from, or which audit it was."""


def told(allocation_id: int, **more: str) -> str:
    """The detail of a trail entry that `steps_of` reads again; two allocations may share a case reference."""
    return json.dumps({"allocation": allocation_id, **more}, ensure_ascii=False)


def steps_of(session: Session, pair: Pair, *, names: bool) -> tuple[Step, ...]:
    """Everything done about a case since its first decision, the oldest first."""
    codes = people.codes(session) if names else {}
    return tuple(sorted([*_noted(session, pair, codes), *_audits(session, pair)], key=lambda step: step.at))


def _noted(session: Session, pair: Pair, codes: dict[int, str]) -> Iterator[Step]:
    alone = rounds.is_only_allocation(session, session.get_one(Allocation, pair.allocation_id))
    for entry in trail.about(session, pair.reference, NOTED):
        detail = _detail(entry)
        # Entries of before name no allocation: they are told where they can be of no other.
        if detail.get("allocation", pair.allocation_id if alone else None) == pair.allocation_id:
            yield _step(entry, detail, codes.get(entry.person_id or 0, ""))


def _step(entry: TrailEntry, detail: dict[str, Any], by: str) -> Step:
    act = Happened(entry.act)
    given = {each.name: detail[each.name] for each in fields(Ruling) if each.name in detail}
    ruling = Ruling(**given) if act is Happened.DECIDED else None
    words = "" if act is Happened.DECIDED else ": ".join(filter(None, (detail.get("kind"), detail.get("reason"))))
    return Step(entry.at, by, act, detail.get("question", ""), ruling, words)


def _detail(entry: TrailEntry) -> dict[str, Any]:
    """An entry's detail; before it was JSON it was the question's code alone, or a fingerprint."""
    if entry.detail.startswith("{"):
        found: dict[str, Any] = json.loads(entry.detail)
        return found
    return {"question": entry.detail} if entry.act == Happened.SENT else {}


def _audits(session: Session, pair: Pair) -> Iterator[Step]:
    """When a frozen audit was opened again, and came back."""
    letters = dict(zip((seat.value for seat in Seat), "AB", strict=True))
    for record in records.audits(session, [pair.allocation_id]):
        if record.attempt > 1:
            letter = letters[record.seat]
            words = f"{letter}: {record.reopened_reason}"
            yield Step(record.begun_at, "", Happened.AUDIT_REOPENED, words=words)
            if record.submitted_at is not None:
                yield Step(record.submitted_at, "", Happened.AUDIT_AGAIN, words=letter)
