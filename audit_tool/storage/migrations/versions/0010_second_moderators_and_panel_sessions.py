"""Questions and cases left to another moderator by name, sessions of a panel, and an index of the trail."""

import sqlalchemy as sa
from alembic import op

from audit_tool.models.base import Instant

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this step."""
    op.create_table(
        "passed_on",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("moderation_id", sa.Integer(), sa.ForeignKey("moderation.id"), nullable=False, index=True),
        sa.Column("question_code", sa.String(), nullable=False),
        sa.Column("to_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False, index=True),
        sa.Column("by_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
    )
    op.create_table(
        "panel_session",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("round_id", sa.Integer(), sa.ForeignKey("round.id"), nullable=False, index=True),
        sa.Column("begun_at", Instant(), nullable=False),
        sa.Column("begun_by_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("guests", "learning")),
    )
    op.create_table(
        "panel_member",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("session_id", sa.Integer(), sa.ForeignKey("panel_session.id"), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.UniqueConstraint("session_id", "person_id"),
    )
    op.create_index(op.f("ix_trail_entry_subject"), "trail_entry", ["subject"])


def downgrade() -> None:
    """Never used: a newer workspace is refused by an older program."""
    raise NotImplementedError
