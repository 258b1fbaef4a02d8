"""The panel's list: each compared case in a line, with why it is there and how serious it is (R-086)."""

from dataclasses import dataclass
from datetime import datetime

from audit_tool.analysis.routing import TRIGGER_WORDS, Route, Routed, Trigger
from audit_tool.formdef.definition import Option
from audit_tool.services.comparisons import Comparison
from audit_tool.services.reopening import CAUSE_WORDS

UNSURE_WORDS = "Unsure auditor or rule set aside"


@dataclass(frozen=True, slots=True)
class PanelRow:
    """A case on the panel's list."""

    allocation_id: int
    reference: str
    a: str
    b: str
    why: str
    rank: int
    to_decide: int
    open: int
    decided_at: datetime | None
    grades: tuple[Option, ...]
    """The form's scale, for the words of both overall grades."""
    form: str
    settled_by: frozenset[Route]
    """Who settles what is still open."""
    agreed: bool
    """Nothing differs that needs a decision, and no auditor was unsure."""
    disputed: bool
    """Whether the practitioner disputes the outcome that stands."""
    passed_to: tuple[str, ...]
    """Second moderators with whom the case, or an open question of it, stands, by code."""

    @property
    def waits(self) -> bool:
        """Whether the panel has something to do about it: to decide it, or to look at a dispute."""
        return self.decided_at is None or self.disputed


def panel_row(comparison: Comparison) -> PanelRow:
    """A compared case as a line of the list."""
    pair, serious = comparison.pair, comparison.to_decide
    overall = next((item for item in pair.items if item.code == pair.form.main_grade), None)
    why = (
        _why(min(serious, key=lambda each: each.rank))
        if serious
        else (UNSURE_WORDS if pair.unsure else "Everything agrees")
    )
    rank = min(each.rank for each in serious) if serious else (len(Trigger) if pair.unsure else len(Trigger) + 1)
    if comparison.former and not comparison.decided_at:
        why, rank = f"Reopened: {CAUSE_WORDS[comparison.former[-1].cause].lower()}", -1
    if comparison.dispute is not None:
        why, rank = "The practitioner disputes it", -1
    return PanelRow(
        pair.allocation_id,
        pair.reference,
        overall.a if overall else "",
        overall.b if overall else "",
        why,
        rank,
        len(serious),
        len(comparison.open_items),
        comparison.decided_at,
        pair.form.grades,
        pair.form.code,
        frozenset(comparison.settled_by(each) for each in comparison.open_items),
        not serious and not pair.unsure,
        comparison.dispute is not None,
        tuple(sorted(_passed_to(comparison))),
    )


def _passed_to(comparison: Comparison) -> set[str]:
    questions = [each.item.code for each in comparison.open_items]
    standing = [comparison.with_second(code) for code in ("", *questions)]
    return {each.to for each in standing if each is not None}


def _why(serious: Routed) -> str:
    return TRIGGER_WORDS[min(serious.triggers, key=list(Trigger).index)]
