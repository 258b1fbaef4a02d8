"""Immediate concerns: their own records, which no audit can take with it (R-077 to R-079)."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from audit_tool.models.base import Base, Instant


class Concern(Base):
    """A worry about a child for whom something must happen now; begun at the first word, raised by a press."""

    __tablename__ = "concern"

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(default="")
    """The case by its code, in the words of whoever raised it: the case need not be in any round."""
    round_id: Mapped[int | None] = mapped_column(ForeignKey("round.id"))
    allocation_id: Mapped[int | None] = mapped_column(ForeignKey("allocation.id"))
    """The audit in front when it was begun; it only says where the worry was seen."""
    raised_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    begun_at: Mapped[datetime] = mapped_column(Instant)
    raised_at: Mapped[datetime | None] = mapped_column(Instant)
    reopened_at: Mapped[datetime | None] = mapped_column(Instant)
    """When it was opened again last: its clock runs from then."""
    discarded_at: Mapped[datetime | None] = mapped_column(Instant)
    worry: Mapped[str] = mapped_column(default="")
    seen: Mapped[str] = mapped_column(default="")
    """When, and in which record or conversation."""
    today: Mapped[str] = mapped_column(default="")
    """Whether it needs action today: yes or no."""
    told_who: Mapped[str] = mapped_column(default="")
    told_when: Mapped[str] = mapped_column(default="")
    """As it was typed."""
    told_how: Mapped[str] = mapped_column(default="")
    told_at: Mapped[datetime | None] = mapped_column(Instant)
    promise: Mapped[str] = mapped_column(default="")
    """What those who were told said they will do, and by when."""
    also_told: Mapped[str] = mapped_column(default="")
    """Whether the head of service and the lead of the practice week know."""
    outcome: Mapped[str] = mapped_column(default="")
    closed_at: Mapped[datetime | None] = mapped_column(Instant)
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    evidence: Mapped[str] = mapped_column(default="")
    proved_right: Mapped[str] = mapped_column(default="")
    """Whether the worry turned out to be right, for learning."""


class ConcernEntry(Base):
    """Something that happened to a concern; entries are only ever added."""

    __tablename__ = "concern_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    concern_id: Mapped[int] = mapped_column(ForeignKey("concern.id"), index=True)
    at: Mapped[datetime] = mapped_column(Instant)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    act: Mapped[str]
    words: Mapped[str] = mapped_column(default="")
