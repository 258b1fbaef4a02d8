"""Reports as they were issued: the finished file, the figures in it, and a fingerprint; never changed."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from audit_tool.models.base import Base, Instant


class IssuedReport(Base):
    """One issue of a report; a correction is a further one with the next number (R-097, R-167)."""

    __tablename__ = "issued_report"
    __table_args__ = (UniqueConstraint("name", "subject", "audience", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    subject: Mapped[str]
    """What it is about, such as "allocation 3"; issues about one subject for one audience are numbered together."""
    round_id: Mapped[int | None] = mapped_column(ForeignKey("round.id"), index=True)
    allocation_id: Mapped[int | None] = mapped_column(ForeignKey("allocation.id"), index=True)
    audience: Mapped[str]
    marking: Mapped[str]
    number: Mapped[int]
    at: Mapped[datetime] = mapped_column(Instant)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    title: Mapped[str]
    pdf: Mapped[bytes]
    content: Mapped[str]
    """What was collected for it, as JSON."""
    changed: Mapped[str]
    """What changed since the issue before, a line each."""
    reason: Mapped[str]
    fingerprint: Mapped[str]
