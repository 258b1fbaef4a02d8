"""Queries about samples: drawings of a round, where each case is, and what took whose place."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import Row, and_, exists, func, insert, or_, select
from sqlalchemy.orm import Session, aliased

from audit_tool.models.allocating import Exemption
from audit_tool.models.people import Person
from audit_tool.models.population import PopulationCase
from audit_tool.models.records import Record
from audit_tool.models.rounds import Allocation, Case, Round
from audit_tool.models.sampling import Replacement, SampledCase, SampleDraw
from audit_tool.storage.records import AUDIT, SUBMITTED

FIRST = "first"
CHOSEN = "drawn", "picked", "came_in"
"""States in which a case of a sample is to be audited."""


def draws(session: Session, round_id: int) -> Sequence[Row[SampleDraw, str]]:
    """The drawings of a round with who drew, the latest first."""
    return session.execute(
        select(SampleDraw, Person.code)
        .join(Person, Person.id == SampleDraw.person_id)
        .where(SampleDraw.round_id == round_id)
        .order_by(SampleDraw.id.desc())
    ).all()


def latest(session: Session, round_id: int) -> SampleDraw | None:
    """The drawing that counts."""
    chosen = select(SampleDraw).where(SampleDraw.round_id == round_id).order_by(SampleDraw.id.desc())
    return session.scalar(chosen.limit(1))


def waiting(session: Session, round_id: int) -> list[PopulationCase]:
    """The cases that the last drawing of a round has in its sample and that are not allocated yet, by reference."""
    last = select(func.max(SampleDraw.id)).where(SampleDraw.round_id == round_id).scalar_subquery()
    taken = exists().where(
        Allocation.round_id == round_id, Allocation.case_id == Case.id, Case.reference == PopulationCase.reference
    )
    drawn = exists().where(
        SampledCase.draw_id == last,
        SampledCase.reference == PopulationCase.reference,
        SampledCase.state.in_(CHOSEN),
    )
    chosen = select(PopulationCase).where(PopulationCase.round_id == round_id, drawn, ~taken)
    return list(session.scalars(chosen.order_by(PopulationCase.reference)))


def placed(session: Session, draw_id: int) -> list[SampledCase]:
    """Where each case of a drawing is, by stratum and place."""
    order = SampledCase.stratum, SampledCase.place, SampledCase.reference
    return list(session.scalars(select(SampledCase).where(SampledCase.draw_id == draw_id).order_by(*order)))


def add_placed(session: Session, draw_id: int, rows: Iterable[tuple[str, str, int, str, str]]) -> None:
    """Keep where each case is, all at once."""
    names = "reference", "stratum", "place", "state", "reason"
    values = [{"draw_id": draw_id, **dict(zip(names, row, strict=True))} for row in rows]
    if values:
        session.execute(insert(SampledCase), values)


def case_of(session: Session, draw_id: int, reference: str) -> SampledCase | None:
    """One case of a drawing."""
    return session.scalar(select(SampledCase).where(SampledCase.draw_id == draw_id, SampledCase.reference == reference))


def next_reserve(
    session: Session, draw: SampleDraw, stratum: str, inside: Iterable[str], waiting: str
) -> SampledCase | None:
    """The next case in reserve of a stratum that may still come in.

    Not one that came into the round by another way or left the population, and no brother or sister of a case in the
    sample: somebody may have been picked by hand since.
    """
    here = select(Case.reference).join(Allocation, Allocation.case_id == Case.id)
    known, sampled = aliased(PopulationCase), aliased(SampledCase)
    families = (
        select(known.family_group)
        .join(sampled, sampled.reference == known.reference)
        .where(known.round_id == draw.round_id, sampled.draw_id == draw.id, sampled.state.in_(list(inside)))
    )
    listed = PopulationCase.round_id == draw.round_id, PopulationCase.reference == SampledCase.reference
    return session.scalar(
        select(SampledCase)
        .join(PopulationCase, and_(*listed))
        .where(SampledCase.draw_id == draw.id, SampledCase.stratum == stratum, SampledCase.state == waiting)
        .where(SampledCase.reference.not_in(here.where(Allocation.round_id == draw.round_id)))
        .where(or_(PopulationCase.family_group == "", PopulationCase.family_group.not_in(families)))
        .order_by(SampledCase.place)
        .limit(1)
    )


def of_import(session: Session, draw_id: int, import_id: int, states: Iterable[str]) -> list[SampledCase]:
    """Cases of a drawing in one of these states that came in by one file."""
    chosen = select(SampledCase).join(PopulationCase, PopulationCase.reference == SampledCase.reference)
    own = PopulationCase.import_id == import_id, SampledCase.draw_id == draw_id, SampledCase.state.in_(list(states))
    return list(session.scalars(chosen.where(*own).order_by(SampledCase.reference)))


def log_replacement(
    session: Session, draw_id: int, out_and_in: tuple[str, str | None], why: tuple[str, str], by: tuple[datetime, int]
) -> None:
    """Note which case went out and which came in, why (outcome and reason), and when and by whom that was done."""
    session.add(
        Replacement(
            draw_id=draw_id,
            out_reference=out_and_in[0],
            in_reference=out_and_in[1],
            outcome=why[0],
            reason=why[1],
            at=by[0],
            person_id=by[1],
        )
    )


def replacements(session: Session, draw_id: int) -> Sequence[Row[Replacement, str]]:
    """The log of a drawing with who did it, the oldest first (R-019)."""
    return session.execute(
        select(Replacement, Person.code)
        .join(Person, Person.id == Replacement.person_id)
        .where(Replacement.draw_id == draw_id)
        .order_by(Replacement.id)
    ).all()


def in_round(session: Session, round_id: int) -> frozenset[str]:
    """References of the cases that are audited in a round."""
    chosen = select(Case.reference).join(Allocation, Allocation.case_id == Case.id)
    return frozenset(session.scalars(chosen.where(Allocation.round_id == round_id)))


def audited(session: Session, round_id: int) -> dict[str, date]:
    """When this workspace audited each case last, other rounds only: the day its first audit came in, or is expected.

    An audit that somebody was exempted from was not done, and practice cases are no cases.
    """
    first = and_(Record.allocation_id == Allocation.id, Record.kind == AUDIT, Record.seat == FIRST)
    exempt = and_(Exemption.allocation_id == Allocation.id, Exemption.seat == FIRST)
    found = session.execute(
        select(Case.reference, Round.ends_on, func.max(Record.submitted_at))
        .join(Allocation, Allocation.case_id == Case.id)
        .join(Round, Round.id == Allocation.round_id)
        .outerjoin(Record, and_(first, Record.state == SUBMITTED))
        .outerjoin(Exemption, exempt)
        .where(Allocation.round_id != round_id, Case.synthetic.is_(False), Exemption.id.is_(None))
        .group_by(Allocation.id, Case.reference, Round.ends_on)
    )
    days: dict[str, date] = {}
    for reference, ends_on, submitted_at in found:
        day = _day(submitted_at) if submitted_at else ends_on
        days[reference] = max(day, days.get(reference, day))
    return days


def submitted(session: Session, round_id: int) -> frozenset[str]:
    """References whose first audit in a round is submitted."""
    chosen = select(Case.reference).join(Allocation, Allocation.case_id == Case.id)
    first = and_(Record.allocation_id == Allocation.id, Record.kind == AUDIT, Record.seat == FIRST)
    done = chosen.join(Record, and_(first, Record.state == SUBMITTED)).where(Allocation.round_id == round_id)
    return frozenset(session.scalars(done))


def _day(moment: datetime) -> date:
    return moment.astimezone().date()
