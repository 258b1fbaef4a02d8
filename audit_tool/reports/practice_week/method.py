"""How a week was done, in plain words: how cases were chosen, who was exempt, and how figures are counted (R-024)."""

from collections.abc import Sequence

from audit_tool.services.board import BoardRow
from audit_tool.services.sample_entries import Sample

BY_HAND = "No sample was drawn: every case was put into the round by hand."
COUNTED = (
    "A case counts once it is settled: decided by moderation, agreed by both auditors, or audited once where no second "
    "audit is due. Its grade is the outcome: moderated, else agreed, else the first audit's."
)
BASE = (
    "The base of a share is the audits that were asked and gave a rating. Not applicable, not judged, not recorded "
    "and not asked leave the base and are told beside it. Counts are pooled; percentages are never averaged."
)
ROUNDED = (
    "Percentages are rounded half up. Under 5 there are counts alone, under 10 a share carries “small number”; "
    "from 10 to 29 a figure is indicative."
)
COMPARED = (
    "Agreement compares both audits as first submitted, before anything was moderated, and only where the second "
    "auditor had not read the first. Cases of the same two auditors are not independent of one another."
)
METHOD = (COUNTED, BASE, ROUNDED, COMPARED)


def chosen_words(sample: Sample | None) -> tuple[str, ...]:
    """How cases were chosen and what was swapped."""
    if sample is None:
        return (BY_HAND,)
    seed = f"The same list, settings and seed ({sample.entry.settings.seed}) give the same sample."
    told = (sample.entry.method, f"{sample.figures.sentence}.", sample.changes, seed)
    return tuple(words for words in told if words)


def exempt_of(rows: Sequence[BoardRow]) -> tuple[tuple[str, str], ...]:
    """Audits that need not be done, with reason and approver (R-033)."""
    return tuple(
        (f"{row.reference}, {seat} audit", step.reason)
        for row in rows
        for seat, step in (("first", row.first), ("second", row.second))
        if step.reason
    )
