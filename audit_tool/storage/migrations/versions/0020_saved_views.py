"""Ways of looking at figures that somebody comes back to."""

import sqlalchemy as sa
from alembic import op

from audit_tool.models.base import Instant

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this step."""
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("looked_at", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.UniqueConstraint("person_id", "name", name=op.f("uq_saved_view_person_id_name")),
    )


def downgrade() -> None:
    """Never used: a newer workspace is refused by an older program."""
    raise NotImplementedError
