"""Companion records may be about a meeting, a team or a document, and then belong to the round alone."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this step."""
    with op.batch_alter_table("record") as batch:
        batch.alter_column("allocation_id", existing_type=sa.Integer(), nullable=True)
        batch.add_column(sa.Column("round_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("subject", sa.String(), nullable=False, server_default=""))
        batch.create_index(op.f("ix_record_round_id"), ["round_id"], unique=False)
        batch.create_foreign_key(op.f("fk_record_round_id_round"), "round", ["round_id"], ["id"])
    with op.batch_alter_table("record") as batch:
        batch.alter_column("subject", existing_type=sa.String(), server_default=None)


def downgrade() -> None:
    """Never used: a newer workspace is refused by an older program."""
    raise NotImplementedError
