"""Queries about issued reports; lists leave the files where they are."""

from collections.abc import Sequence

from sqlalchemy import Row, select
from sqlalchemy.orm import Session, defer

from audit_tool.models.issued import IssuedReport
from audit_tool.models.people import Person


def listed(session: Session) -> Sequence[Row[IssuedReport, Person]]:
    """Every issue with who issued it, the newest first."""
    chosen = select(IssuedReport, Person).join(Person, Person.id == IssuedReport.person_id)
    without = defer(IssuedReport.pdf), defer(IssuedReport.content)
    return session.execute(chosen.options(*without).order_by(IssuedReport.id.desc())).all()


def last(session: Session, name: str, subject: str, audience: str) -> IssuedReport | None:
    """The latest issue of a report about something, for one audience."""
    same = IssuedReport.name == name, IssuedReport.subject == subject, IssuedReport.audience == audience
    return session.scalar(select(IssuedReport).where(*same).order_by(IssuedReport.number.desc()).limit(1))


def about(session: Session, name: str, subject: str) -> list[IssuedReport]:
    """Every issue of a report about something, for whomever, in order; without the files."""
    chosen = select(IssuedReport).where(IssuedReport.name == name, IssuedReport.subject == subject)
    return list(session.scalars(chosen.options(defer(IssuedReport.pdf)).order_by(IssuedReport.id)))


def every(session: Session) -> list[IssuedReport]:
    """Every issue with all that is kept of it, in order."""
    return list(session.scalars(select(IssuedReport).order_by(IssuedReport.id)))
