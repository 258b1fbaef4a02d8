"""Queries about figures held without records."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit_tool.models.figures import HistoricAggregate


def aggregates(session: Session) -> list[HistoricAggregate]:
    """All historic aggregates in order of time."""
    chosen = select(HistoricAggregate).order_by(HistoricAggregate.starts_on, HistoricAggregate.ends_on)
    return list(session.scalars(chosen))
