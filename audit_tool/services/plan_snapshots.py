"""Closed quarters of a plan: nothing is added to them, and a fingerprint shows whether anything changed."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date

from audit_tool.analysis.quarters import days_of, quarter_of
from audit_tool.errors import WrongInputError
from audit_tool.formdef.wording import day_words
from audit_tool.storage import plans
from audit_tool.storage.store import Session

_WORDING = ("label", "action", "timescale", "leads", "evidence", "reason", "source")
_PROGRESS = ("label", "text", "status", "stated", "told_in", "reason")


def fingerprint_of(session: Session, plan_id: int, quarter: str) -> str:
    """A hash over all that was told of a plan up to the end of a quarter."""
    last = days_of(quarter)[1]
    listed = [row for row, _ in plans.rows(session, plan_id)]
    wordings = plans.wordings(session, [row.id for row in listed])
    progress = plans.progress(session, [row.id for row in listed])
    told: list[list[object]] = []
    for row in sorted(listed, key=lambda one: one.id):
        told += [
            [row.reference, *(getattr(each, name) for name in _WORDING), _iso(each.due_on)]
            for each in wordings.get(row.id, [])
            if each.day <= last
        ]
        told += [
            [row.reference, *(getattr(each, name) for name in _PROGRESS), _iso(each.done_on)]
            for each in progress.get(row.id, [])
            if each.day <= last
        ]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def refuse_closed(session: Session, plan_id: int, days: Iterable[date]) -> None:
    """Refuse days that lie in a closed quarter or before one (R-150)."""
    closed = [each.quarter for each in plans.snapshots(session, plan_id)]
    for day in days:
        if closed and day <= days_of(max(closed))[1]:
            message = (
                f"{quarter_of(day)} is closed, so nothing dated {day_words(day)} can be added. Nothing was changed. "
                "Give it a day after the closed quarter."
            )
            raise WrongInputError(message)


def plan_faults(session: Session) -> list[str]:
    """Closed quarters that are not as they were closed."""
    return [
        f"What the improvement plan {year} told up to {each.quarter} is not as it was when the quarter was closed."
        for each, year in plans.all_snapshots(session)
        if fingerprint_of(session, each.plan_id, each.quarter) != each.fingerprint
    ]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
