"""Working hours as they are typed and told: when a clock of this council runs (R-078). Knows no Qt."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Protocol

from audit_tool.services.desk import Desk
from audit_tool.services.working_hours import Hours
from audit_tool.ui.asking import ActingPresenter, ActingView
from audit_tool.ui.formview.date_words import read_date, show_date
from audit_tool.ui.jobs import Runner

_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")
SUCH_A_TIME = "Write a time such as 9:00."
SUCH_A_SPAN = "Write minutes as a number, such as 120."
Problems = dict[str, str]


@dataclass(frozen=True, slots=True)
class HoursDraft:
    """What the fields of the card hold."""

    opens: str
    closes: str
    limit: str
    days_off: str


class HoursView(ActingView, Protocol):
    """What the presenter needs of the card."""

    def show_hours(self, draft: HoursDraft) -> None:
        """Show what is set."""

    def show_problems(self, problems: Problems) -> None:
        """Say at the fields what is wrong."""


class HoursPresenter(ActingPresenter):
    """Reads and sets the hours."""

    def __init__(self, desk: Desk, runner: Runner, view: HoursView) -> None:
        super().__init__(desk, runner, view)
        self._view = view

    def load(self) -> None:
        """Read what is set."""
        self._asking.run(self._desk.working_hours.hours, self._show)

    def put(self, draft: HoursDraft) -> None:
        """Set what is typed."""
        hours, problems = read_hours(draft)
        self._view.show_problems(problems)
        if hours is not None:
            put, given = self._desk.working_hours.put_hours, hours
            self._do(lambda: put(given), "The working hours are set.", "Every clock is counted by them from now on.")

    def _show(self, hours: Hours) -> None:
        self._view.show_hours(draft_of(hours))


def draft_of(hours: Hours) -> HoursDraft:
    """Hours as they are typed."""
    return HoursDraft(
        f"{hours.opens:%H:%M}",
        f"{hours.closes:%H:%M}",
        str(int(hours.limit.total_seconds() // 60)),
        ", ".join(show_date(day) for day in hours.days_off),
    )


def read_hours(draft: HoursDraft) -> tuple[Hours | None, Problems]:
    """The hours that are meant, or what is wrong with each field."""
    problems: Problems = {}
    opens, closes = _clock(draft.opens), _clock(draft.closes)
    for name, found in (("opens", opens), ("closes", closes)):
        if found is None:
            problems[name] = SUCH_A_TIME
    limit = int(draft.limit) if draft.limit.strip().isdecimal() else 0
    if not limit:
        problems["limit"] = SUCH_A_SPAN
    days: list[date] = []
    for part in filter(None, (part.strip() for part in re.split(r"[,;\n]", draft.days_off))):
        day = read_date(part)
        if day is None:
            problems["days_off"] = f"“{part}” is no day. Write days such as 24 December 2026, with commas between them."
        else:
            days.append(day)
    if problems or opens is None or closes is None:
        return None, problems
    return Hours(opens, closes, tuple(days), timedelta(minutes=limit)), problems


def _clock(text: str) -> time | None:
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2])
    return time(hour, minute) if hour < 24 and minute < 60 else None
