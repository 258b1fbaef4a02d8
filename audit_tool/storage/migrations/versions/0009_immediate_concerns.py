"""Immediate concerns, apart from every audit, and what happened to them."""

import sqlalchemy as sa
from alembic import op

from audit_tool.models.base import Instant

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

MOMENTS = "raised_at", "reopened_at", "discarded_at", "told_at", "closed_at"
WORDS = (
    "worry", "seen", "today", "told_who", "told_when", "told_how", "promise", "also_told", "outcome", "evidence",
    "proved_right",
)  # fmt: skip


def upgrade() -> None:
    """Apply this step."""
    op.create_table(
        "concern",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("round_id", sa.Integer(), sa.ForeignKey("round.id"), nullable=True),
        sa.Column("allocation_id", sa.Integer(), sa.ForeignKey("allocation.id"), nullable=True),
        sa.Column("raised_by_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False, index=True),
        sa.Column("begun_at", Instant(), nullable=False),
        *(sa.Column(name, Instant(), nullable=True) for name in MOMENTS),
        *(sa.Column(name, sa.String(), nullable=False) for name in WORDS),
        sa.Column("closed_by_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=True),
    )
    op.create_table(
        "concern_entry",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("concern_id", sa.Integer(), sa.ForeignKey("concern.id"), nullable=False, index=True),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
    )


def downgrade() -> None:
    """Never used: a newer workspace is refused by an older program."""
    raise NotImplementedError
