"""Ways of looking at figures that somebody comes back to."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from audit_tool.models.base import Base, Instant


class SavedView(Base):
    """What one person chose to look at, under a name of theirs; the figures themselves are always read anew."""

    __tablename__ = "saved_view"
    __table_args__ = (UniqueConstraint("person_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    name: Mapped[str]
    looked_at: Mapped[str]
    """What is chosen, as JSON: names and values in the words of the screen."""
    at: Mapped[datetime] = mapped_column(Instant)
