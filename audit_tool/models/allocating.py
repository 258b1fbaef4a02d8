"""Allocation: who is expected to audit, what stands in the way, and what was changed with a reason."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from audit_tool.models.base import Base, Instant


class PersonTeam(Base):
    """A team somebody works or worked in; the last twelve months bar an auditor from its cases (R-028)."""

    __tablename__ = "person_team"
    __table_args__ = (UniqueConstraint("person_id", "team", "starts_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    team: Mapped[str]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]


class ExpectedAuditor(Base):
    """Somebody who is to audit in a round, and how many audits there is time for."""

    __tablename__ = "expected_auditor"
    __table_args__ = (UniqueConstraint("round_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at_most: Mapped[int | None]


class DeclaredConflict(Base):
    """An auditor says that this case is not for them; no details are asked (R-028)."""

    __tablename__ = "declared_conflict"
    __table_args__ = (UniqueConstraint("person_id", "reference"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    reference: Mapped[str]
    at: Mapped[datetime] = mapped_column(Instant)


class ConflictOverride(Base):
    """A rule that was lifted for one auditor and one audit, with the reason (R-028)."""

    __tablename__ = "conflict_override"
    __table_args__ = (UniqueConstraint("allocation_id", "seat", "rule", "auditor_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    allocation_id: Mapped[int] = mapped_column(ForeignKey("allocation.id"))
    auditor_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    seat: Mapped[str]
    rule: Mapped[str]
    reason: Mapped[str]
    at: Mapped[datetime] = mapped_column(Instant)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class Reassignment(Base):
    """An audit that went from one auditor to another (R-008)."""

    __tablename__ = "reassignment"

    id: Mapped[int] = mapped_column(primary_key=True)
    allocation_id: Mapped[int] = mapped_column(ForeignKey("allocation.id"), index=True)
    seat: Mapped[str]
    from_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    to_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str]
    at: Mapped[datetime] = mapped_column(Instant)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class Exemption(Base):
    """An audit that need not be done: why, and who approved it; it is counted apart, never left out (R-033)."""

    __tablename__ = "exemption"
    __table_args__ = (UniqueConstraint("allocation_id", "seat"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    allocation_id: Mapped[int] = mapped_column(ForeignKey("allocation.id"))
    seat: Mapped[str]
    reason: Mapped[str]
    approver: Mapped[str]
    """Role or code of whoever approved it, who need not be in the register."""
    at: Mapped[datetime] = mapped_column(Instant)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
