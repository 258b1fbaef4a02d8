"""Cases that come back to be audited again."""

import sqlalchemy as sa
from alembic import op

from audit_tool.models.base import Instant

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this step."""
    op.create_table(
        "reaudit",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("allocation_id", sa.Integer(), sa.ForeignKey("allocation.id"), nullable=False, index=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("first_due_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("booked_at", Instant(), nullable=False),
        sa.Column("booked_by_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("moved_reason", sa.String(), nullable=False),
        sa.Column("called_off_at", Instant(), nullable=True),
        sa.Column("called_off_reason", sa.String(), nullable=False),
        sa.Column("came_of_it_id", sa.Integer(), sa.ForeignKey("allocation.id"), nullable=True),
    )


def downgrade() -> None:
    """Never used: a newer workspace is refused by an older program."""
    raise NotImplementedError
