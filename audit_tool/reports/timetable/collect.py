"""Collects the timetable of a round, for the quality lead."""

from audit_tool.errors import WrongInputError
from audit_tool.formdef.definition import Seat
from audit_tool.formdef.wording import span_words
from audit_tool.reports.request import Request, marking_of
from audit_tool.reports.timetable.content import AuditorLine, Timetable
from audit_tool.reports.worklist.collect import NO_DAY, round_line, time_words
from audit_tool.services.days_to_keep import days_of_round
from audit_tool.services.desk import Desk
from audit_tool.services.going_out import OwnPage


def collect(desk: Desk, request: Request) -> Timetable:
    """Everything on the page."""
    chosen = desk.rounds.named(request.round)
    pages = desk.going_out.everybody(chosen.id)
    if not pages:
        message = f"Nobody has anything to do in {chosen.name} yet. Nothing was made. Allocate a case first."
        raise WrongInputError(message)
    return Timetable(
        marking=marking_of(desk, request, "No audit form"),
        title=chosen.name,
        line=round_line(pages[0]),
        days=tuple((span_words(each.first, each.last), each.title) for each in days_of_round(pages)),
        auditors=tuple(_line(page) for page in pages if page.audits),
        moderators=", ".join(page.person for page in pages if page.moderates) or "Nobody yet",
    )


def _line(page: OwnPage) -> AuditorLine:
    days = [audit.due_on for audit in page.audits if audit.due_on is not None]
    due = span_words(min(days), max(days)) if days else NO_DAY
    first, second = (str(len(page.of(seat))) for seat in (Seat.FIRST, Seat.SECOND))
    return AuditorLine(page.person, first, second, time_words(page.audits), due)
