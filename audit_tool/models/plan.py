"""Improvement plans: rows by plan year and reference, with a history that is added to and never overwritten."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from audit_tool.models.base import Base, Instant


class ImprovementPlan(Base):
    """The plan of one year."""

    __tablename__ = "improvement_plan"

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[str] = mapped_column(unique=True)
    """A label such as 2018-19."""
    approved_on: Mapped[date | None]


class PlanArea(Base):
    """An area for development of a plan; the reference of its rows need not begin with its own."""

    __tablename__ = "plan_area"
    __table_args__ = (UniqueConstraint("plan_id", "reference"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("improvement_plan.id"))
    reference: Mapped[str]
    title: Mapped[str]


class PlanRow(Base):
    """One action of a plan. Its reference is a label: free text, reused with another meaning in another year."""

    __tablename__ = "plan_row"
    __table_args__ = (UniqueConstraint("plan_id", "reference"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("improvement_plan.id"))
    area_id: Mapped[int] = mapped_column(ForeignKey("plan_area.id"))
    reference: Mapped[str]
    noted: Mapped[str] = mapped_column(default="")
    """What whoever made a file noticed about it, word for word."""


class Written:
    """When something was written, and by whom."""

    at: Mapped[datetime] = mapped_column(Instant)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class OfRow(Written):
    """Something that was written about a row."""

    id: Mapped[int] = mapped_column(primary_key=True)
    row_id: Mapped[int] = mapped_column(ForeignKey("plan_row.id"))


class Version(OfRow):
    """What holds of a row from one day on, under the label by which people know it."""

    label: Mapped[str]
    day: Mapped[date]


class PlanWording(Version, Base):
    """What a row said from one day on: action, timescale, leads, evidence of impact (R-149, R-150)."""

    __tablename__ = "plan_wording"
    __table_args__ = (UniqueConstraint("row_id", "label"),)

    action: Mapped[str]
    timescale: Mapped[str]
    due_on: Mapped[date | None]
    leads: Mapped[str]
    """Parted by semicolons."""
    evidence: Mapped[str]
    reason: Mapped[str]
    source: Mapped[str]


class PlanProgress(Version, Base):
    """What was told of a row on one day, with its status then; frozen with the snapshot of its quarter."""

    __tablename__ = "plan_progress"
    __table_args__ = (UniqueConstraint("row_id", "label"),)

    quarter: Mapped[str]
    text: Mapped[str]
    status: Mapped[str]
    stated: Mapped[str]
    """The status as a file had it."""
    told_in: Mapped[str]
    reason: Mapped[str]
    done_on: Mapped[date | None]


class PlanImpact(OfRow, Base):
    """What was known of an action's difference on one day; the last one stands."""

    __tablename__ = "plan_impact"

    row_id: Mapped[int] = mapped_column(ForeignKey("plan_row.id"), index=True)
    state: Mapped[str]
    measure: Mapped[str]
    baseline: Mapped[str]
    target: Mapped[str]
    current: Mapped[str]
    period: Mapped[str]
    proof: Mapped[str]


class PlanSnapshot(Written, Base):
    """The end of a quarter: what was told up to it can be added to no more."""

    __tablename__ = "plan_snapshot"
    __table_args__ = (UniqueConstraint("plan_id", "quarter"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("improvement_plan.id"))
    quarter: Mapped[str]
    fingerprint: Mapped[str]
    """Over all that was told up to the end of the quarter."""


class PlanTag(OfRow, Base):
    """A question, a theme or a round that a row rests on (R-052)."""

    __tablename__ = "plan_tag"
    __table_args__ = (UniqueConstraint("row_id", "kind", "code"),)

    kind: Mapped[str]
    code: Mapped[str]
    words: Mapped[str]
    """What it was called when it was noted."""


class PlanCarried(Written, Base):
    """A row that goes on in a row of a later plan; seen from both ends (R-152)."""

    __tablename__ = "plan_carried"
    __table_args__ = (UniqueConstraint("from_row_id", "to_row_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    from_row_id: Mapped[int] = mapped_column(ForeignKey("plan_row.id"))
    to_row_id: Mapped[int] = mapped_column(ForeignKey("plan_row.id"))
