"""Re-audits: a case that was found inadequate comes back (R-098)."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from audit_tool.models.base import Base, Instant


class Reaudit(Base):
    """A case to be audited again by a day; the audit that led to it, and the one that came of it."""

    __tablename__ = "reaudit"

    id: Mapped[int] = mapped_column(primary_key=True)
    allocation_id: Mapped[int] = mapped_column(ForeignKey("allocation.id"), index=True)
    """The audit that led to it."""
    due_on: Mapped[date]
    first_due_on: Mapped[date]
    """As it was booked; later days have a reason."""
    reason: Mapped[str]
    booked_at: Mapped[datetime] = mapped_column(Instant)
    booked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    moved_reason: Mapped[str] = mapped_column(default="")
    called_off_at: Mapped[datetime | None] = mapped_column(Instant)
    called_off_reason: Mapped[str] = mapped_column(default="")
    came_of_it_id: Mapped[int | None] = mapped_column(ForeignKey("allocation.id"))
    """The allocation by which the case is audited again."""
