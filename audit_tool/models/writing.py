"""What the writing help remembers: prompts that an author has dismissed, and each person's own words."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from audit_tool.models.base import Base, Instant


class DismissedPrompt(Base):
    """A prompt that the author of a record has read and does not want to see at this question again (R-065)."""

    __tablename__ = "dismissed_prompt"
    __table_args__ = (UniqueConstraint("record_id", "prompt", "question_code", "about"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"))
    prompt: Mapped[str]
    question_code: Mapped[str]
    about: Mapped[str]
    """What it was about where a question may have several."""
    at: Mapped[datetime] = mapped_column(Instant)


class OwnWord(Base):
    """A word that one person has added to the dictionary; it may be a name, so it is kept encrypted."""

    __tablename__ = "own_word"
    __table_args__ = (UniqueConstraint("person_id", "word"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    word: Mapped[str]
