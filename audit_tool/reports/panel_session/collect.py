"""Collects the sessions of a round's panel, for those who may read both audits."""

from audit_tool.counted_words import count_of
from audit_tool.errors import WrongInputError
from audit_tool.formdef.wording import day_words, span_words
from audit_tool.reports.answer_words import moment_words
from audit_tool.reports.history_words import history_lines
from audit_tool.reports.panel_session.content import HeldSession, PanelSessionsRecord
from audit_tool.reports.request import Request, forms_words, marking_of
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Act
from audit_tool.services.panel_sessions import SessionRecord


def collect(desk: Desk, request: Request) -> PanelSessionsRecord:
    """Everything on the pages."""
    chosen = desk.rounds.named(request.round)
    desk.identity.require(Act.READ_BOTH, chosen.id)
    found = desk.panel_sessions.of_round(chosen.id)
    if not found:
        message = f"No panel session of {chosen.name} was held. Nothing was made. Begin one on the Moderation screen."
        raise WrongInputError(message)
    count = count_of(len(found), "session")
    forms = {case.comparison.pair.form.code: case.comparison.pair.form.title for each in found for case in each.cases}
    return PanelSessionsRecord(
        marking=marking_of(desk, request, forms_words(forms)),
        title=chosen.name,
        line=f"{span_words(chosen.starts_on, chosen.ends_on)}. {count} of the panel.",
        sessions=tuple(_held(each) for each in found),
    )


def _held(record: SessionRecord) -> HeldSession:
    return HeldSession(
        title=session_title(record),
        when=when_words(record),
        members=record.members,
        guests=record.guests,
        sum=sum_words(record),
        cases=cases_of(record),
        left_out=left_out_words(record),
        learning=tuple(dict.fromkeys(filter(None, (record.learning, *record.notes)))),
    )


def session_title(record: SessionRecord) -> str:
    """A session by number and day."""
    return f"Session {record.number}, {day_words(record.begun_at.astimezone().date())}"


def when_words(record: SessionRecord) -> str:
    """From when to when it sat."""
    begun = moment_words(record.begun_at)
    if record.ended_at is None:
        return f"Open since {begun}"
    ended = record.ended_at.astimezone()
    same_day = ended.date() == record.begun_at.astimezone().date()
    return f"From {begun} to {f'{ended:%H:%M}' if same_day else moment_words(ended)}"


def sum_words(record: SessionRecord) -> str:
    """How many cases it took and how often it decided, in a sentence that can be counted on the page."""
    if not record.cases:
        return "No case was taken."
    cases = count_of(len(record.cases), "case was", "cases were")
    return f"{cases} taken, with {count_of(record.decisions, 'decision')}."


def left_out_words(record: SessionRecord) -> str:
    """That cases of one's own are not told; empty where there are none."""
    if not record.left_out:
        return ""
    return f"{count_of(record.left_out, 'case that you audited is', 'cases that you audited are')} left out here."


def cases_of(record: SessionRecord) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each case with what was done about it, a line each; the session's own day is not told with every line."""
    day = record.begun_at.astimezone().date()
    return tuple(
        (case.comparison.pair.reference, tuple(history_lines(case.comparison, case.steps, "", day)))
        for case in record.cases
    )
