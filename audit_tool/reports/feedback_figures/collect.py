"""Collects the figures of a round's feedback, for whoever reports on the round."""

from collections.abc import Iterable
from itertools import groupby

from audit_tool.analysis.feedback_lines import FeedbackLine, half_within, how_far, how_long, what_was_said
from audit_tool.counted_words import count_of
from audit_tool.errors import WrongInputError
from audit_tool.formdef.wording import span_words
from audit_tool.reports.feedback_figures.content import FeedbackReport, Lines
from audit_tool.reports.request import Request, marking_of
from audit_tool.services.desk import Desk

NO_FORM = "Feedback"


def collect(desk: Desk, request: Request) -> FeedbackReport:
    """Everything on the pages."""
    chosen = desk.rounds.named(request.round)
    found, limits = desk.feedback.of_round(chosen.id), desk.feedback.limits()
    if not found.settled:
        message = f"No case of {chosen.name} is settled yet, so there is nothing to feed back. Nothing was made."
        raise WrongInputError(message)
    far = how_far(found)
    told = {line.key: line.told for line in far}
    half = half_within(found)
    within = f" Half of it was given {_time_words(half)}." if half is not None else ""
    answered = f", answered {told['answered']}" if found.given else ""
    settled = f"{count_of(found.settled, 'case is', 'cases are')} settled"
    return FeedbackReport(
        marking=marking_of(desk, request, NO_FORM),
        title=chosen.name,
        line=f"{span_words(chosen.starts_on, chosen.ends_on)}. {settled}.",
        sentence=f"Feedback given on {told['given']}{answered}.{within}",
        how_far=_lines(far),
        how_long=_lines(how_long(found), "Working days to feedback"),
        said=_lines(what_was_said(found), "Agrees, agrees in part, disputes"),
        clocks=(
            f"In time is within {limits.feedback} working days after the outcome; "
            f"an answer may take {limits.answer} after feedback."
        ),
    )


def _time_words(days: float) -> str:
    """How long after the audit; a number of nought days is the same day."""
    return f"within {count_of(days, 'working day')}" if days else "on the day of the audit"


def _lines(lines: Iterable[FeedbackLine], together: str = "") -> Lines:
    """Each with its figure; several that may not be told are one line, called `together`."""
    told: list[tuple[str, str]] = []
    for withheld, run in groupby(lines, key=lambda line: bool(line.why_not)):
        each = [(line.words, line.told) for line in run]
        told += [(together, each[0][1])] if withheld and len(each) > 1 else each
    return tuple(told)
