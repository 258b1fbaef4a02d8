"""Every table in one place, for migrations and checks."""

from audit_tool.models import (
    actions,
    allocating,
    concern,
    counting,
    feedback,
    figures,
    issued,
    moderation,
    people,
    plan,
    population,
    reaudit,
    records,
    rounds,
    sampling,
    saved_views,
    trail,
    unfinished,
    writing,
    written,
)
from audit_tool.models.base import Base

AREAS = (
    *(people, rounds, records, moderation, figures, trail, writing, population, sampling, allocating, concern),
    *(actions, plan, reaudit, feedback, unfinished, saved_views, counting, written, issued),
)
metadata = Base.metadata
