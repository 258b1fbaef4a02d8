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
