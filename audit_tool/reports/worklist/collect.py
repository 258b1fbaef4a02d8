"""Collects a worklist: one's own, or for the quality lead anybody's."""

from audit_tool.counted_words import count_of
from audit_tool.formdef.wording import day_words, minutes, span_words
from audit_tool.reports.request import Request, forms_words, marking_of
from audit_tool.reports.worklist.content import ListedAudit, WorklistPage
from audit_tool.services.days_to_keep import entries_of
from audit_tool.services.desk import Desk
from audit_tool.services.going_out import OwnAudit, OwnPage

STATES = {"not started": "Not begun", "draft": "Under way", "submitted": "Submitted"}
NO_DAY = "No day yet"
HOUR = 60


def collect(desk: Desk, request: Request) -> WorklistPage:
    """Everything on the page."""
    page = desk.going_out.page(desk.rounds.named(request.round).id, request.person)
    return WorklistPage(
        marking=marking_of(desk, request, forms_words({audit.form_code: audit.form for audit in page.audits})),
        person=page.person,
        round_line=round_line(page),
        sentence=_sentence(page),
        audits=tuple(_listed(audit) for audit in page.audits),
        conversations=tuple(one.reference for one in page.audits if one.conversation and one.state != "submitted"),
        observed=tuple(f"{title}: {STATES[state].lower()}" for title, state in page.observations),
        to_observe=page.to_observe if page.audits else (),
        gaps=_gaps(page),
        days=tuple((span_words(entry.first, entry.last), entry.title) for entry in entries_of(page)),
    )


def round_line(page: OwnPage) -> str:
    """The round with its days and its theme."""
    theme = f" Theme: {page.theme}." if page.theme else ""
    return f"{page.round_name}, {span_words(page.starts_on, page.ends_on)}.{theme}"


def time_words(audits: tuple[OwnAudit, ...]) -> str:
    """How long audits may take in all."""
    total = sum(audit.minutes for audit in audits)
    hours = (total + HOUR // 2) // HOUR
    return minutes(total) if total < 2 * HOUR else f"{hours} hours"


def _listed(audit: OwnAudit) -> ListedAudit:
    return ListedAudit(
        audit.reference,
        audit.seat.value.capitalize(),
        audit.form_code,
        day_words(audit.due_on) if audit.due_on else NO_DAY,
        str(audit.minutes) if audit.minutes else "-",
        STATES[audit.state],
    )


def _gaps(page: OwnPage) -> tuple[str, ...]:
    """What is missing, with the cases it is missing of."""
    kinds = dict.fromkeys(gap for audit in page.audits for gap in audit.gaps)
    return tuple(
        f"{gap.capitalize()}: {', '.join(audit.reference for audit in page.audits if gap in audit.gaps)}."
        for gap in kinds
    )


def _sentence(page: OwnPage) -> str:
    open_ = tuple(audit for audit in page.audits if audit.state != "submitted")
    if not page.audits:
        return "Moderates this round; has no audit of their own in it."
    if not open_:
        return f"All {len(page.audits)} submitted."
    return f"{count_of(len(open_), 'audit')} to do, about {time_words(open_)} in all."
