"""A learning note with each decision, apart from the note that says why."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the note; decisions made before have none."""
    with op.batch_alter_table("decision") as batch_op:
        batch_op.add_column(sa.Column("learning", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("decision") as batch_op:
        batch_op.alter_column("learning", server_default=None)
