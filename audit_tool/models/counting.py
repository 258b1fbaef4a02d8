"""The count of settled audits, kept up to date so that no figure has to read every answer."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from audit_tool.models.base import Base

SORTING = ("round_id", "quarter", "service", "team", "form_code", "form_version", "audit_set", "way", "grades")
"""What counts are told apart by."""


class CountedGroup(Base):
    """Audits that are alike in all that figures are told by, and how many they are."""

    __tablename__ = "counted_group"
    __table_args__ = (UniqueConstraint(*SORTING),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int]
    quarter: Mapped[str]
    service: Mapped[str]
    team: Mapped[str]
    form_code: Mapped[str]
    form_version: Mapped[int]
    audit_set: Mapped[str]
    way: Mapped[str]
    """How the audit was done: with the practitioner or not (R-058)."""
    grades: Mapped[str]
    """Whose grades: the outcome's, the first or the second auditor's, or a voice's."""
    audits: Mapped[int] = mapped_column(default=0)


class Tally(Base):
    """How many audits of a group gave one answer to one question."""

    __tablename__ = "tally"

    group_id: Mapped[int] = mapped_column(ForeignKey("counted_group.id"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True, index=True)
    value: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]


class CountedAudit(Base):
    """What one settled audit adds to the count, so that it can be taken out again."""

    __tablename__ = "counted_audit"

    allocation_id: Mapped[int] = mapped_column(primary_key=True)
    """No link: an allocation may be taken off the board, and its audit then leaves the count."""
    grades: Mapped[str] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("counted_group.id"), index=True)
    reference: Mapped[str] = mapped_column(index=True)
    audited_on: Mapped[date]
    origin: Mapped[str]
    answers: Mapped[str]
    """Pairs of question and value as JSON."""
