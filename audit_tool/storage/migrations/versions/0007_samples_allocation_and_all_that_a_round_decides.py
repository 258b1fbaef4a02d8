"""What a round decides, samples with their order and log, and who may audit what and why."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

import audit_tool.models.base

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

WORDS = ("quarter", "service_areas", "forms")
NUMBERS = ("per_auditor", "second_share", "copied_from_id")


def upgrade() -> None:
    """Apply this step."""
    _rounds()
    _table("round_deadline", _link("round"), *_words("step"), sa.Column("due_on", sa.Date(), nullable=False), unique=2)
    _samples()
    _allocation()


def _rounds() -> None:
    with op.batch_alter_table("round") as batch:
        batch.add_column(sa.Column("pilot_counts", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.add_column(sa.Column("second_rule", sa.String(), nullable=False, server_default="all"))
        for name in WORDS:
            batch.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        for name in NUMBERS:
            batch.add_column(sa.Column(name, sa.Integer(), nullable=True))
        batch.create_foreign_key(op.f("fk_round_copied_from_id_round"), "round", ["copied_from_id"], ["id"])
    with op.batch_alter_table("round") as batch:
        for name in ("second_rule", *WORDS):
            batch.alter_column(name, existing_type=sa.String(), server_default=None)
        batch.alter_column("pilot_counts", existing_type=sa.Boolean(), server_default=None)
    with op.batch_alter_table("audited_case") as batch:
        batch.add_column(sa.Column("synthetic", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("audited_case") as batch:
        batch.alter_column("synthetic", existing_type=sa.Boolean(), server_default=None)


def _samples() -> None:
    whole = sa.Column("population", sa.Integer(), nullable=False)
    _table(
        "sample_draw",
        _link("round"),
        _at(),
        _link("person"),
        *_words("seed", "settings", "fingerprint", "method"),
        whole,
        index=("round_id",),
    )
    place = sa.Column("place", sa.Integer(), nullable=False)
    draw = _link("sample_draw", "draw_id")
    _table("sampled_case", draw, *_words("reference"), place, *_words("stratum", "state", "reason"), unique=2)
    _table(
        "replacement",
        _link("sample_draw", "draw_id"),
        *_words("out_reference", "outcome", "reason"),
        sa.Column("in_reference", sa.String(), nullable=True),
        _at(),
        _link("person"),
        index=("draw_id",),
    )


def _allocation() -> None:
    days = [sa.Column(name, sa.Date(), nullable=True) for name in ("starts_on", "ends_on")]
    _table("person_team", _link("person"), *_words("team"), *days, unique=3)
    at_most = sa.Column("at_most", sa.Integer(), nullable=True)
    _table("expected_auditor", _link("round"), _link("person"), at_most, unique=2)
    _table("declared_conflict", _link("person"), *_words("reference"), _at(), unique=2)
    _table(
        "conflict_override",
        _link("allocation"),
        *_words("seat", "rule"),
        _link("person", "auditor_id"),
        *_words("reason"),
        _at(),
        _link("person"),
        unique=4,
    )
    _table(
        "reassignment",
        _link("allocation"),
        *_words("seat", "reason"),
        _link("person", "from_id"),
        _link("person", "to_id"),
        _at(),
        _link("person"),
        index=("allocation_id",),
    )
    _table(
        "exemption",
        _link("allocation"),
        *_words("seat", "reason", "approver"),
        _at(),
        _link("person"),
        unique=2,
    )
    # A calibration gives one case to everybody, each with an audit of their own.
    with op.batch_alter_table("allocation") as batch:
        batch.drop_constraint(op.f("uq_allocation_round_id_case_id_form_code"), type_="unique")
        columns = ["round_id", "case_id", "form_code", "first_auditor_id"]
        batch.create_unique_constraint(op.f("uq_allocation_round_id_case_id_form_code_first_auditor_id"), columns)


def _link(table: str, name: str = "") -> sa.Column[int]:
    return sa.Column(name or f"{table}_id", sa.Integer(), sa.ForeignKey(f"{table}.id"), nullable=False)


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _at() -> sa.Column[datetime]:
    return sa.Column("at", audit_tool.models.base.Instant(), nullable=False)


def _table(name: str, *columns: sa.Column[Any], unique: int = 0, index: Sequence[str] = ()) -> None:
    """A table with an own number; its first columns may be unique together."""
    number = sa.Column("id", sa.Integer(), primary_key=True)
    together = [sa.UniqueConstraint(*(column.name for column in columns[:unique]))] if unique else []
    op.create_table(name, number, *columns, *together)
    for each in index:
        op.create_index(op.f(f"ix_{name}_{each}"), name, [each])


def downgrade() -> None:
    """Never used: a newer workspace is refused by an older program."""
    raise NotImplementedError
