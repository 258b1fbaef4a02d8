"""When this council works: hours, bank holidays and days of its own, and how long a concern may wait (R-078)."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time, timedelta

from audit_tool.analysis.working_time import WorkingTime
from audit_tool.errors import WrongInputError
from audit_tool.services.identity import Act
from audit_tool.services.workplace import Workplace
from audit_tool.storage import trail
from audit_tool.storage.store import Session

HOURS = "working hours"
LEAST_DAY = timedelta(hours=1)
LONGEST_WAIT = timedelta(hours=40)


@dataclass(frozen=True, slots=True)
class Hours:
    """What a council sets: its day, its own days off beside bank holidays, and the wait that a concern bears."""

    opens: time = time(9)
    closes: time = time(17)
    days_off: tuple[date, ...] = ()
    limit: timedelta = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Clockwork:
    """Hours with the bank holidays: what a clock is counted by."""

    times: WorkingTime
    limit: timedelta


class WorkingHours:
    """Use cases around working hours."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def hours(self) -> Hours:
        """What is set."""
        with self._work.store.reading() as session:
            return hours_in(session)

    def put_hours(self, hours: Hours) -> None:
        """Set other hours; concerns are counted by them from now on."""
        self._work.identity.require(Act.SET_UP)
        _refuse(hours)
        stored = {
            "opens": hours.opens.isoformat("minutes"),
            "closes": hours.closes.isoformat("minutes"),
            "days_off": [day.isoformat() for day in sorted(set(hours.days_off))],
            "limit": int(hours.limit.total_seconds() // 60),
        }
        with self._work.store.transaction() as session:
            trail.put_setting(session, HOURS, json.dumps(stored))
            self._work.note(session, "working hours set", "", json.dumps(stored))


def hours_in(session: Session) -> Hours:
    """The hours as they are set in a workspace."""
    stored = trail.setting(session, HOURS)
    if not stored:
        return Hours()
    found = json.loads(stored)
    return Hours(
        time.fromisoformat(found["opens"]),
        time.fromisoformat(found["closes"]),
        tuple(date.fromisoformat(day) for day in found["days_off"]),
        timedelta(minutes=found["limit"]),
    )


def clockwork_in(session: Session, holidays: Collection[date]) -> Clockwork:
    """What clocks of a workspace are counted by."""
    hours = hours_in(session)
    return Clockwork(WorkingTime(hours.opens, hours.closes, frozenset({*holidays, *hours.days_off})), hours.limit)


def _refuse(hours: Hours) -> None:
    opens = timedelta(hours=hours.opens.hour, minutes=hours.opens.minute)
    closes = timedelta(hours=hours.closes.hour, minutes=hours.closes.minute)
    if closes - opens < LEAST_DAY:
        message = "A working day ends at least an hour after it begins. Nothing was changed. Look at both times."
        raise WrongInputError(message)
    if not timedelta(minutes=1) <= hours.limit <= LONGEST_WAIT:
        message = "A concern may wait from a minute to 40 working hours. Nothing was changed. Write another number."
        raise WrongInputError(message)
