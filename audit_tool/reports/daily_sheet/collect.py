"""Collects the daily sheet of a round, for the quality lead."""

from datetime import date

from audit_tool.counted_words import agree, count_of
from audit_tool.formdef.wording import day_words
from audit_tool.reports.daily_sheet.content import Awaited, DailySheet
from audit_tool.reports.request import Request, marking_of
from audit_tool.reports.round_progress import progress_of
from audit_tool.services.board import OPEN, BoardRow
from audit_tool.services.concern_words import open_sentence, waited_words
from audit_tool.services.desk import Desk
from audit_tool.services.rounds import RoundEntry

NO_DUE_DAY = "No day set"


def collect(desk: Desk, request: Request) -> DailySheet:
    """Everything on the page."""
    chosen = desk.rounds.named(request.round)
    rows = desk.board.rows(chosen.id)
    concerns = desk.concerns.listing()
    today = desk.work.today()
    return DailySheet(
        marking=marking_of(desk, request, "No audit form"),
        title=chosen.name,
        line=f"{today:%A} {day_words(today)}{_day_of(chosen, today)}",
        concerns=open_sentence(concerns),
        waited=waited_words(concerns),
        progress=progress_of(rows),
        awaited=tuple(_awaited(row, today) for row in sorted(rows, key=_soonest) if _waits(row)),
    )


def _day_of(chosen: RoundEntry, today: date) -> str:
    before, after = (chosen.starts_on - today).days, (today - chosen.ends_on).days
    if before > 0:
        return f", {count_of(before, 'day')} before it begins"
    if after > 0:
        return f", {count_of(after, 'day')} after its last day"
    return f", day {(today - chosen.starts_on).days + 1} of {(chosen.ends_on - chosen.starts_on).days + 1}"


def _waits(row: BoardRow) -> bool:
    return row.waiting_for != "Nobody"


def _due_on(row: BoardRow) -> date | None:
    audits = ((row.first, row.due_on), (row.second, row.second_due_on))
    return min((day for step, day in audits if step.state in OPEN and day is not None), default=None)


def _soonest(row: BoardRow) -> tuple[date, str]:
    return _due_on(row) or date.max, row.reference


def _awaited(row: BoardRow, today: date) -> Awaited:
    seats = [name for name, step in (("First", row.first), ("Second", row.second)) if step.state in OPEN]
    what = f"{' and '.join(seats).lower().capitalize()} {agree(len(seats), 'audit')}" if seats else "A decision"
    return Awaited(row.reference, row.waiting_for, what, _due_words(_due_on(row), today))


def _due_words(day: date | None, today: date) -> str:
    if day is None:
        return NO_DUE_DAY
    late = (today - day).days
    if late > 0:
        return f"{day_words(day)}, {count_of(late, 'day')} late"
    return f"{day_words(day)}, today" if not late else day_words(day)
