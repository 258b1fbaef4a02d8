"""Samples: what was drawn from the population of a round, in which order, and what took whose place."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from audit_tool.models.base import Base, Instant


class SampleDraw(Base):
    """One drawing: with the same population, settings and seed it comes out the same for ever (R-015)."""

    __tablename__ = "sample_draw"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), index=True)
    at: Mapped[datetime] = mapped_column(Instant)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    seed: Mapped[str]
    settings: Mapped[str]
    """Strata, quotas, exclusions and reserves, as JSON."""
    population: Mapped[int]
    fingerprint: Mapped[str]
    """SHA-256 of the population as it was when drawn."""
    method: Mapped[str]
    """How it was done, in words, as printed."""


class SampledCase(Base):
    """A case of a drawing: drawn, in reserve, picked by hand, or left out, with the reason."""

    __tablename__ = "sampled_case"
    __table_args__ = (UniqueConstraint("draw_id", "reference"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    draw_id: Mapped[int] = mapped_column(ForeignKey("sample_draw.id"))
    reference: Mapped[str]
    stratum: Mapped[str] = mapped_column(default="")
    place: Mapped[int]
    """Order within the stratum; reserves go in by it."""
    state: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")


class Replacement(Base):
    """A case that went out, the reserve that came in, and why (R-019)."""

    __tablename__ = "replacement"

    id: Mapped[int] = mapped_column(primary_key=True)
    draw_id: Mapped[int] = mapped_column(ForeignKey("sample_draw.id"), index=True)
    out_reference: Mapped[str]
    in_reference: Mapped[str | None]
    """Nothing where no reserve of the stratum was left."""
    outcome: Mapped[str]
    reason: Mapped[str]
    at: Mapped[datetime] = mapped_column(Instant)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
