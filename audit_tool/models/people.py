"""Who works in the workspace, and what each may do."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from audit_tool.models.base import Base


class Person(Base):
    """A person by role code, never by name. Leavers stay, so that old audits keep their author (R-008)."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str] = mapped_column(default="")
    service: Mapped[str] = mapped_column(default="")
    line_manager_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    external: Mapped[bool] = mapped_column(default=False)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]


class PersonRole(Base):
    """A role of a person, in the whole workspace or given for one round (R-010)."""

    __tablename__ = "person_role"
    __table_args__ = (UniqueConstraint("person_id", "role", "round_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[str]
    round_id: Mapped[int | None] = mapped_column(ForeignKey("round.id"), index=True)
