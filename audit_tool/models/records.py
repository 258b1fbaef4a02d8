"""Filled forms: audits and companion records, their answers, and every change made to a draft."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from audit_tool.models.base import Base, Instant


class KeptForm(Base):
    """A form as it stood when an audit on it was submitted, whatever becomes of its file (R-034)."""

    __tablename__ = "kept_form"

    fingerprint: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str]
    version: Mapped[int]
    text: Mapped[str]


class Record(Base):
    """A filled form: a first or second audit, or a companion record. Submitting freezes it for ever.

    An audit belongs to an allocation. So does a companion record about a case; one about a meeting, a team or a
    document belongs to the round, and `subject` says what it is about.
    """

    __tablename__ = "record"
    __table_args__ = (UniqueConstraint("allocation_id", "kind", "seat", "attempt"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    allocation_id: Mapped[int | None] = mapped_column(ForeignKey("allocation.id"), index=True)
    round_id: Mapped[int | None] = mapped_column(ForeignKey("round.id"), index=True)
    subject: Mapped[str] = mapped_column(default="")
    """A reference code for what a record of the round is about; empty where the allocation says it."""
    kind: Mapped[str]
    seat: Mapped[str]
    """first or second for an audit; whose voice it is for a companion record."""
    attempt: Mapped[int] = mapped_column(default=1)
    """1, and one more each time the quality lead reopens it with a reason."""
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    form_code: Mapped[str]
    form_version: Mapped[int]
    kept_form: Mapped[str | None] = mapped_column(ForeignKey("kept_form.fingerprint"))
    """The form's words as they were at submission; none while in draft."""
    audit_set: Mapped[str]
    state: Mapped[str]
    begun_at: Mapped[datetime] = mapped_column(Instant)
    submitted_at: Mapped[datetime | None] = mapped_column(Instant)
    fingerprint: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    """The question at which its author stopped."""
    first_seen_at: Mapped[datetime | None] = mapped_column(Instant)
    """When its author could first read the first audit, if ever (R-081)."""
    reopened_reason: Mapped[str] = mapped_column(default="")


class RecordAnswer(Base):
    """The present answer to one question of one record."""

    __tablename__ = "record_answer"
    __table_args__ = (UniqueConstraint("record_id", "question_code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"))
    question_code: Mapped[str]
    value: Mapped[str] = mapped_column(default="")
    comment: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str] = mapped_column(default="")
    """Evidence pointers as a JSON list; empty for none."""
    reason: Mapped[str] = mapped_column(default="")


class AnswerRevision(Base):
    """One change to one answer of a draft; what undo and redo walk along."""

    __tablename__ = "answer_revision"
    __table_args__ = (Index("ix_answer_revision_record_state", "record_id", "state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"))
    question_code: Mapped[str]
    before: Mapped[str]
    after: Mapped[str]
    at: Mapped[datetime] = mapped_column(Instant)
    state: Mapped[str]
    """done, undone, or dropped (undone and then written over)."""


class LaterComment(Base):
    """What a second auditor says about the first audit after both are frozen (own grades first)."""

    __tablename__ = "later_comment"
    __table_args__ = (UniqueConstraint("allocation_id", "author_id", "question_code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    allocation_id: Mapped[int] = mapped_column(ForeignKey("allocation.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    question_code: Mapped[str]
    text: Mapped[str]
    at: Mapped[datetime] = mapped_column(Instant)
