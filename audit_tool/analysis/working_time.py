"""Working time: hours on working days, as the clock of an immediate concern counts them (R-078, domain 4.8)."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo

SATURDAY = 5
LOOKED_AHEAD = 400
"""Days after which a calendar without any working day is given up."""


@dataclass(frozen=True)
class WorkingTime:
    """When people work: from and to, Mondays to Fridays, but for days off.

    A moment is told in any time zone; hours are those of `zone`, or of this computer where none is given. Time that
    passes is counted as it passes: on the night on which clocks change, a span over it is an hour longer or shorter.
    """

    opens: time = time(9)
    closes: time = time(17)
    days_off: Collection[date] = field(default_factory=frozenset)
    zone: tzinfo | None = None

    def is_working_day(self, day: date) -> bool:
        """Whether anybody is at work on this day."""
        return day.weekday() < SATURDAY and day not in self.days_off

    def between(self, start: datetime, end: datetime) -> timedelta:
        """Working time from one moment to another; none where the end is before the start."""
        start, end = start.astimezone(UTC), end.astimezone(UTC)
        found = timedelta()
        for opens, closes in self._spans(start, (end - start).days + 2):
            found += max(timedelta(), min(end, closes) - max(start, opens))
        return found

    def after(self, start: datetime, span: timedelta) -> datetime | None:
        """The moment at which so much working time has passed; none in a calendar in which nobody works."""
        start = start.astimezone(UTC)
        for opens, closes in self._spans(start, LOOKED_AHEAD):
            begins = max(start, opens)
            room = closes - begins
            if room >= span and room > timedelta():
                return begins + span
            span -= max(timedelta(), room)
        return None

    def days_after(self, day: date, count: int) -> date:
        """The working day so many working days after a day."""
        while count > 0:
            day += timedelta(days=1)
            count -= self.is_working_day(day)
        return day

    def _spans(self, start: datetime, days: int) -> Iterator[tuple[datetime, datetime]]:
        """From when to when people work, from the day of `start` on, as moments in UTC."""
        first = start.astimezone(self.zone).date()
        for day in (first + timedelta(days=count) for count in range(max(0, days) + 1)):
            if self.is_working_day(day):
                yield self._moment(day, self.opens), self._moment(day, self.closes)

    def _moment(self, day: date, at: time) -> datetime:
        # A time without a zone is one of this computer, which knows itself when its summer time begins.
        return datetime.combine(day, at, self.zone).astimezone(UTC)
