"""Queries about the populations of rounds."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Dialect, Row, delete, func, insert, select
from sqlalchemy.orm import Session

from audit_tool.models.people import Person
from audit_tool.models.population import PopulationCase, PopulationImport
from audit_tool.models.rounds import Allocation, Case


def imports(session: Session, round_id: int) -> Sequence[Row[PopulationImport, str]]:
    """The files brought into a round with who did it, the latest first."""
    return session.execute(
        select(PopulationImport, Person.code)
        .join(Person, Person.id == PopulationImport.person_id)
        .where(PopulationImport.round_id == round_id)
        .order_by(PopulationImport.id.desc())
    ).all()


def references(session: Session, round_id: int) -> frozenset[str]:
    """Every reference in the population of a round."""
    return frozenset(session.scalars(select(PopulationCase.reference).where(PopulationCase.round_id == round_id)))


def by_reference(session: Session, round_id: int, reference: str) -> PopulationCase | None:
    """One case of the population of a round."""
    chosen = PopulationCase.round_id == round_id, PopulationCase.reference == reference
    return session.scalar(select(PopulationCase).where(*chosen))


def teams(session: Session, round_id: int) -> tuple[str, ...]:
    """The teams that the population of a round names, by name."""
    chosen = select(PopulationCase.team).where(PopulationCase.round_id == round_id, PopulationCase.team != "")
    return tuple(session.scalars(chosen.distinct().order_by(PopulationCase.team)))


def count(session: Session, round_id: int) -> int:
    """How many cases are in the population of a round."""
    found = select(func.count()).select_from(PopulationCase).where(PopulationCase.round_id == round_id)
    return session.scalar(found) or 0


def listing(session: Session, round_id: int, fields: Sequence[str]) -> Sequence[Row[Any]]:
    """These fields of every case in the population of a round, in the order it came in."""
    columns = [getattr(PopulationCase, name) for name in fields]
    return session.execute(
        select(*columns).where(PopulationCase.round_id == round_id).order_by(PopulationCase.id)
    ).all()


def add_cases(session: Session, columns: Mapping[str, Iterable[Any]]) -> None:
    """Add many cases at once, column by column; past the mapper, which takes longer than the disk."""
    connection = session.connection()
    made = insert(PopulationCase).compile(dialect=connection.dialect, column_keys=list(columns))
    told = {name: _prepared(connection.dialect, name, values) for name, values in columns.items()}
    rows = list(zip(*(told[name] for name in made.positiontup or columns), strict=False))
    connection.exec_driver_sql(str(made), rows)


def _prepared(dialect: Dialect, name: str, values: Iterable[Any]) -> Iterable[Any]:
    """Values as the driver takes them; a day that comes often is put into words once."""
    kind = PopulationCase.__table__.columns[name].type.dialect_impl(dialect)
    prepare = kind.bind_processor(dialect)
    return map(lru_cache(maxsize=None)(prepare), values) if prepare else values


def drawn(session: Session, import_id: int) -> int:
    """How many cases of an import are audited in its round."""
    found = (
        select(func.count(PopulationCase.id.distinct()))
        .join(Case, Case.reference == PopulationCase.reference)
        .join(Allocation, (Allocation.case_id == Case.id) & (Allocation.round_id == PopulationCase.round_id))
        .where(PopulationCase.import_id == import_id)
    )
    return session.scalar(found) or 0


def remove(session: Session, import_id: int) -> None:
    """Take an import and all its cases away."""
    session.execute(delete(PopulationCase).where(PopulationCase.import_id == import_id))
    session.execute(delete(PopulationImport).where(PopulationImport.id == import_id))
