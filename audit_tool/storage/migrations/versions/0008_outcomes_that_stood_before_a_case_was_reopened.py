"""Outcomes that stood before a case was reopened, kept as they were decided."""

import sqlalchemy as sa
from alembic import op

import audit_tool.models.base

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

WORDS = ("content", "fingerprint", "kind", "question_code", "reason", "seal")


def upgrade() -> None:
    """Apply this step."""
    op.create_table(
        "former_outcome",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("moderation_id", sa.Integer(), sa.ForeignKey("moderation.id"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in WORDS),
        sa.Column("at", audit_tool.models.base.Instant(), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.UniqueConstraint("moderation_id", "number"),
    )


def downgrade() -> None:
    """Never used: a newer workspace is refused by an older program."""
    raise NotImplementedError
