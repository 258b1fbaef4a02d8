"""Figures held without the records they were counted from."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from audit_tool.models.base import Base, Instant


class HistoricAggregate(Base):
    """Audits of one period by overall grade, as another source counted them (R-118)."""

    __tablename__ = "historic_aggregate"

    id: Mapped[int] = mapped_column(primary_key=True)
    period: Mapped[str] = mapped_column(unique=True)
    label: Mapped[str]
    kind: Mapped[str]
    financial_year: Mapped[str] = mapped_column(default="")
    quarter: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    inadequate: Mapped[int]
    requires_improvement: Mapped[int]
    good: Mapped[int]
    outstanding: Mapped[int]
    basis: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    imported_at: Mapped[datetime] = mapped_column(Instant)


class HistoricFigure(Base):
    """One figure as another document printed it (R-119, R-130); its columns are those of a `PrintedFigure`."""

    __tablename__ = "historic_figure"

    id: Mapped[int] = mapped_column(primary_key=True)
    identity: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    measure: Mapped[str]
    label: Mapped[str]
    period: Mapped[str]
    printed: Mapped[str]
    unit: Mapped[str]
    source: Mapped[str]
    service: Mapped[str]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    numerator: Mapped[int | None]
    denominator: Mapped[int | None]
    basis: Mapped[str]
    counts_basis: Mapped[str]
    time_basis: Mapped[str]
    definition: Mapped[str]
    recomputed: Mapped[str]
    reason: Mapped[str]
    treat_as: Mapped[str]
    note: Mapped[str]
    imported_at: Mapped[datetime] = mapped_column(Instant)
