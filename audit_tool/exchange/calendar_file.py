"""One person's days to keep as a calendar file (RFC 5545). No case, no name, no grade and no word of an action is in
it: calendars are shared, and so they say how many cases and never which."""

from datetime import datetime, timedelta
from pathlib import Path

from audit_tool.services.days_to_keep import DaysToKeep
from audit_tool.small_files import save_whole

PRODUCT = "-//Practice week audits//Calendar of a round//EN"
MINUTE = 60


def calendar_of(days: DaysToKeep, now: datetime) -> bytes:
    """The file; a later one counts as newer in every calendar that has the earlier one."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    for name, value in (("PRODID", PRODUCT), ("VERSION", "2.0"), ("METHOD", "PUBLISH")):
        calendar.add(name, value)
    for each in days.entries:
        event = Event()
        event.add("UID", f"{each.key}-{days.person_id}-{days.workspace}@practice-week-audits")
        event.add("SUMMARY", each.title)
        event.add("DTSTART", each.first)
        # The end of an event of whole days is the day after it.
        event.add("DTEND", each.last + timedelta(days=1))
        event.add("DTSTAMP", now)
        event.add("SEQUENCE", int(now.timestamp()) // MINUTE)
        event.add("TRANSP", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def save_calendar(days: DaysToKeep, now: datetime, path: Path, workspace: Path) -> None:
    """Put the file in its place, whole."""
    save_whole(calendar_of(days, now), path, workspace, b"BEGIN:VCALENDAR", "calendar file")
