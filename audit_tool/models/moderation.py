"""The third record: what was decided about two audits of one case, and why."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from audit_tool.models.base import Base, Instant


class Moderation(Base):
    """The moderation of one allocated case; it overwrites neither audit (R-089)."""

    __tablename__ = "moderation"

    id: Mapped[int] = mapped_column(primary_key=True)
    allocation_id: Mapped[int] = mapped_column(ForeignKey("allocation.id"), unique=True)
    begun_at: Mapped[datetime] = mapped_column(Instant)
    agreed_accepted_at: Mapped[datetime | None] = mapped_column(Instant)
    agreed_accepted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None] = mapped_column(Instant)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    fingerprint: Mapped[str] = mapped_column(default="")


class Decision(Base):
    """The decided answer to one question on which the auditors differed."""

    __tablename__ = "decision"
    __table_args__ = (UniqueConstraint("moderation_id", "question_code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    moderation_id: Mapped[int] = mapped_column(ForeignKey("moderation.id"), index=True)
    question_code: Mapped[str]
    value: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    """Why it was decided so, for both auditors."""
    learning: Mapped[str] = mapped_column(default="")
    """What every auditor can learn from it."""
    clarify: Mapped[str] = mapped_column(default="")
    """The standard or question to clarify in the next form version."""
    route: Mapped[str] = mapped_column(default="")
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None] = mapped_column(Instant)


class FormerOutcome(Base):
    """An outcome that stood until its case was reopened: numbered, kept as it was decided, never changed (R-097)."""

    __tablename__ = "former_outcome"
    __table_args__ = (UniqueConstraint("moderation_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    moderation_id: Mapped[int] = mapped_column(ForeignKey("moderation.id"))
    number: Mapped[int]
    content: Mapped[str]
    """Every decision as JSON, exactly as the fingerprint was taken over it."""
    fingerprint: Mapped[str]
    kind: Mapped[str]
    """Why the case was reopened: a dispute or a correction."""
    question_code: Mapped[str]
    """What the panel was asked to decide again."""
    reason: Mapped[str]
    at: Mapped[datetime] = mapped_column(Instant)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    seal: Mapped[str]
    """A hash over all of this, so that a change to it shows."""


class PassedOn(Base):
    """A question, or a whole case, that one moderator left to another by name."""

    __tablename__ = "passed_on"

    id: Mapped[int] = mapped_column(primary_key=True)
    moderation_id: Mapped[int] = mapped_column(ForeignKey("moderation.id"), index=True)
    question_code: Mapped[str] = mapped_column(default="")
    """Empty where it is the whole case."""
    to_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Instant)
    reason: Mapped[str]
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    """When it was taken back, or its case was finished; none while it stands."""


class PanelSession(Base):
    """One sitting of a panel; what is decided in its round while it is open belongs to it (R-088)."""

    __tablename__ = "panel_session"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), index=True)
    begun_at: Mapped[datetime] = mapped_column(Instant)
    begun_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    guests: Mapped[str] = mapped_column(default="")
    """Those who sat in and are not in the register, by role words, a line each."""
    learning: Mapped[str] = mapped_column(default="")
    """What the panel takes away from it."""


class PanelMember(Base):
    """Somebody of the register who sat in a session."""

    __tablename__ = "panel_member"
    __table_args__ = (UniqueConstraint("session_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("panel_session.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
