"""One person's days in a round as a calendar file (RFC 5545). No case, no name and no grade is in it: calendars are
shared, and so they say how many cases and never which."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from audit_tool.errors import AuditToolError
from audit_tool.formdef.definition import Seat
from audit_tool.services.going_out import OwnPage
from audit_tool.services.round_terms import RoundStep

PRODUCT = "-//Practice week audits//Calendar of a round//EN"
MINUTE = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """A day to keep, or several in a row."""

    key: str
    """What it is about: the same in every file, so that a later file moves the entry and makes no second one."""
    title: str
    first: date
    last: date


def entries_of(page: OwnPage) -> tuple[Entry, ...]:
    """What stands in somebody's calendar, the earliest first."""
    found = [Entry("round", page.round_name, page.starts_on, page.ends_on), *_due(page), *_steps(page)]
    return tuple(sorted(found, key=lambda each: (each.first, each.key)))


def calendar_of(page: OwnPage, now: datetime) -> bytes:
    """The file; a later one counts as newer in every calendar that has the earlier one."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    for name, value in (("PRODID", PRODUCT), ("VERSION", "2.0"), ("METHOD", "PUBLISH")):
        calendar.add(name, value)
    for each in entries_of(page):
        event = Event()
        event.add("UID", f"{each.key}-{page.round_id}-{page.person_id}-{page.workspace}@practice-week-audits")
        event.add("SUMMARY", each.title)
        event.add("DTSTART", each.first)
        # The end of an event of whole days is the day after it.
        event.add("DTEND", each.last + timedelta(days=1))
        event.add("DTSTAMP", now)
        event.add("SEQUENCE", int(now.timestamp()) // MINUTE)
        event.add("TRANSP", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def save_calendar(page: OwnPage, now: datetime, path: Path) -> None:
    """Write the file, whole."""
    try:
        path.write_bytes(calendar_of(page, now))
    except OSError as fault:
        message = f"{path.name} could not be written. Nothing else was changed. Choose another place."
        raise AuditToolError(message) from fault


def _due(page: OwnPage) -> Iterator[Entry]:
    """First and second audits, those of one day in one entry."""
    for seat, step in ((Seat.FIRST, RoundStep.FIRST_AUDIT), (Seat.SECOND, RoundStep.SECOND_AUDIT)):
        days = Counter(each.due_on for each in page.of(seat) if each.due_on is not None)
        for at, (day, count) in enumerate(sorted(days.items()), start=1):
            cases = "1 case" if count == 1 else f"{count} cases"
            words = f"{seat.value.capitalize()} {'audit' if count == 1 else 'audits'} due ({cases})"
            yield Entry(f"{step.value}-{at}", words, day, day)


def _steps(page: OwnPage) -> Iterator[Entry]:
    """The other deadlines, for those who have a part in them."""
    audits = bool(page.of(Seat.FIRST))
    wanted = (
        (RoundStep.REFLECTION, "Practitioners' reflections due", audits or page.leads),
        (RoundStep.FAMILY_FEEDBACK, "Feedback from families due", audits or page.leads),
        (RoundStep.FIRST_AUDIT, "All first audits due", page.leads),
        (RoundStep.SECOND_AUDIT, "All second audits due", page.leads),
        (RoundStep.MODERATION, "Moderation due", page.moderates or page.leads),
        (RoundStep.FEEDBACK, "Feedback to practitioners due", audits or page.leads),
    )
    for step, words, concerned in wanted:
        if concerned and step in page.deadlines:
            yield Entry(step.value, words, page.deadlines[step], page.deadlines[step])
