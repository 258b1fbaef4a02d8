"""Collects the figures of a round's feedback, for whoever reports on the round."""

from collections.abc import Iterable

from audit_tool.analysis.feedback_lines import FeedbackLine, half_within, how_far, how_long, what_was_said
from audit_tool.errors import WrongInputError
from audit_tool.formdef.wording import span_words
from audit_tool.reports.feedback_figures.content import FeedbackReport, Lines
from audit_tool.reports.request import Request, marking_of, refuse_public
from audit_tool.services.desk import Desk

NO_FORM = "Feedback"


def collect(desk: Desk, request: Request) -> FeedbackReport:
    """Everything on the pages."""
    refuse_public(request)
    chosen = desk.rounds.named(request.round)
    found, limits = desk.feedback.of_round(chosen.id), desk.feedback.limits()
    if not found.settled:
        message = f"No case of {chosen.name} is settled yet, so there is nothing to feed back. Nothing was made."
        raise WrongInputError(message)
    far = how_far(found)
    told = {line.key: line.told for line in far}
    half = half_within(found)
    within = (
        f" Half of it was given within {half:g} working {'day' if half == 1 else 'days'}." if half is not None else ""
    )
    settled = "1 case is settled" if found.settled == 1 else f"{found.settled} cases are settled"
    return FeedbackReport(
        marking=marking_of(desk, request, NO_FORM),
        title=chosen.name,
        line=f"{span_words(chosen.starts_on, chosen.ends_on)}. {settled}.",
        sentence=f"Feedback given on {told['given']}, answered {told['answered']}.{within}",
        how_far=_lines(far),
        how_long=_lines(how_long(found)),
        said=_lines(what_was_said(found)),
        clocks=(
            f"In time is within {limits.feedback} working days after the outcome; "
            f"an answer may take {limits.answer} after feedback."
        ),
    )


def _lines(lines: Iterable[FeedbackLine]) -> Lines:
    return tuple((line.words, line.told) for line in lines)
