"""Rounds of audit, the cases in them, and who audits what."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from audit_tool.models.base import Base


class Round(Base):
    """A practice week or any other audit activity."""

    __tablename__ = "round"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    theme: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    pilot: Mapped[bool] = mapped_column(default=False)
    mode: Mapped[str]
    audit_set: Mapped[str]
    target: Mapped[int | None]
    pilot_counts: Mapped[bool] = mapped_column(default=False)
    """Whether a pilot counts in results."""
    quarter: Mapped[str] = mapped_column(default="")
    """The financial quarter it belongs to, such as 2026-27 Q3."""
    service_areas: Mapped[str] = mapped_column(default="")
    """Parted by semicolons, as are the forms."""
    forms: Mapped[str] = mapped_column(default="")
    per_auditor: Mapped[int | None]
    """How many audits each auditor is expected to do."""
    second_rule: Mapped[str] = mapped_column(default="all")
    second_share: Mapped[int | None]
    """Per cent of cases that get a second audit, where the rule is a share (R-031)."""
    why_now: Mapped[str] = mapped_column(default="")
    """The issue behind a dip sample (R-026)."""
    sampled_period: Mapped[str] = mapped_column(default="")
    """From when its items are, apart from the days of the audit (R-025)."""
    sub_group: Mapped[str] = mapped_column(default="")
    copied_from_id: Mapped[int | None] = mapped_column(ForeignKey("round.id"))


class RoundDeadline(Base):
    """The day by which a step of a round is to be done."""

    __tablename__ = "round_deadline"
    __table_args__ = (UniqueConstraint("round_id", "step"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    step: Mapped[str]
    due_on: Mapped[date]


class Case(Base):
    """A case by reference code, and nothing that names a child."""

    __tablename__ = "audited_case"

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(unique=True)
    synthetic: Mapped[bool] = mapped_column(default=False)
    """Made up for calibration; never in any real figure (R-108)."""


class Allocation(Base):
    """A case and a form in a round, with its auditors; one for each auditor only in a calibration."""

    __tablename__ = "allocation"
    __table_args__ = (UniqueConstraint("round_id", "case_id", "form_code", "first_auditor_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), index=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("audited_case.id"), index=True)
    form_code: Mapped[str]
    form_version: Mapped[int]
    first_auditor_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    second_auditor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    due_on: Mapped[date | None]
    second_due_on: Mapped[date | None]


class CaseFact(Base):
    """One cover field of an allocated case, filled in when the case is chosen."""

    __tablename__ = "case_fact"
    __table_args__ = (UniqueConstraint("allocation_id", "question_code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    allocation_id: Mapped[int] = mapped_column(ForeignKey("allocation.id"), index=True)
    question_code: Mapped[str]
    value: Mapped[str]
    comment: Mapped[str] = mapped_column(default="")
