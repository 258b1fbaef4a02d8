"""Actions and everything that happens to them."""

import sqlalchemy as sa
from alembic import op

import audit_tool.models.base

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

WORDS = (
    "text", "level", "owner", "helping", "urgency", "state", "source", "reference", "question_code", "form_code", "theme",
    "plan_reference", "baseline", "rule", "evidence", "impact", "impact_words", "sought",
)  # fmt: skip
LINKS = {
    "owner_id": "person", "round_id": "round", "allocation_id": "allocation", "record_id": "record",
    "concern_id": "concern",
    "claimed_by_id": "person", "checked_by_id": "person", "impact_by_id": "person",
    "carried_from_id": "action", "carried_to_id": "action",
}  # fmt: skip
INDEXED = ("owner_id", "state", "round_id", "allocation_id", "record_id", "reference", "raised_by_id")


def upgrade() -> None:
    """Apply this step."""
    moment = audit_tool.models.base.Instant()
    op.create_table(
        "action",
        sa.Column("id", sa.Integer(), primary_key=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in WORDS),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("owner_missing", "due_missing")),
        *(sa.Column(name, sa.Date(), nullable=True) for name in ("due_on", "first_due_on", "impact_on")),
        sa.Column("form_version", sa.Integer(), nullable=True),
        sa.Column("raised_by_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("raised_at", moment, nullable=False),
        *(sa.Column(name, moment, nullable=True) for name in ("claimed_at", "checked_at")),
        *(sa.Column(name, sa.Integer(), sa.ForeignKey(f"{table}.id"), nullable=True) for name, table in LINKS.items()),
    )
    op.create_index(op.f("ix_action_due_on_id"), "action", ["due_on", "id"])
    for name in INDEXED:
        op.create_index(op.f(f"ix_action_{name}"), "action", [name])
    op.create_table(
        "action_entry",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("action_id", sa.Integer(), sa.ForeignKey("action.id"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("clock_at", moment, nullable=True),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("act", "words", "before", "after")),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.UniqueConstraint("action_id", "number"),
    )


def downgrade() -> None:
    """Never used: a newer workspace is refused by an older program."""
    raise NotImplementedError
