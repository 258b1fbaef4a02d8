"""Feedback on an audit to the practitioner, and what they answer (R-132)."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from audit_tool.models.base import Base, Instant


class FeedbackEntry(Base):
    """Feedback that was given, or an answer to it; entries are only ever added, the last of each kind counts."""

    __tablename__ = "feedback_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    allocation_id: Mapped[int] = mapped_column(ForeignKey("allocation.id"), index=True)
    settled_at: Mapped[datetime] = mapped_column(Instant)
    """The outcome that it is about, by when that was settled: what a case is decided anew for asks for new feedback."""
    at: Mapped[datetime] = mapped_column(Instant)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    """Who noted it: the practitioner has no passphrase."""
    act: Mapped[str]
    on: Mapped[date]
    """The day on which it happened."""
    how: Mapped[str] = mapped_column(default="")
    given_by: Mapped[str] = mapped_column(default="")
    response: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(default="")
