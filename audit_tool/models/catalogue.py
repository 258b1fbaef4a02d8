"""Every table in one place, for migrations and checks."""

from audit_tool.models import figures, moderation, people, population, records, rounds, trail, writing
from audit_tool.models.base import Base

AREAS = (people, rounds, records, moderation, figures, trail, writing, population)
metadata = Base.metadata
