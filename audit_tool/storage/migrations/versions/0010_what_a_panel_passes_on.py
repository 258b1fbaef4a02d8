"""Questions and cases that one moderator leaves to another by name."""

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


def downgrade() -> None:
    """Never used: a newer workspace is refused by an older program."""
    raise NotImplementedError
