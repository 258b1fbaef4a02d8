"""What somebody has begun to write and not saved yet: a kill or a lock takes none of it (R-054)."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from audit_tool.models.base import Base, Instant


class UnfinishedText(Base):
    """One field of something half written; it is its writer's alone, and goes when that is saved or given up."""

    __tablename__ = "unfinished_text"
    __table_args__ = (UniqueConstraint("person_id", "kind", "about", "part"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str]
    """What is being written, such as a new wording of a plan's row."""
    about: Mapped[str]
    """About which one, in the words of its kind; empty where there is only one."""
    part: Mapped[str]
    """Which field of it."""
    text: Mapped[str]
    at: Mapped[datetime] = mapped_column(Instant)
