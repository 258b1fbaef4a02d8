"""Populations: the cases that a round may draw from, as a recording system listed them."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from audit_tool.models.base import Base, Instant


class PopulationImport(Base):
    """One file that was brought into a round: which, when and by whom."""

    __tablename__ = "population_import"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), index=True)
    file_name: Mapped[str]
    sheet: Mapped[str] = mapped_column(default="")
    fingerprint: Mapped[str]
    """SHA-256 of the file: the same file, settings and seed give the same sample (R-015)."""
    at: Mapped[datetime] = mapped_column(Instant)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    cases: Mapped[int]
    left_out: Mapped[int]
    pseudonyms: Mapped[bool]


class PopulationCase(Base):
    """A case that may be drawn: its reference and facts, and nothing that names a child."""

    __tablename__ = "population_case"
    __table_args__ = (UniqueConstraint("round_id", "reference"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    import_id: Mapped[int] = mapped_column(ForeignKey("population_import.id"), index=True)
    reference: Mapped[str]
    service_area: Mapped[str] = mapped_column(default="")
    team: Mapped[str] = mapped_column(default="")
    worker: Mapped[str] = mapped_column(default="")
    manager: Mapped[str] = mapped_column(default="")
    case_types: Mapped[str] = mapped_column(default="")
    """One or several, parted by semicolons (R-023)."""
    opened_on: Mapped[date | None]
    last_audit_on: Mapped[date | None]
    age: Mapped[str] = mapped_column(default="")
    family_group: Mapped[str] = mapped_column(default="")
    facts: Mapped[str] = mapped_column(default="")
    """What else the extract tells, as JSON by heading."""
