"""Queries about improvement plans: a fixed number for a whole plan, however long its history is."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from sqlalchemy import Row, delete, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from audit_tool.models.plan import (
    ImprovementPlan,
    OfRow,
    PlanArea,
    PlanCarried,
    PlanImpact,
    PlanProgress,
    PlanRow,
    PlanSnapshot,
    PlanTag,
    PlanWording,
    Version,
)

Told = TypeVar("Told", bound=OfRow)
Link = InstrumentedAttribute[int]


def all_plans(session: Session) -> list[ImprovementPlan]:
    """Every plan, the latest year first."""
    return list(session.scalars(select(ImprovementPlan).order_by(ImprovementPlan.year.desc())))


def of_year(session: Session, year: str) -> ImprovementPlan | None:
    """The plan of a year."""
    return session.scalar(select(ImprovementPlan).where(ImprovementPlan.year == year))


def areas(session: Session, plan_id: int) -> list[PlanArea]:
    """The areas of a plan in its order."""
    return list(session.scalars(select(PlanArea).where(PlanArea.plan_id == plan_id).order_by(PlanArea.id)))


def rows(session: Session, plan_id: int) -> Sequence[Row[PlanRow, PlanArea]]:
    """The rows of a plan with their areas, in the plan's order: by area, then as they came."""
    chosen = select(PlanRow, PlanArea).join(PlanArea, PlanArea.id == PlanRow.area_id)
    return session.execute(chosen.where(PlanRow.plan_id == plan_id).order_by(PlanArea.id, PlanRow.id)).all()


def actions(session: Session, plan_id: int) -> Iterator[tuple[str, str]]:
    """Reference and action, as it stands now, of each row of a plan."""
    listed = rows(session, plan_id)
    worded = wordings(session, [each.id for each, _ in listed])
    return ((each.reference, worded[each.id][-1].action) for each, _ in listed)


def row(session: Session, plan_id: int, reference: str) -> PlanRow | None:
    """The row of a plan with this reference."""
    return session.scalar(select(PlanRow).where(PlanRow.plan_id == plan_id, PlanRow.reference == reference))


def wordings(session: Session, row_ids: Iterable[int]) -> dict[int, list[PlanWording]]:
    """Wordings by row, the oldest first."""
    return _by_row(session, PlanWording, row_ids)


def progress(session: Session, row_ids: Iterable[int]) -> dict[int, list[PlanProgress]]:
    """Progress by row, the oldest first."""
    return _by_row(session, PlanProgress, row_ids)


def impact(session: Session, row_ids: Iterable[int]) -> dict[int, list[PlanImpact]]:
    """What was known of the difference by row, the oldest first."""
    return _by_row(session, PlanImpact, row_ids)


def tags(session: Session, row_ids: Iterable[int]) -> dict[int, list[PlanTag]]:
    """What rows rest on, by row."""
    return _by_row(session, PlanTag, row_ids)


def tag(session: Session, row_id: int, kind: str, code: str) -> PlanTag | None:
    """One thing that a row rests on."""
    chosen = PlanTag.row_id == row_id, PlanTag.kind == kind, PlanTag.code == code
    return session.scalar(select(PlanTag).where(*chosen))


def untag(session: Session, found: PlanTag) -> None:
    """Take away what a row rested on."""
    session.execute(delete(PlanTag).where(PlanTag.id == found.id))


def others_called(session: Session, plan_id: int) -> Sequence[Row[str, int, str]]:
    """Rows of other plans whose reference a row of this one has: year, row and reference."""
    own = select(PlanRow.reference).where(PlanRow.plan_id == plan_id)
    chosen = select(ImprovementPlan.year, PlanRow.id, PlanRow.reference).join(
        PlanRow, PlanRow.plan_id == ImprovementPlan.id
    )
    return session.execute(
        chosen.where(PlanRow.plan_id != plan_id, PlanRow.reference.in_(own)).order_by(ImprovementPlan.year)
    ).all()


def carried(session: Session, row_ids: Iterable[int]) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """What rows go on from and what goes on from them, as year and reference."""
    ids = list(row_ids)
    back = _carried(session, PlanCarried.from_row_id, PlanCarried.to_row_id, ids)
    return back, _carried(session, PlanCarried.to_row_id, PlanCarried.from_row_id, ids)


def is_carried(session: Session, from_row: int, to_row: int) -> bool:
    """Whether a row is noted to go on in another one."""
    chosen = PlanCarried.from_row_id == from_row, PlanCarried.to_row_id == to_row
    return session.scalar(select(PlanCarried.id).where(*chosen)) is not None


def snapshots(session: Session, plan_id: int) -> list[PlanSnapshot]:
    """The quarters of a plan that are closed, the earliest first."""
    return list(
        session.scalars(select(PlanSnapshot).where(PlanSnapshot.plan_id == plan_id).order_by(PlanSnapshot.quarter))
    )


def all_snapshots(session: Session) -> Sequence[Row[PlanSnapshot, str]]:
    """Every closed quarter of every plan, with the plan's year."""
    chosen = select(PlanSnapshot, ImprovementPlan.year).join(
        ImprovementPlan, ImprovementPlan.id == PlanSnapshot.plan_id
    )
    return session.execute(chosen.order_by(PlanSnapshot.id)).all()


def _carried(session: Session, other: Link, own: Link, ids: list[int]) -> dict[int, list[str]]:
    chosen = (
        select(own, ImprovementPlan.year, PlanRow.reference)
        .join(PlanRow, PlanRow.id == other)
        .join(ImprovementPlan, ImprovementPlan.id == PlanRow.plan_id)
        .where(own.in_(ids))
        .order_by(PlanCarried.id)
    )
    found: dict[int, list[str]] = {}
    for row_id, year, reference in session.execute(chosen):
        found.setdefault(row_id, []).append(f"{year} {reference}")
    return found


def _by_row(session: Session, kind: type[Told], row_ids: Iterable[int]) -> dict[int, list[Told]]:
    chosen = select(kind).where(kind.row_id.in_(list(row_ids)))
    # What has a day stands by it; what was written on one day, by its order.
    days = (kind.day, kind.id) if issubclass(kind, Version) else (kind.id,)
    found: dict[int, list[Told]] = {}
    for each in session.scalars(chosen.order_by(*days)):
        found.setdefault(each.row_id, []).append(each)
    return found
