"""A figure as another document printed it, with all that is known of where it comes from (R-119, R-130)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

NOT_ASKED, STARTS_LATER, NOT_RECORDED = "not asked", "starts later", "not recorded"


class Kind(StrEnum):
    """Which kind of file a figure came in."""

    CRITERIA = "criteria"
    COMPLIANCE = "compliance"
    PLANS = "education_plans"
    BASELINE = "baseline"
    SELF_EVALUATION = "self_evaluation"


KIND_WORDS = {
    Kind.CRITERIA: "Criteria of audits",
    Kind.COMPLIANCE: "Compliance",
    Kind.PLANS: "Audits of personal education plans",
    Kind.BASELINE: "Quoted baselines",
    Kind.SELF_EVALUATION: "Self-evaluation",
}


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """One printed figure; what its document does not say is empty."""

    identity: str
    """By which the same figure is known when a file comes again."""
    kind: str
    measure: str
    label: str
    period: str
    printed: str
    unit: str
    source: str
    service: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    numerator: int | None = None
    denominator: int | None = None
    basis: str = ""
    """Where the value comes from: stated, derived, order inferred, or why there is none."""
    counts_basis: str = ""
    time_basis: str = ""
    definition: str = ""
    """What is counted or expected."""
    recomputed: str = ""
    """What the counts of its own document give, in that file's words."""
    reason: str = ""
    """Why it cannot be computed again."""
    treat_as: str = ""
    note: str = ""

    @property
    def quoted(self) -> bool:
        """Whether it stands as printed alone, beside what is computed and never in its place."""
        return self.kind == Kind.BASELINE

    @property
    def told(self) -> str:
        """As it is printed with its unit; where there is none, the word for why (R-114)."""
        if self.printed:
            return f"{self.printed}%" if self.unit == "percent" and _is_number(self.printed) else self.printed
        if self.basis.startswith(NOT_ASKED):
            return NOT_ASKED
        return STARTS_LATER if "starts" in self.basis else NOT_RECORDED

    @property
    def counts(self) -> str:
        """So many of so many, where both are known."""
        if self.denominator is None:
            return ""
        return f"{self.numerator} of {self.denominator}" if self.numerator is not None else f"of {self.denominator}"

    @property
    def told_basis(self) -> str:
        """Where value and counts come from, in one line."""
        value = f"quoted: {self.treat_as}" if self.quoted else self.basis
        counts = f"{self.counts} ({self.counts_basis or 'as printed'})" if self.counts else ""
        return "; ".join(filter(None, (value, counts, self.time_basis)))

    @property
    def details(self) -> tuple[tuple[str, str], ...]:
        """All else that is known of it, each with its name; where it stands last."""
        named = (
            ("Basis", self.told_basis),
            ("Counted or expected", self.definition),
            ("Computed again", self.recomputed),
            ("Why it is only quoted", self.reason),
            ("Note", self.note),
            ("Source", self.source),
        )
        return tuple((name, words) for name, words in named if words)


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()
