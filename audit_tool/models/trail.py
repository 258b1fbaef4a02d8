"""What was done, by whom, when: entries are only ever added, each sealed with the one before."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from audit_tool.models.base import Base, Instant


class TrailEntry(Base):
    """One act that matters, chained by hash to the entry before it."""

    __tablename__ = "trail_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    act: Mapped[str]
    subject: Mapped[str] = mapped_column(index=True)
    detail: Mapped[str] = mapped_column(default="")
    seal: Mapped[str]


class TrailHead(Base):
    """How many entries the trail has and how the last one is sealed, signed: entries cut off its end are noticed."""

    __tablename__ = "trail_head"

    id: Mapped[int] = mapped_column(primary_key=True)
    count: Mapped[int]
    seal: Mapped[str]
    signature: Mapped[str]


class Setting(Base):
    """A choice of the council or of this workspace, by name."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
