"""Every table in one place, for migrations and checks."""

from audit_tool.models import (
    actions,
    allocating,
    figures,
    moderation,
    people,
    population,
    records,
    rounds,
    sampling,
    trail,
    writing,
)
from audit_tool.models.base import Base

AREAS = (people, rounds, records, moderation, figures, trail, writing, population, sampling, allocating, actions)
metadata = Base.metadata
