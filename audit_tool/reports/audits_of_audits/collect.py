"""Collects the figures of audits of audits of a round, for the quality lead and those who moderate it."""

from audit_tool.errors import WrongInputError
from audit_tool.formdef.wording import span_words
from audit_tool.reports.agreement.collect import SEED_WORDS, agreement_part
from audit_tool.reports.audits_of_audits.content import AuditsOfAudits
from audit_tool.reports.request import Request, marking_of
from audit_tool.services.desk import Desk
from audit_tool.services.review_scopes import (
    AGAINST,
    NONE_TWICE,
    against_scopes,
    between_scopes,
    counts_words,
    review_notes,
    reviews_words,
)


def collect(desk: Desk, request: Request) -> AuditsOfAudits:
    """Everything on the pages."""
    chosen = desk.rounds.named(request.round)
    found = desk.review_figures.of_round(chosen.id)
    if not found.reviews:
        message = f"No audit of an audit of {chosen.name} is submitted yet. Nothing was made. Ask somebody for one."
        raise WrongInputError(message)
    notes = review_notes(found, AGAINST)
    return AuditsOfAudits(
        marking=marking_of(desk, request, ", ".join(found.forms)),
        title=chosen.name,
        line=f"{span_words(chosen.starts_on, chosen.ends_on)}. {reviews_words(found.reviews)}",
        against=tuple(agreement_part(scope) for scope in against_scopes(found.against)),
        between=tuple(agreement_part(scope) for scope in between_scopes(found.between)),
        answers=tuple((f"{each.number} {each.question}", counts_words(each)) for each in found.answers),
        notes=notes if found.between else (*notes, NONE_TWICE),
        seed=SEED_WORDS,
    )
