"""What the agreement of audits of audits can be looked at by, and what a reader of it has to know (R-107)."""

from collections.abc import Sequence

from audit_tool.analysis.agreement_told import AUDITOR_AND_REVIEWER, AUDITS, REVIEWERS
from audit_tool.analysis.rates import share
from audit_tool.counted_words import count_of
from audit_tool.formdef.wording import lowered
from audit_tool.services.agreement import GradePair
from audit_tool.services.agreement_scopes import Scope, comparable, grade_notes
from audit_tool.services.review_figures import QUALITY, SEATS, AnswerCounts, ReviewGrades

AGAINST, BETWEEN = "against", "between"
TABLES = (
    (AGAINST, "Auditor and reviewer: the overall grade"),
    (BETWEEN, "Two reviewers of the same audit"),
)
NOT_INDEPENDENT = "A reviewer has read the audit, so these are not independent judgements: they are told apart."
COUNTED_AS_TWO = "“Two or more grades apart” is counted as two apart: the form does not ask how many."
NONE_TWICE = "No audit of this round was audited by two people yet."


def against_scopes(pairs: Sequence[GradePair]) -> tuple[Scope, ...]:
    """All audits, then first and second audits, then the forms, where there is more than one of them."""
    pairs = comparable(pairs)
    by_seat = [(words, [pair for pair in pairs if pair.section == words]) for words in SEATS.values()]
    forms = dict.fromkeys(pair.form for pair in pairs)
    by_form = [(f"Form: {form}", [pair for pair in pairs if pair.form == form]) for form in forms]
    parts = [part for several in (by_seat, by_form) for part in several if 0 < len(part[1]) < len(pairs)]
    named = [("All audits", list(pairs)), *parts]
    return tuple(Scope(words, tuple(those), AUDITS, AUDITOR_AND_REVIEWER) for words, those in named if those)


def between_scopes(pairs: Sequence[GradePair]) -> tuple[Scope, ...]:
    """How good the audit is, then where both reviewers put its grade."""
    quality = comparable([pair for pair in pairs if pair.code == QUALITY])
    grade = comparable([pair for pair in pairs if pair.code != QUALITY])
    named = (("How good the audit is", quality), ("The overall grade", grade))
    return tuple(Scope(words, tuple(those), AUDITS, REVIEWERS) for words, those in named if those)


def review_scopes(found: ReviewGrades, table: str) -> tuple[Scope, ...]:
    """What one of the two tables can be looked at by."""
    return against_scopes(found.against) if table == AGAINST else between_scopes(found.between)


def review_notes(found: ReviewGrades, table: str) -> tuple[str, ...]:
    """What else a reader of a table has to know."""
    notes = (NOT_INDEPENDENT, COUNTED_AS_TWO) if table == AGAINST else (COUNTED_AS_TWO,)
    return (*notes, *grade_notes(found.own_cases, counts=found.counts))


def reviews_words(count: int) -> str:
    """How many audits of audits the counts rest on."""
    return f"{count_of(count, 'audit of an audit is', 'audits of audits are')} submitted."


def counts_words(found: AnswerCounts) -> str:
    """Every answer with its count, and what judges nothing beside the base: "Yes: 6 of 8 (75%). Not applicable: 1."."""
    if not found.counts:
        return f"Written on {found.judged:,}."
    judged = "; ".join(f"{label}: {share(count, found.judged)}" for label, count in found.counts)
    beside = "; ".join(f"{label}: {count:,}" for label, count in found.beside)
    return f"{judged}. Beside that, {lowered(beside)}." if beside else f"{judged}."
