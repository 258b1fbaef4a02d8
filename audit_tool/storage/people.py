"""Queries about people and their roles."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from audit_tool.models.people import Person, PersonRole


def by_code(session: Session, code: str) -> Person | None:
    """The person with this code."""
    return session.scalar(select(Person).where(Person.code == code))


def by_typed_code(session: Session, code: str) -> Person | None:
    """The person with this code, in capitals or small letters."""
    like = select(Person).where(func.lower(Person.code) == code.lower())
    return by_code(session, code) or session.scalar(like.order_by(Person.id).limit(1))


def everybody(session: Session) -> list[Person]:
    """All people, leavers too, by code."""
    return list(session.scalars(select(Person).order_by(Person.code)))


def codes(session: Session) -> dict[int, str]:
    """Each person's code by id."""
    return dict(session.execute(select(Person.id, Person.code)).all())


def roles(session: Session, person_id: int) -> list[PersonRole]:
    """Every role of a person."""
    return list(session.scalars(select(PersonRole).where(PersonRole.person_id == person_id)))


def all_roles(session: Session) -> list[PersonRole]:
    """Every role of everybody."""
    return list(session.scalars(select(PersonRole)))


def role(session: Session, person_id: int, name: str, round_id: int | None) -> PersonRole | None:
    """One role of a person, if it was given."""
    return session.scalar(
        select(PersonRole).where(
            PersonRole.person_id == person_id, PersonRole.role == name, PersonRole.round_id.is_(round_id)
        )
        if round_id is None
        else select(PersonRole).where(
            PersonRole.person_id == person_id, PersonRole.role == name, PersonRole.round_id == round_id
        )
    )
