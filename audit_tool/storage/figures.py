"""Queries about figures held without records."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit_tool.models.figures import HistoricAggregate, HistoricFigure


def aggregates(session: Session) -> list[HistoricAggregate]:
    """All historic aggregates in order of time."""
    chosen = select(HistoricAggregate).order_by(HistoricAggregate.starts_on, HistoricAggregate.ends_on)
    return list(session.scalars(chosen))


def printed(session: Session) -> list[HistoricFigure]:
    """All figures that other documents printed, measure by measure in order of time."""
    order = (HistoricFigure.kind, HistoricFigure.measure, HistoricFigure.service, HistoricFigure.ends_on)
    return list(session.scalars(select(HistoricFigure).order_by(*order, HistoricFigure.id)))
