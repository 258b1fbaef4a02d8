"""What the audit report says: under each heading of the self-evaluation what audits and other figures show."""

from dataclasses import dataclass

from audit_tool.analysis.charts import BarChart
from audit_tool.reports.marking import Marking

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Compared:
    """One count in this period and in the one before it."""

    what: str
    before: str
    now: str
    told: str  # "too few to tell a change"


@dataclass(frozen=True)
class Quoted:
    """A figure that another document printed, never counted again."""

    what: str
    printed: str
    as_at: str
    basis: str  # basis and source


@dataclass(frozen=True)
class Evidence:
    """Audits that figures rest on."""

    round: str
    form: str
    audits: str


@dataclass(frozen=True)
class AreaPart:
    """One heading with all that belongs under it."""

    title: str
    descriptor: str
    own: tuple[Quoted, ...]  # the council's own grade as it is quoted; none where none is recorded
    sentence: str
    chart: BarChart | None
    figures: tuple[Compared, ...]
    not_asked: str  # measures of the area that no audit of either period was asked
    strengths: Pairs
    developments: Pairs
    compliance: tuple[Quoted, ...]
    compliance_words: str  # how old they are, or that there are none
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class AuditReport:
    """A quarter or half-year in the order of the self-evaluation (R-159); every count comes from the one rule."""

    marking: Marking
    period: str  # "2026-27 Q2"
    before: str  # the period that it is compared with
    line: str  # its days, for whom
    sentence: str
    status: str  # provisional or not, and why
    headings: str  # which headings these are
    glance: tuple[Compared, ...]  # an area each; `told` is its own grade as quoted
    areas: tuple[AreaPart, ...]
    outside: str  # audits that belong under no heading
    actions: Pairs
    plan: Pairs
    plan_words: str
    method: tuple[str, ...]
