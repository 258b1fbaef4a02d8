"""Queries about views that people have saved."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit_tool.models.saved_views import SavedView


def of_person(session: Session, person_id: int) -> list[SavedView]:
    """Somebody's views by name."""
    chosen = select(SavedView).where(SavedView.person_id == person_id)
    return sorted(session.scalars(chosen), key=lambda view: view.name.casefold())
