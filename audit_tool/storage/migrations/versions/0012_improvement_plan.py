"""Improvement plans: areas, rows, dated wordings and progress, impact, snapshots, tags, what was carried forward."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

import audit_tool.models.base

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this step."""
    _table("improvement_plan", *_words("year"), _day("approved_on"), unique=[("year",)])
    _table("plan_area", _link("improvement_plan", "plan_id"), *_words("reference", "title"), unique=[PLANNED])
    _table(
        "plan_row",
        _link("improvement_plan", "plan_id"),
        _link("plan_area", "area_id"),
        *_words("reference", "noted"),
        unique=[PLANNED],
    )
    _history()
    _table(
        "plan_snapshot",
        _link("improvement_plan", "plan_id"),
        *_words("quarter", "fingerprint"),
        *_written(),
        unique=[("plan_id", "quarter")],
    )
    _table("plan_tag", _row(), *_words("kind", "code", "words"), *_written(), unique=[("row_id", "kind", "code")])
    ends = ("from_row_id", "to_row_id")
    _table("plan_carried", *(_link("plan_row", end) for end in ends), *_written(), unique=[ends])


PLANNED = ("plan_id", "reference")


def _history() -> None:
    _table(
        "plan_wording",
        _row(),
        *_words("label"),
        sa.Column("day", sa.Date(), nullable=False),
        *_words("action", "timescale"),
        _day("due_on"),
        *_words("leads", "evidence", "reason", "source"),
        *_written(),
        unique=[("row_id", "label")],
    )
    _table(
        "plan_progress",
        _row(),
        *_words("label"),
        sa.Column("day", sa.Date(), nullable=False),
        *_words("quarter", "text", "status", "stated", "told_in", "reason"),
        _day("done_on"),
        *_written(),
        unique=[("row_id", "label")],
    )
    _table(
        "plan_impact",
        _row(),
        *_words("state", "measure", "baseline", "target", "current", "period", "proof"),
        *_written(),
    )
    op.create_index(op.f("ix_plan_impact_row_id"), "plan_impact", ["row_id"])


def _row() -> sa.Column[int]:
    return _link("plan_row", "row_id")


def _link(table: str, name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), sa.ForeignKey(f"{table}.id"), nullable=False)


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _day(name: str) -> sa.Column[date]:
    return sa.Column(name, sa.Date(), nullable=True)


def _written() -> tuple[sa.Column[datetime], sa.Column[int]]:
    return sa.Column("at", audit_tool.models.base.Instant(), nullable=False), _link("person", "person_id")


def _table(name: str, *columns: sa.Column[Any], unique: Sequence[tuple[str, ...]] = ()) -> None:
    number = sa.Column("id", sa.Integer(), primary_key=True)
    op.create_table(name, number, *columns, *(sa.UniqueConstraint(*names) for names in unique))


def downgrade() -> None:
    """Never used: a newer workspace is refused by an older program."""
    raise NotImplementedError
